//! Alarms about intents. Each stands until somebody acknowledges it.

use backend::{AlarmKind, IntentAlarm, IntentId, Journalled, Seat};
use leptos::prelude::*;
use migration::ClusterRef;

use crate::error::ConsoleError;
use crate::parts::cluster_ref;
use crate::routes;
use crate::ui::moment;
use crate::words::{self, Words};

/// The alarms about a cluster's intents, newest first.
pub fn alarms(words: &'static Words, cluster: &ClusterRef, alarms: &[IntentAlarm]) -> AnyView {
    alarms.iter().map(|it| alarm(words, cluster, it)).collect_view().into_any()
}

/// What happened, in which intent, and the button that takes the alarm away.
fn alarm(words: &'static Words, cluster: &ClusterRef, alarm: &IntentAlarm) -> AnyView {
    let (id, text, link) = match &alarm.intent {
        Journalled::Intent(record) => {
            let text = words::outcome(words, record).text;
            (record.intent_id.to_string(), text, Some(routes::outcome_of(record)))
        }
        Journalled::Raw(raw) => {
            let text = format!("{} {}", raw.intent, words.outcome.unread);
            (raw.intent_id.clone(), text, None)
        }
    };
    let link = link.map(|href| view! { " " <a href=href>{words.panel.details}</a> });
    let comment = Some(alarm.comment.clone()).filter(|comment| !comment.is_empty());
    let comment = comment.map(|comment| {
        view! { <p><strong>{words.panel.error_message}</strong><span translate="no">{comment}</span></p> }
    });
    let ClusterRef { profile, region, id: cluster } = cluster;
    let fields = [
        ("profile", profile.to_string()),
        ("region", region.to_string()),
        ("cluster", cluster.to_string()),
        ("intent_id", id.clone()),
    ];
    let fields = fields.map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    // The sentence of one that fell back says when that was read.
    let read_at = (alarm.kind != AlarmKind::FellBack).then(|| {
        view! { <p class="muted">{(words.outcome.alarm_at)(&moment(alarm.at))}</p> }
    });
    let heading = format!("alarm-{id}");
    let labelled = heading.clone();
    view! {
        <section class="notice notice--standing" data-tone="danger" aria-labelledby=labelled>
            <h3 id=heading>{(words.outcome.alarm)(alarm.kind)}</h3>
            <p>{text} {link}</p>
            {comment}
            {read_at}
            <form method="post" action=routes::ACKNOWLEDGE_INTENT>
                {fields}
                <button class="button" type="submit">{words.outcome.acknowledge}</button>
            </form>
        </section>
    }
    .into_any()
}

/// Acknowledges the alarms about an intent: the operator knows.
#[server(endpoint = "intents/acknowledge", prefix = "/api")]
pub async fn acknowledge_intent(
    profile: String,
    region: String,
    cluster: String,
    intent_id: String,
) -> Result<(), ConsoleError> {
    let cluster = cluster_ref(profile, region, cluster)?;
    let id = IntentId::parse(intent_id)?;
    expect_context::<Seat>().acknowledge_intent(&cluster, &id).await?;
    leptos_axum::redirect(&routes::cluster(&cluster));
    Ok(())
}

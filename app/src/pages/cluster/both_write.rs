//! The alarm that a migration ended and left both sides accepting writes.

use backend::{BothWriteAlarm, IntentRecord, JournalError, Seat};
use leptos::prelude::*;
use migration::{ClusterRef, Migration, MigrationStatus};

use crate::error::{BadRequest, ConsoleError};
use crate::parts::cluster_ref;
use crate::routes;
use crate::ui::moment;
use crate::words::words;

/// An ending that left both sides writing, and the intent that was sent from here for it.
#[derive(Debug, Clone)]
pub struct BothWriteData {
    ended: BothWriteAlarm,
    /// `None` also if this version cannot read it.
    sent: Option<IntentRecord>,
}

impl BothWriteData {
    /// `None` while another migration is open. `now` is `None` if the migration cannot be read; the alarm stands all the same.
    pub async fn load(
        seat: &Seat,
        cluster: &ClusterRef,
        now: Option<&Migration>,
    ) -> Result<Option<Self>, ConsoleError> {
        if now.is_some_and(|now| now.status != MigrationStatus::NoMigration) {
            return Ok(None);
        }
        let Some(ended) = seat.both_write_alarm(cluster).await? else { return Ok(None) };
        let sent = match &ended.sent {
            Some(id) => match seat.intent(id).await {
                Err(JournalError::Raw(_)) => None,
                found => found?,
            },
            None => None,
        };
        Ok(Some(Self { ended, sent }))
    }
}

/// Stands above everything until it is acknowledged; then one line says by whom.
#[component]
pub fn BothWrite(data: BothWriteData) -> impl IntoView {
    let words = &words().both_write;
    let BothWriteData { ended, sent } = data;
    if let Some(acknowledged) = &ended.acknowledged {
        let text = (words.acknowledged)(&acknowledged.caller, &moment(acknowledged.at));
        return view! { <p class="muted">{text}</p> }.into_any();
    }
    let items = (words.checklist)(&ended).into_iter().map(|item| view! { <li>{item}</li> });
    let ClusterRef { profile, region, id } = &ended.cluster;
    let fields = [
        ("profile", profile.to_string()),
        ("region", region.to_string()),
        ("cluster", id.to_string()),
        ("gone", ended.gone.to_string()),
    ];
    let fields = fields.map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    view! {
        <section class="notice notice--standing" data-tone="danger" aria-labelledby="both-sides">
            <h2 id="both-sides">{words.title}</h2>
            <p>{(words.how)(&ended, sent.as_ref())}</p>
            <p>{(words.evidence)(&ended)}</p>
            <p><strong>{words.to_do}</strong></p>
            <ol>{items.collect_view()}</ol>
            <form method="post" action=routes::ACKNOWLEDGE_ENDING>
                {fields}
                <button class="button" type="submit">{words.acknowledge}</button>
            </form>
        </section>
    }
    .into_any()
}

/// Acknowledges the alarm: the operator took care of it. `gone` names the ending.
#[server(endpoint = "endings/acknowledge", prefix = "/api")]
pub async fn acknowledge_ending(
    profile: String,
    region: String,
    cluster: String,
    gone: String,
) -> Result<(), ConsoleError> {
    let cluster = cluster_ref(profile, region, cluster)?;
    let gone = gone.parse().map_err(|_| BadRequest::field("gone", routes::cluster(&cluster)))?;
    expect_context::<Seat>().acknowledge_both_write(&cluster, gone).await?;
    leptos_axum::redirect(&routes::cluster(&cluster));
    Ok(())
}

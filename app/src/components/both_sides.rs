use backend::{Backend, BothWriteAlarm, IntentRecord};
use leptos::prelude::*;
use migration::{ClusterRef, Migration, MigrationStatus};

use crate::error::ConsoleError;
use crate::panel::moment;
use crate::routes;
use crate::words::words;

/// An ending that left both sides writing, and the intent that was sent from here for it.
#[derive(Debug, Clone)]
pub struct BothSidesData {
    ended: BothWriteAlarm,
    sent: Option<IntentRecord>,
}

impl BothSidesData {
    /// Nothing while another migration is open.
    pub async fn load(
        backend: &Backend,
        cluster: &ClusterRef,
        now: &Migration,
    ) -> Result<Option<Self>, ConsoleError> {
        if now.status != MigrationStatus::NoMigration {
            return Ok(None);
        }
        let Some(ended) = backend.both_write_alarm(&cluster.id).await? else { return Ok(None) };
        let sent = match &ended.sent {
            Some(id) => backend.intent(id).await?,
            None => None,
        };
        Ok(Some(Self { ended, sent }))
    }
}

/// Stands above everything until somebody acknowledges it; then one line says who did.
#[component]
pub fn BothSides(data: BothSidesData) -> impl IntoView {
    let words = &words().both_write;
    let BothSidesData { ended, sent } = data;
    if let Some(acknowledged) = &ended.acknowledged {
        let text = (words.acknowledged)(&acknowledged.actor, &moment(acknowledged.at));
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

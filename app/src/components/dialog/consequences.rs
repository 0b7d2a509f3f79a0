use leptos::prelude::*;
use migration::Action;

use super::DialogData;

/// What follows from OK, and what cannot be undone (domain.md 3.3, 3.4, 6.3).
#[component]
pub fn Consequences(data: DialogData) -> impl IntoView {
    let items = sentences(&data).into_iter().map(|sentence| view! { <li>{sentence}</li> });
    view! {
        <section class="consequences">
            <h3>"What follows"</h3>
            <ul>{items.collect_view()}</ul>
        </section>
        {data.action.is_irreversible().then(|| view! {
            <p class="notice" data-tone="danger"><strong>"This cannot be undone."</strong></p>
        })}
    }
}

fn sentences(data: &DialogData) -> Vec<String> {
    let source = &data.now.source;
    let cluster = &data.cluster.id;
    match data.action {
        Action::Switch => vec![
            format!("{cluster} takes the writes, {source} becomes read-only and follows."),
            "Business is interrupted for 1 to 5 minutes; the switch usually takes less than 5 minutes.".into(),
            format!("A DTS task that writes to {source} breaks; one that reads from it has to be re-pointed soon."),
            "Rolling back stays possible until the migration is completed or expires.".into(),
        ],
        Action::RollBack => vec![
            format!("{source} takes the writes again, {cluster} becomes read-only and follows."),
            "Roles and direction go back, the data does not: what was written to PolarDB stays, because RDS has followed it.".into(),
            "Usually done within 10 minutes; the business is interrupted meanwhile.".into(),
        ],
        Action::Complete => vec![
            "The synchronization link is removed. Rolling back is not possible any more.".into(),
            format!("{source} accepts writes again, and so does {cluster}: both sides are Read and Write. Make sure that no application still writes to {source}."),
            "If binary logging is disabled the cluster restarts: about 40 seconds without connections.".into(),
        ],
        Action::Cancel => vec![
            "The synchronization link is removed. Switching over is not possible any more.".into(),
            format!("{cluster} becomes Read and Write, keeps its data and is not released: it starts to cost. {source} stays Read and Write, so both sides accept writes."),
            "If binary logging is disabled the cluster restarts: about 40 seconds without connections.".into(),
        ],
        Action::Continue => vec![
            "The migration goes on from the step it is stuck at.".into(),
            "A skipped error is not mended: what it is about may be missing or wrong on PolarDB.".into(),
        ],
        Action::Abandon => vec![
            "The migration task ends. Switching over is not possible any more.".into(),
            format!("{source} stays Read and Write and so becomes {cluster}, which remains and has to be released by hand: it goes on costing."),
        ],
    }
}

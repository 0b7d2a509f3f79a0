//! The six actions. Each stays visible; one that is not possible now says why.

use leptos::prelude::*;
use migration::{Action, ClusterRef, Migration, judge};

use crate::routes;
use crate::words::Words;

/// The buttons open dialogs. `in_progress` says what keeps the cluster from accepting any action.
pub fn buttons(
    words: &'static Words,
    cluster: &ClusterRef,
    now: &Migration,
    in_progress: Option<&str>,
) -> impl IntoView + use<> {
    let profile = (!cluster.profile.is_default()).then(|| cluster.profile.to_string());
    let profile = profile.map(|it| view! { <input type="hidden" name="profile" value=it/> });
    let buttons = Action::ALL.into_iter().map(|action| {
        let reason = in_progress.map(str::to_owned).or_else(|| refusal(words, action, now));
        button(words, cluster, action, reason)
    });
    view! {
        <form class="actions" method="get">
            <input type="hidden" name="region" value=cluster.region.to_string()/>
            {profile}
            {buttons.collect_view()}
        </form>
    }
}

/// Why an action is not possible now, as a sentence of its own.
fn refusal(words: &Words, action: Action, now: &Migration) -> Option<String> {
    let refusal = judge(action, now).err()?;
    Some((words.terms.sentence)(&(words.rules.refusal)(&refusal)))
}

/// Disabled if there is a reason.
fn button(
    words: &'static Words,
    cluster: &ClusterRef,
    action: Action,
    reason: Option<String>,
) -> impl IntoView + use<> {
    let reason_id = format!("{action}-reason");
    let disabled = reason.is_some();
    view! {
        <div class="actions__item">
            <button
                id=action.as_str()
                class="button"
                data-danger=action.is_irreversible().to_string()
                formaction=routes::dialog_path(cluster, action)
                disabled=disabled
                aria-describedby=disabled.then(|| reason_id.clone())
            >
                {(words.terms.button)(action)}
            </button>
            <p class="actions__reason" id=reason_id>{reason.unwrap_or_default()}</p>
        </div>
    }
}

use leptos::prelude::*;
use migration::Seen;

use super::DialogData;

/// Which form this is, which cluster it means, and what the operator sees.
#[component]
pub fn HiddenFields(data: DialogData) -> impl IntoView {
    let seen = Seen::of(&data.now);
    [
        ("intent_id", data.intent_id.to_string()),
        ("profile", data.cluster.profile.to_string()),
        ("region", data.cluster.region.to_string()),
        ("cluster", data.cluster.id.to_string()),
        ("seen_status", seen.status.to_string()),
        ("seen_direction", seen.direction.as_str().to_owned()),
        ("seen_rds_mode", seen.rds_mode.as_str().to_owned()),
        ("seen_polardb_mode", seen.cluster_mode.as_str().to_owned()),
        ("seen_source", seen.source),
        ("seen_rds_strings", seen.rds_strings.join(" ")),
        ("seen_polardb_strings", seen.polardb_strings.join(" ")),
        ("seen_error", seen.comment),
    ]
    .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
    .collect_view()
}

#[component]
pub fn BinlogChoice() -> impl IntoView {
    view! {
        <Choice
            legend="Binary logging of the cluster"
            name="binlog"
            kept=("keep", "Keep binary logging")
            other=("disable", "Disable binary logging (the cluster restarts)")
        />
    }
}

#[component]
pub fn ErrorChoice(comment: String) -> impl IntoView {
    let error = (!comment.is_empty()).then(|| {
        view! { <p class="notice" data-tone="danger"><strong>"Error Message: "</strong>{comment}</p> }
    });
    view! {
        {error}
        <Choice
            legend="The error"
            name="error"
            kept=("mended", "The cause is mended; check again")
            other=("skip", "Skip this error and go on (ForceSwitch)")
        />
    }
}

/// Two radio buttons, value and label; the first is chosen until the operator chooses the other.
#[component]
fn Choice(
    legend: &'static str,
    name: &'static str,
    kept: (&'static str, &'static str),
    other: (&'static str, &'static str),
) -> impl IntoView {
    let option = move |(value, label), checked: bool| {
        view! {
            <label class="choice__option">
                <input type="radio" name=name value=value checked=checked required/>
                {label}
            </label>
        }
    };
    view! {
        <fieldset class="choice">
            <legend>{legend}</legend>
            {option(kept, true)}
            {option(other, false)}
        </fieldset>
    }
}

/// What cannot be undone needs the cluster's name.
#[component]
pub fn TypedConfirmation(cluster: String) -> impl IntoView {
    view! {
        <label class="field">
            "Type the cluster ID to confirm"
            <input name="typed_cluster_id" required autocomplete="off" autocapitalize="off"
                spellcheck="false" aria-describedby="typed-hint"/>
        </label>
        <p class="field__hint" id="typed-hint">"The cluster ID is " <code>{cluster}</code></p>
    }
}

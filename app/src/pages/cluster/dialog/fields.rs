//! The fields of a dialog's form, apart from the endpoints.

use leptos::prelude::*;
use migration::Seen;

use super::data::DialogData;
use super::dialog_fields::checked;
use crate::words::words;

/// Which form this is, which cluster it means, and what the operator sees.
#[component]
pub fn HiddenFields(data: DialogData) -> impl IntoView {
    let seen = Seen::of(&data.now);
    let fields = [
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
        ("checked", checked(&data.choice.parameters(data.action))),
    ]
    .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
    .collect_view();
    // Only for the page that checks again: what it shows stays in its address.
    let shown = [("intent", data.posted), ("change", data.change.map(|record| record.intent_id))];
    let shown = shown.into_iter().filter_map(|(name, id)| {
        let value = id?.to_string();
        Some(view! { <input type="hidden" name=name value=value/> })
    });
    view! { {fields} {shown.collect_view()} }
}

#[component]
pub fn BinlogChoice(keep: bool) -> impl IntoView {
    let words = &words().dialog;
    view! {
        <Choice
            legend=words.binlog
            name="binlog"
            kept=("keep", words.keep_binlog)
            other=("disable", words.disable_binlog)
            is_kept=keep
        />
    }
}

#[component]
pub fn ErrorChoice(comment: String, force: bool) -> impl IntoView {
    let words = &words().dialog;
    let error = (!comment.is_empty()).then(|| {
        view! { <p class="notice" data-tone="danger"><strong>{words.error_message}</strong><span translate="no">{comment}</span></p> }
    });
    view! {
        {error}
        <Choice
            legend=words.the_error
            name="error"
            kept=("mended", words.error_mended)
            other=("skip", words.error_skipped)
            is_kept=!force
        />
    }
}

/// Two radio buttons, value and label.
#[component]
fn Choice(
    legend: &'static str,
    name: &'static str,
    kept: (&'static str, &'static str),
    other: (&'static str, &'static str),
    is_kept: bool,
) -> impl IntoView {
    let option = move |(value, label), checked: bool| {
        view! {
            <label class="choice__option">
                <input type="radio" id=format!("{name}-{value}") name=name value=value checked=checked required/>
                {label}
            </label>
        }
    };
    view! {
        <fieldset class="choice" data-renders="preflight">
            <legend>{legend}</legend>
            {option(kept, is_kept)}
            {option(other, !is_kept)}
        </fieldset>
    }
}

/// What cannot be undone needs the cluster's name.
#[component]
pub fn TypedConfirmation(cluster: String) -> impl IntoView {
    let words = &words().dialog;
    view! {
        <label class="field">
            {words.type_cluster_id}
            <input id="typed" name="typed_cluster_id" required autocomplete="off" autocapitalize="off"
                spellcheck="false" aria-describedby="typed-hint"/>
        </label>
        <p class="field__hint" id="typed-hint">{words.cluster_id_is} <code>{cluster}</code></p>
    }
}

//! Times as people read them.

use jiff::{Timestamp, Unit};
use leptos::prelude::*;

/// `2026-11-20 08:00:00 UTC`
pub fn moment(time: Timestamp) -> String {
    to_seconds(time).strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// A time in UTC, and beside it the reader's own time: the start script fills `local-time` where the two differ.
/// `unknown` stands in the place of a time that is `None`.
#[component]
pub fn Moment(
    #[prop(into)] at: Option<Timestamp>,
    #[prop(optional)] unknown: &'static str,
) -> impl IntoView {
    let text = at.map_or_else(|| unknown.to_owned(), moment);
    let at = at.map(|at| to_seconds(at).to_string());
    let local = at.clone().map(|at| view! { <local-time at=at></local-time> });
    view! { <time datetime=at>{text}</time> " " {local} }
}

fn to_seconds(time: Timestamp) -> Timestamp {
    time.round(Unit::Second).unwrap_or(time)
}

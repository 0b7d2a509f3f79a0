use leptos::prelude::*;

use crate::view::MomentView;

/// A time in UTC, and beside it the reader's own time: the start script fills `local-time` where the two differ.
#[component]
pub fn Moment(moment: MomentView) -> impl IntoView {
    let MomentView { text, at } = moment;
    let local = at.clone().map(|at| view! { <local-time at=at></local-time> });
    view! { <time datetime=at>{text}</time> " " {local} }
}

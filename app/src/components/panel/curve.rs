//! The replication delay over time. The sentence says what the picture shows.

use leptos::prelude::*;

use crate::ui::Moment;
use crate::view::CurveView;

pub fn curve(curve: &CurveView) -> impl IntoView + use<> {
    let curve = curve.clone();
    let viewbox = format!("0 0 {} {}", CurveView::WIDTH, CurveView::HEIGHT);
    let trend = curve.trend.map(|trend| {
        view! { <span class="tag" data-tone=trend.tone.as_str()>{trend.text}</span> }
    });
    view! {
        <figure class="curve">
            <figcaption class="curve__head"><span class="curve__title">{curve.title}</span> " " {trend}</figcaption>
            <p class="curve__top" aria-hidden="true">{curve.top}</p>
            <svg class="curve__picture" viewBox=viewbox preserveAspectRatio="none" aria-hidden="true">
                <path class="curve__area" d=curve.area/>
                <path class="curve__gate" d=curve.gate/>
                <path class="curve__line" d=curve.line/>
            </svg>
            <p class="curve__ends">
                <span><Moment moment=curve.from/></span>
                <span class="curve__key">{curve.gate_label}</span>
                <span>{curve.to}</span>
            </p>
            <p class="curve__sentence">{curve.sentence}</p>
        </figure>
    }
}

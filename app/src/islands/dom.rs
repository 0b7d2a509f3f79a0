//! The few things of the browser that every island needs.

use gloo_timers::future::TimeoutFuture;
use js_sys::Promise;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, EventTarget, HtmlElement};

pub const VISIBILITY: &str = "visibilitychange";

pub fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

pub fn first(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

pub fn all(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// A number that an element carries; zero if it has none.
pub fn number(element: &Element, attribute: &str) -> u32 {
    element.get_attribute(attribute).and_then(|text| text.parse().ok()).unwrap_or_default()
}

pub fn set_hidden(element: &Element, hidden: bool) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.set_hidden(hidden);
    }
}

/// A text that stays the same is not set: a screen reader would say it again.
pub fn set_text(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Listens for as long as the page lives.
pub fn listen(target: &EventTarget, event: &str, react: impl FnMut(Event) + 'static) {
    let react = Closure::<dyn FnMut(Event)>::new(react).into_js_value();
    let _ = target.add_event_listener_with_callback(event, react.unchecked_ref());
}

/// The element that an event is about.
pub fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

pub async fn pause(ms: u32) {
    // The browser takes a signed number.
    TimeoutFuture::new(ms.min(i32::MAX.unsigned_abs())).await;
}

pub async fn until_visible() {
    while document().hidden() {
        let mut seen = None;
        let changed = Promise::new(&mut |change, _| seen = Some(change));
        if let Some(seen) = &seen {
            let _ = document().add_event_listener_with_callback(VISIBILITY, seen);
            let _ = JsFuture::from(changed).await;
            let _ = document().remove_event_listener_with_callback(VISIBILITY, seen);
        }
    }
}

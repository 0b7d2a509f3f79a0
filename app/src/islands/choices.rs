//! Renders parts of the page anew when a choice changes on which they depend: with what is chosen now in its form, by the
//! server, so that no rule is here.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{FormData, HtmlFormElement, UrlSearchParams};

use super::{dom, page, page_parts};

const BUSY: &str = "aria-busy";
const CHECKING: &str = "data-checking";
const BEING_SENT: &str = "form[aria-busy=true]:not([data-checking])";

/// Counts the changes: answers that came too late are passed over.
static CHANGES: AtomicU32 = AtomicU32::new(0);

pub fn begin() {
    dom::listen(&document(), "change", |event| {
        let Some(target) = dom::target(&event) else { return };
        let closest = |selector| target.closest(selector).ok().flatten();
        let parts = closest("[data-renders]").and_then(|it| it.get_attribute("data-renders"));
        let form = closest("form").and_then(|form| form.dyn_into().ok());
        if let (Some(parts), Some(form)) = (parts, form) {
            spawn_local(render(form, parts));
        }
    });
}

async fn render(form: HtmlFormElement, parts: String) {
    let change = CHANGES.fetch_add(1, Ordering::Relaxed) + 1;
    let Some(url) = address(&form) else { return };
    // Until a choice that has changed is checked, a form that changes something cannot be sent.
    let is_checked = form.method() == "post";
    if is_checked {
        let _ = form.set_attribute(BUSY, "true");
        let _ = form.set_attribute(CHECKING, "");
    }
    let page = page::at(&url).await;
    // A form that is being sent must not vanish.
    if CHANGES.load(Ordering::Relaxed) != change || dom::first(BEING_SENT).is_some() {
        return;
    }
    let found = page.filter(|page| parts.split(' ').filter(|part| page.put(part)).count() > 0);
    match found {
        Some(_) if is_checked => show_address(),
        None if is_checked => not_checked(&form),
        _ => {}
    }
    page_parts::begin();
}

/// What was rendered says under which address it is found again.
fn show_address() {
    let url = dom::first("[data-url]").and_then(|part| part.get_attribute("data-url"));
    if let (Some(url), Ok(history)) = (url, window().history()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url));
    }
}

/// This page with what is chosen in the form.
fn address(form: &HtmlFormElement) -> Option<String> {
    let data = FormData::new_with_form(form).ok()?;
    let query = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    let path = window().location().pathname().ok()?;
    Some(path + "?" + &String::from(query.to_string()))
}

/// Says so, and shows the button that checks.
fn not_checked(form: &HtmlFormElement) {
    let _ = form.remove_attribute(BUSY);
    let _ = form.remove_attribute(CHECKING);
    let _ = form.set_attribute("data-stale", "");
    if let Some(status) = dom::by_id("news") {
        dom::set_text(&status, &status.get_attribute("data-failed").unwrap_or_default());
    }
}

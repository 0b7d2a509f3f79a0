//! Asks for this page again and again while its tab is visible and some part of it says `data-follow`.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::window;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::{dom, page};

const LEAST_MS: u32 = 250;
/// The first wait after an answer that did not come; it doubles five times, to half a minute.
const LOST_MS: u32 = 1_000;
/// A form on its way, or one whose choice is being checked, must not change.
const BUSY: &str = "form[aria-busy=true]";

static FOLLOWS: AtomicBool = AtomicBool::new(false);

/// Has no effect if no part is marked, or it has begun already.
pub fn begin() {
    if !FOLLOWS.swap(true, Ordering::Relaxed) {
        spawn_local(async {
            follow().await;
            FOLLOWS.store(false, Ordering::Relaxed);
        });
    }
}

/// Runs until no part is marked.
async fn follow() {
    let mut failures: u32 = 0;
    while let Some(next) = marked().iter().map(|part| dom::number(part, "data-follow")).min() {
        let wait = if failures > 0 { LOST_MS << failures.min(5) } else { next.max(LEAST_MS) };
        dom::pause(wait).await;
        dom::until_visible().await;
        let Some(url) = address() else { return };
        let page = page::at(&url).await;
        // Something was chosen meanwhile: what this shows was chosen before.
        if address().as_ref() != Some(&url) {
            continue;
        }
        let found = page.is_some_and(|page| take_over(&page));
        failures = if found { 0 } else { failures + 1 };
        for notice in dom::all("[data-lost]") {
            dom::set_hidden(&notice, found);
        }
    }
}

fn marked() -> Vec<Element> {
    dom::all("[data-follow]")
}

fn address() -> Option<String> {
    window().location().href().ok()
}

/// Whether the page has any of the parts: another page has none.
fn take_over(page: &page::Page) -> bool {
    let mut found = false;
    for part in marked() {
        let is_busy = matches!(part.query_selector(BUSY), Ok(Some(_)));
        found |= is_busy || page.put(&part.id());
    }
    found
}

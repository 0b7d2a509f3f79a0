use leptos::prelude::*;

/// Keeps the parts of the page that are marked `data-follow` as the server would render them now, for as long as the tab is
/// visible. The first mark says in how many milliseconds the next look is worth it. `lost` says that none came back.
#[island]
pub fn KeepFresh(lost: String) -> impl IntoView {
    let is_lost = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    browser::follow(is_lost);
    view! { <p class="notice" data-tone="warning" role="status" hidden=move || !is_lost.get()>{lost}</p> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use gloo_timers::future::TimeoutFuture;
    use leptos::prelude::*;
    use leptos::wasm_bindgen::JsCast;
    use web_sys::{Document, Element, HtmlElement, HtmlInputElement};

    use super::super::fetched;

    const MARK: &str = "data-follow";
    /// How often a hidden tab looks whether it is visible again, in milliseconds.
    const HIDDEN_MS: u32 = 1_000;
    /// The first wait after an answer that did not come; it doubles five times, to half a minute.
    const LOST_MS: u32 = 1_000;

    pub fn follow(is_lost: RwSignal<bool>) {
        leptos::task::spawn_local(async move {
            let mut failures: u32 = 0;
            let mut next = next_look(&document());
            loop {
                TimeoutFuture::new(if failures > 0 { LOST_MS << failures.min(5) } else { next })
                    .await;
                while document().hidden() {
                    TimeoutFuture::new(HIDDEN_MS).await;
                }
                match page().await {
                    Some(page) => {
                        failures = 0;
                        next = next_look(&page);
                        take_over(&page);
                    }
                    None => failures += 1,
                }
                is_lost.set(failures > 0);
            }
        });
    }

    fn next_look(page: &Document) -> u32 {
        let mark = page.query_selector("[data-follow]").ok().flatten();
        let text = mark.and_then(|mark| mark.get_attribute(MARK)).unwrap_or_default();
        text.parse().unwrap_or(LOST_MS).max(LOST_MS / 4)
    }

    /// The page of this address as it is now; nothing where the answer is another one.
    async fn page() -> Option<Document> {
        let url = window().location().href().ok()?;
        let page = fetched::page(&url).await?;
        page.query_selector("[data-follow]").ok()??;
        Some(page)
    }

    /// Keeps what the reader did meanwhile: ticks and focus.
    fn take_over(page: &Document) {
        let here = document();
        let focus = here.active_element().and_then(|it| name(&it));
        let ticks: Vec<_> = boxes(&here).into_iter().map(|it| (it.value(), it.checked())).collect();
        for (old, new) in marked(&here).iter().zip(&marked(page)) {
            patch(old, new);
        }
        for tick in boxes(&here) {
            if let Some((_, checked)) = ticks.iter().find(|(value, _)| *value == tick.value()) {
                tick.set_checked(*checked);
            }
        }
        let lost = here.active_element().is_none_or(|it| it.tag_name() == "BODY");
        if let Some(selector) = focus.filter(|_| lost)
            && let Ok(Some(found)) = here.query_selector(&selector)
            && let Ok(found) = found.dyn_into::<HtmlElement>()
        {
            let _ = found.focus();
        }
    }

    /// How a link, a box or a button is found again.
    fn name(element: &Element) -> Option<String> {
        ["href", "value"].into_iter().find_map(|attribute| {
            let value = element.get_attribute(attribute)?;
            Some(format!("[data-follow] [{attribute}=\"{}\"]", value.replace(['"', '\\'], "")))
        })
    }

    fn boxes(page: &Document) -> Vec<HtmlInputElement> {
        all(page, "[data-follow] input")
    }

    /// The outermost marked elements have a number; the marks inside say which elements keep their place.
    fn marked(page: &Document) -> Vec<Element> {
        all(page, "[data-follow]:not([data-follow=''])")
    }

    fn all<T: JsCast>(page: &Document, selector: &str) -> Vec<T> {
        let Ok(found) = page.query_selector_all(selector) else { return Vec::new() };
        (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
    }

    /// Makes the children of `old` those of `new`. What did not change stays the element it was.
    fn patch(old: &Element, new: &Element) {
        let (mut mine, mut theirs) = (old.first_element_child(), new.first_element_child());
        loop {
            match (mine, theirs) {
                (Some(a), Some(b)) => {
                    (mine, theirs) = (a.next_element_sibling(), b.next_element_sibling());
                    if a.outer_html() == b.outer_html() {
                        continue;
                    }
                    if a.has_attribute(MARK)
                        && b.has_attribute(MARK)
                        && a.tag_name() == b.tag_name()
                    {
                        patch(&a, &b);
                    } else {
                        let _ = a.replace_with_with_node_1(&b);
                    }
                }
                (Some(a), None) => {
                    mine = a.next_element_sibling();
                    theirs = None;
                    a.remove();
                }
                (None, Some(b)) => {
                    theirs = b.next_element_sibling();
                    mine = None;
                    let _ = old.append_child(&b);
                }
                (None, None) => break,
            }
        }
    }
}

use leptos::prelude::*;

/// Asks for this page again and again, and gives one element its newest content, for as long as the element's page says
/// `data-follow`. Where scripts are off, a link with the class `refresh` takes its place.
#[island]
pub fn Refetch(id: String, every_ms: u32) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    Effect::new(move || leptos::task::spawn_local(refetch(id.clone(), every_ms)));
    #[cfg(feature = "ssr")]
    let _ = (id, every_ms);
}

#[cfg(feature = "hydrate")]
async fn refetch(id: String, every_ms: u32) {
    use gloo_timers::future::TimeoutFuture;

    use super::fetched;

    /// How often a hidden tab looks whether it is visible again, in milliseconds.
    const HIDDEN_MS: u32 = 1_000;
    /// Answers that did not come double the wait, this often at most.
    const MOST_DOUBLINGS: u32 = 5;

    let goes_on = |element: &web_sys::Element| element.has_attribute("data-follow");
    let is_there = || document().get_element_by_id(&id);
    if !is_there().is_some_and(|element| goes_on(&element)) {
        return;
    }
    let (mut failures, mut last) = (0_u32, String::new());
    loop {
        TimeoutFuture::new(every_ms << failures.min(MOST_DOUBLINGS)).await;
        while document().hidden() {
            TimeoutFuture::new(HIDDEN_MS).await;
        }
        let Ok(url) = window().location().href() else { return };
        let page = fetched::page(&url).await;
        match page.and_then(|page| fetched::put(&page, &id, &mut last)) {
            Some(there) if goes_on(&there) => failures = 0,
            Some(_) => {
                let _ = is_there().map(|element| element.remove_attribute("data-follow"));
                return;
            }
            None => failures += 1,
        }
    }
}

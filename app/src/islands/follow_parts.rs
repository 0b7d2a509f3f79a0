use leptos::prelude::*;

/// Asks for this page again and again while its tab is visible, and gives the elements named in `ids`, separated by spaces,
/// their newest content, but never from under somebody's focus. There may be no islands in them.
#[island]
pub fn FollowParts(ids: String, every_ms: u32) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    Effect::new(move || leptos::task::spawn_local(follow(ids.clone(), every_ms)));
    #[cfg(feature = "ssr")]
    let _ = (ids, every_ms);
}

#[cfg(feature = "hydrate")]
async fn follow(ids: String, every_ms: u32) {
    use gloo_timers::future::TimeoutFuture;

    use super::fetched;

    /// Answers that did not come double the wait, this often at most.
    const MOST_DOUBLINGS: u32 = 4;

    let mut failures: u32 = 0;
    // What was put last: scripts add local times to what is shown.
    let mut last: Vec<String> = ids.split(' ').map(|_| String::new()).collect();
    loop {
        TimeoutFuture::new(every_ms << failures.min(MOST_DOUBLINGS)).await;
        if document().hidden() {
            continue;
        }
        let Ok(url) = window().location().href() else { return };
        let Some(page) = fetched::page(&url).await else {
            failures += 1;
            continue;
        };
        failures = 0;
        for (id, last) in ids.split(' ').zip(&mut last) {
            put(&page, id, last);
        }
    }
}

#[cfg(feature = "hydrate")]
fn put(page: &web_sys::Document, id: &str, last: &mut String) {
    let (here, there) = (document().get_element_by_id(id), page.get_element_by_id(id));
    let (Some(here), Some(there)) = (here, there) else { return };
    let content = there.inner_html();
    if content == *last || here.matches(":focus-within").unwrap_or_default() {
        return;
    }
    if here.inner_html() != content {
        here.set_inner_html(&content);
    }
    *last = content;
}

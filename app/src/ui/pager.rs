//! The way through the pages of a list.

use leptos::prelude::*;

/// `to` makes the link or the button that leads to a page, with its text. `None` if there is only one page.
pub fn pager<V: IntoView + 'static>(
    (page, pages): (usize, usize),
    label: &'static str,
    (previous, next): (&'static str, &'static str),
    here: String,
    to: impl Fn(usize, &'static str) -> V,
) -> Option<impl IntoView> {
    (pages > 1).then(|| {
        view! {
            <nav class="pager" aria-label=label>
                {(page > 1).then(|| to(page - 1, previous))}
                <span>{here}</span>
                {(page < pages).then(|| to(page + 1, next))}
            </nav>
        }
    })
}

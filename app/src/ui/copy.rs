use leptos::prelude::*;

/// Copies the `code` of the `.copyable` it is in. The start script listens, so that it works in whatever is put into the
/// page later; the button is hidden until scripts run.
#[component]
pub fn CopyButton(label: String, copy: String, copied: String) -> impl IntoView {
    view! {
        <button type="button" class="copy" aria-label=label data-copied=copied>{copy}</button>
    }
}

use leptos::prelude::*;

/// Stands inside a rendered `<dialog open>` and makes it modal: focus stays inside, Escape leads to its `data-back`,
/// and a form that is on its way cannot be sent by a second click.
#[island]
pub fn Modal() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    enhance();
}

#[cfg(feature = "hydrate")]
fn enhance() {
    use leptos::wasm_bindgen::JsCast;
    use web_sys::HtmlDialogElement;

    use super::dom::{first, listen, target};

    const ON_ITS_WAY: &str = "aria-busy";

    let Some(dialog) = first("dialog[data-back]") else { return };
    let back = dialog.get_attribute("data-back").unwrap_or_default();
    let dialog: HtmlDialogElement = dialog.unchecked_into();
    // showModal throws on a dialog that is open already.
    dialog.set_open(false);
    if dialog.show_modal().is_err() {
        dialog.set_open(true);
    }
    listen(&dialog, "cancel", move |event| {
        event.prevent_default();
        let _ = window().location().set_href(&back);
    });
    // Marked, not disabled: a disabled button would not be sent with its form.
    listen(&dialog, "submit", |event| {
        let Some(form) = target(&event) else { return };
        match form.get_attribute(ON_ITS_WAY).as_deref() {
            Some("true") => event.prevent_default(),
            _ => drop(form.set_attribute(ON_ITS_WAY, "true")),
        }
    });
    // A page that comes back from the browser's memory can be sent again; the server knows the form.
    listen(&window(), "pageshow", |_| {
        if let Some(form) = first("dialog form[aria-busy]") {
            let _ = form.remove_attribute(ON_ITS_WAY);
        }
    });
}

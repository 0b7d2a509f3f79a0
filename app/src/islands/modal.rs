use leptos::prelude::*;

/// Stands inside a rendered `<dialog open>` and makes it modal: focus stays inside, Escape leads to its `data-back`.
#[island]
pub fn Modal() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    enhance();
}

#[cfg(feature = "hydrate")]
fn enhance() {
    use leptos::wasm_bindgen::JsCast;
    use web_sys::HtmlDialogElement;

    use super::dom::{first, listen};

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
}

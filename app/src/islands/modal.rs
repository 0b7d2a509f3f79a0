//! Makes a rendered dialog modal.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::dom::{first, listen};

pub fn begin() {
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

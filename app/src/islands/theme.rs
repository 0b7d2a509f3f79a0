//! Goes to the next theme and keeps it.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDocument};

use super::dom::{first, listen};

const THEME: &str = "data-theme";

pub fn begin() {
    let Some(button) = first(".theme") else { return };
    let switched = button.clone();
    listen(&switched, "click", move |_| switch(&button));
}

fn switch(button: &Element) {
    let Some(root) = document().document_element() else { return };
    let (theme, label) = match root.get_attribute(THEME).as_deref() {
        Some("light") => ("dark", "data-dark"),
        Some(_) => ("", "data-system"),
        None => ("light", "data-light"),
    };
    let _ = match theme {
        "" => root.remove_attribute(THEME),
        theme => root.set_attribute(THEME, theme),
    };
    button.set_text_content(button.get_attribute(label).as_deref());
    // A year.
    let cookie = "theme=".to_owned() + theme + "; Path=/; Max-Age=31536000; SameSite=Strict";
    let _ = document().unchecked_into::<HtmlDocument>().set_cookie(&cookie);
}

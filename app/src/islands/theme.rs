use leptos::prelude::*;

/// The button goes from the system's theme to light, to dark, and back. A cookie keeps the choice, so that the server renders
/// it and nothing flashes.
#[island]
pub fn ThemeSwitch() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    if let Some(button) = super::dom::first(".theme") {
        let switched = button.clone();
        super::dom::listen(&switched, "click", move |_| switch(&button));
    }
}

#[cfg(feature = "hydrate")]
fn switch(button: &web_sys::Element) {
    use leptos::wasm_bindgen::JsCast;

    const THEME: &str = "data-theme";

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
    let _ = document().unchecked_into::<web_sys::HtmlDocument>().set_cookie(&cookie);
}

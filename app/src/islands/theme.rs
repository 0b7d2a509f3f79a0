use leptos::prelude::*;

/// Light, dark, or as the system says, with the label of each. Needs scripts, and is hidden until they run; a cookie keeps the choice, so
/// that the server renders it and nothing flashes.
#[island]
pub fn ThemeSwitch(theme: String, system: String, light: String, dark: String) -> impl IntoView {
    let theme = RwSignal::new(theme);
    let label = move || match theme.read().as_str() {
        "light" => light.clone(),
        "dark" => dark.clone(),
        _ => system.clone(),
    };
    let next = move |_| {
        let chosen = match theme.read_untracked().as_str() {
            "light" => "dark",
            "dark" => "",
            _ => "light",
        };
        #[cfg(feature = "hydrate")]
        apply(chosen);
        theme.set(chosen.to_owned());
    };
    view! { <button type="button" class="theme" on:click=next>{label}</button> }
}

#[cfg(feature = "hydrate")]
fn apply(theme: &str) {
    use leptos::wasm_bindgen::JsCast;

    const YEAR_SECONDS: u32 = 31_536_000;
    if let Some(root) = document().document_element() {
        let _ = match theme {
            "" => root.remove_attribute("data-theme"),
            theme => root.set_attribute("data-theme", theme),
        };
    }
    if let Ok(document) = document().dyn_into::<web_sys::HtmlDocument>() {
        let cookie = format!("theme={theme}; Path=/; Max-Age={YEAR_SECONDS}; SameSite=Strict");
        let _ = document.set_cookie(&cookie);
    }
}

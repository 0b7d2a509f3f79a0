use leptos::prelude::*;

/// Stands inside a rendered `<dialog open>` and makes it modal: focus stays inside, Escape leads to `back`,
/// and a form that is on its way cannot be sent by a second click.
#[island]
pub fn Modal(back: String) -> impl IntoView {
    let here = NodeRef::<leptos::html::Span>::new();
    #[cfg(feature = "hydrate")]
    Effect::new(move || {
        if let Some(here) = here.get() {
            enhance(&here, back.clone());
        }
    });
    #[cfg(feature = "ssr")]
    let _ = back;
    view! { <span node_ref=here hidden></span> }
}

#[cfg(feature = "hydrate")]
fn enhance(here: &web_sys::Element, back: String) {
    use leptos::wasm_bindgen::JsCast;

    let Ok(Some(dialog)) = here.closest("dialog") else { return };
    let Ok(dialog) = dialog.dyn_into::<web_sys::HtmlDialogElement>() else { return };
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
        let form = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        if let Some(form) = form {
            match form.get_attribute(ON_ITS_WAY).as_deref() {
                Some("true") => event.prevent_default(),
                _ => drop(form.set_attribute(ON_ITS_WAY, "true")),
            }
        }
    });
    // A page that comes back from the browser's memory can be sent again; the server knows the form.
    listen(&window(), "pageshow", move |_| {
        if let Ok(Some(form)) = dialog.query_selector("form[aria-busy]") {
            drop(form.remove_attribute(ON_ITS_WAY));
        }
    });
}

#[cfg(feature = "hydrate")]
const ON_ITS_WAY: &str = "aria-busy";

/// Listens for as long as the page lives.
#[cfg(feature = "hydrate")]
fn listen(target: &web_sys::EventTarget, event: &str, react: impl FnMut(web_sys::Event) + 'static) {
    use leptos::wasm_bindgen::{JsCast, closure::Closure};

    let react = Closure::<dyn FnMut(web_sys::Event)>::new(react);
    let _ = target.add_event_listener_with_callback(event, react.as_ref().unchecked_ref());
    react.forget();
}

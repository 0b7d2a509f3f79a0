use leptos::prelude::*;

/// Stands inside a form that is sent by GET. When something is chosen in it, the page that the form leads to is fetched,
/// and the elements named in `parts`, separated by spaces, get the content they have there. Where scripts are off, a
/// button with the class `refresh` takes its place.
#[island]
pub fn Preview(parts: String) -> impl IntoView {
    let here = NodeRef::<leptos::html::Span>::new();
    #[cfg(feature = "hydrate")]
    Effect::new(move || {
        if let Some(here) = here.get() {
            enhance(&here, parts.clone());
        }
    });
    #[cfg(feature = "ssr")]
    let _ = parts;
    view! { <span node_ref=here hidden></span> }
}

#[cfg(feature = "hydrate")]
fn enhance(here: &web_sys::Element, parts: String) {
    use std::cell::Cell;
    use std::rc::Rc;

    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;

    let Ok(Some(form)) = here.closest("form") else { return };
    let Ok(form) = form.dyn_into::<web_sys::HtmlFormElement>() else { return };
    let newest = Rc::new(Cell::new(0_u32));
    let listened = form.clone();
    let react = Closure::<dyn FnMut()>::new(move || {
        let turn = newest.get().wrapping_add(1);
        newest.set(turn);
        let (form, parts, newest) = (form.clone(), parts.clone(), newest.clone());
        leptos::task::spawn_local(async move {
            let Some(page) = answer_to(&form).await else { return };
            // Something else was chosen while this was on its way.
            if newest.get() == turn {
                put(&page, &parts);
            }
        });
    });
    let _ = listened.add_event_listener_with_callback("change", react.as_ref().unchecked_ref());
    react.forget();
}

#[cfg(feature = "hydrate")]
async fn answer_to(form: &web_sys::HtmlFormElement) -> Option<web_sys::Document> {
    let data = web_sys::FormData::new_with_form(form).ok()?;
    let query = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    let query = String::from(query.to_string());
    super::fetched::page(&format!("{}?{query}", form.action())).await
}

/// What has the focus stays as it is.
#[cfg(feature = "hydrate")]
fn put(page: &web_sys::Document, parts: &str) {
    let focused = document().active_element();
    for id in parts.split(' ') {
        let part = document().get_element_by_id(id);
        let is_used = part.is_some_and(|part| part.contains(focused.as_deref()));
        if !is_used {
            super::fetched::put(page, id, &mut String::new());
        }
    }
}

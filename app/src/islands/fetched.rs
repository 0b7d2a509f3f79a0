//! A page of the console, fetched beside the one that is shown, and parts of it put in place.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The page at an address of this console; nothing where it has no answer or says no.
pub async fn page(url: &str) -> Option<web_sys::Document> {
    let answer = JsFuture::from(window().fetch_with_str(url)).await.ok()?;
    let answer = answer.dyn_into::<web_sys::Response>().ok().filter(web_sys::Response::ok)?;
    let text = JsFuture::from(answer.text().ok()?).await.ok()?.as_string()?;
    let parser = web_sys::DomParser::new().ok()?;
    parser.parse_from_string(&text, web_sys::SupportedType::TextHtml).ok()
}

/// Gives an element the content that it has on the other page, and says whether that is new. Islands inside would stay
/// without life, so there may be none.
pub fn put(from: &web_sys::Document, id: &str, last: &mut String) -> Option<web_sys::Element> {
    let (here, there) = (document().get_element_by_id(id)?, from.get_element_by_id(id)?);
    // Compared with what was fetched before: scripts have added local times to what is shown.
    let content = there.inner_html();
    if content != *last {
        here.set_inner_html(&content);
        *last = content;
    }
    Some(there)
}

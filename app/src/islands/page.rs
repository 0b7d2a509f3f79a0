//! A page of the console, fetched beside the one that is shown, whose parts take the place of those.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, DomParser, Response, SupportedType};

use super::dom;
use super::morph::morph;

pub struct Page(Document);

/// The page at an address of this console; `None` if it has no answer or refuses.
pub async fn at(url: &str) -> Option<Page> {
    let answer = JsFuture::from(window().fetch_with_str(url)).await.ok()?;
    let answer: Response = answer.unchecked_into();
    if !answer.ok() {
        return None;
    }
    let text = JsFuture::from(answer.text().ok()?).await.ok()?.as_string()?;
    Some(Page(parsed(&text)?))
}

pub fn parsed(html: &str) -> Option<Document> {
    DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()
}

impl Page {
    /// Makes a part of the page that is shown like its counterpart, and says whether there is one.
    pub fn put(&self, id: &str) -> bool {
        let (here, there) = (dom::by_id(id), self.0.get_element_by_id(id));
        let (Some(here), Some(there)) = (here, there) else { return false };
        let has_focus = || here.contains(document().active_element().as_deref());
        let had_focus = has_focus();
        morph(&here, &there);
        // What had the focus is gone: the title of the dialog gets it.
        if had_focus
            && !has_focus()
            && let Some(title) = dom::by_id("dialog-title")
        {
            dom::focus(&title);
        }
        // What is to be announced, and where.
        if let (Some(news), Some(status)) = (here.get_attribute("data-news"), dom::by_id("news")) {
            dom::set_text(&status, &news);
        }
        true
    }
}

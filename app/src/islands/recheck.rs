use leptos::prelude::*;

/// Stands inside a dialog and renders its checks anew: when a choice changes, and by itself while they ask to be followed.
/// The server renders, so no rule is here. Focus, ticks and what was typed stay; what they found is announced.
#[island]
pub fn Recheck(failed: String) -> impl IntoView {
    let here = NodeRef::<leptos::html::P>::new();
    #[cfg(feature = "hydrate")]
    Effect::new(move || {
        if let Some(here) = here.get() {
            enhance::begin((*here).clone().into(), failed.clone());
        }
    });
    #[cfg(feature = "ssr")]
    let _ = failed;
    view! { <p node_ref=here class="visually-hidden" role="status"></p> }
}

#[cfg(feature = "hydrate")]
mod enhance {
    use std::cell::Cell;
    use std::rc::Rc;

    use gloo_timers::future::TimeoutFuture;
    use leptos::prelude::{document, window};
    use wasm_bindgen::{JsCast, JsValue, closure::Closure};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{
        Element, Event, FormData, HtmlElement, HtmlFormElement, HtmlInputElement, Response,
        UrlSearchParams,
    };

    const BEING_SENT: &str = "form[aria-busy=true]:not([data-checking])";

    #[derive(Clone)]
    struct Checker {
        status: Element,
        dialog: Element,
        failed: Rc<str>,
        /// Answers that came too late are passed over.
        asked: Rc<Cell<u32>>,
    }

    pub fn begin(status: Element, failed: String) {
        let Ok(Some(dialog)) = status.closest("dialog") else { return };
        let asked = Rc::default();
        let checker = Checker { status, dialog: dialog.clone(), failed: failed.into(), asked };
        let follower = checker.clone();
        let react = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            if target.is_some_and(|it| matches!(it.closest("[data-recheck]"), Ok(Some(_)))) {
                checker.clone().ask(true);
            }
        });
        let _ = dialog.add_event_listener_with_callback("change", react.as_ref().unchecked_ref());
        react.forget();
        follower.follow();
    }

    impl Checker {
        fn find(&self, selector: &str) -> Option<Element> {
            self.dialog.query_selector(selector).ok().flatten()
        }

        /// Asks once more after a while, if the checks say that they move.
        fn follow(self) {
            let wait = self.find("#preflight").and_then(|it| it.get_attribute("data-follow"));
            let Some(wait) = wait.and_then(|ms| ms.parse().ok()) else { return };
            let asked = self.asked.get();
            leptos::task::spawn_local(async move {
                TimeoutFuture::new(wait).await;
                while document().hidden() {
                    TimeoutFuture::new(1_000).await;
                }
                if self.asked.get() == asked {
                    self.ask(false);
                }
            });
        }

        /// Until a choice that has changed is checked, the form cannot be sent.
        fn ask(self, changed: bool) {
            let asked = self.asked.get() + 1;
            self.asked.set(asked);
            let (Some(old), form) = (self.find("#preflight"), self.find("#dialog-form")) else {
                return;
            };
            let Some(url) = old.get_attribute("data-url") else { return };
            let url = form.clone().and_then(|form| with_choices(&url, form)).unwrap_or(url);
            if let (Some(form), true) = (&form, changed) {
                let _ = form.set_attribute("aria-busy", "true");
                let _ = form.set_attribute("data-checking", "");
            }
            leptos::task::spawn_local(async move {
                let answer = fetch(&url).await;
                // A form that is being sent must not vanish.
                if self.asked.get() != asked || self.find(BEING_SENT).is_some() {
                    return;
                }
                match answer {
                    Some(new) => {
                        self.replace(&old, &new);
                        let (history, url) = (window().history(), new.get_attribute("data-url"));
                        if let Ok(history) = history {
                            let _ =
                                history.replace_state_with_url(&JsValue::NULL, "", url.as_deref());
                        }
                    }
                    None => {
                        if let Some(form) = form {
                            let _ = form.remove_attribute("aria-busy");
                            let _ = form.remove_attribute("data-checking");
                            let _ = form.set_attribute("data-stale", "");
                        }
                        self.status.set_text_content(Some(&self.failed));
                    }
                }
                self.follow();
            });
        }

        fn replace(&self, old: &Element, new: &Element) {
            keep_inputs(old, new);
            let focused = document().active_element().filter(|it| old.contains(Some(it)));
            let _ = old.replace_with_with_node_1(new);
            if let Ok(replaced) = Event::new("replaced") {
                let _ = window().dispatch_event(&replaced);
            }
            if let Some(focused) = focused {
                let same = document().get_element_by_id(&focused.id());
                let to = same.or_else(|| self.find("#dialog-title"));
                if let Some(to) = to.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
                    let _ = to.focus();
                }
            }
            let news = new.get_attribute("data-news");
            if self.status.text_content() != news {
                self.status.set_text_content(news.as_deref());
            }
        }
    }

    /// The same dialog with what is chosen in its form.
    fn with_choices(url: &str, form: Element) -> Option<String> {
        let form = form.dyn_into::<HtmlFormElement>().ok()?;
        let data = FormData::new_with_form(&form).ok()?;
        let query = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
        Some(format!("{}?{}", url.split('?').next()?, String::from(query.to_string())))
    }

    /// The checks that the page at `url` shows.
    async fn fetch(url: &str) -> Option<Element> {
        let answer = JsFuture::from(window().fetch_with_str(url)).await.ok()?;
        let answer: Response = answer.dyn_into().ok()?;
        let text = JsFuture::from(answer.text().ok()?).await.ok()?.as_string()?;
        let page = document().create_element("div").ok()?;
        page.set_inner_html(&text);
        page.query_selector("#preflight").ok()?
    }

    /// What was ticked stays ticked where it says the same, and what was typed stays typed.
    fn keep_inputs(old: &Element, new: &Element) {
        let Ok(inputs) = old.query_selector_all("[type=checkbox]:checked, [name=typed_cluster_id]")
        else {
            return;
        };
        for at in 0..inputs.length() {
            let input = inputs.item(at).and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
            let Some(input) = input else { continue };
            let same = new.query_selector(&format!("[name='{}']", input.name())).ok().flatten();
            let Some(same) = same.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else {
                continue;
            };
            if input.type_() != "checkbox" {
                same.set_value(&input.value());
            } else if said(&input) == said(&same) {
                same.set_checked(true);
            }
        }
    }

    fn said(input: &Element) -> Option<String> {
        input.closest("li").ok()??.text_content()
    }
}

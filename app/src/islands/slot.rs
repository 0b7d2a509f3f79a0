//! A browser opens six connections to a host over HTTP/1.1, and a stream keeps one. So only a few tabs have a stream:
//! those that hold one of the locks which all tabs of the console share.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Of six connections the others are for pages, forms and polling tabs.
const SLOTS: usize = 3;

/// The right to keep a connection open. Dropping it gives it to another tab.
pub struct Slot {
    let_go: Function,
}

impl Drop for Slot {
    fn drop(&mut self) {
        let _ = self.let_go.call0(&JsValue::NULL);
    }
}

/// `None` if other tabs have them all, or the browser has no such locks: only a page of a secure origin has them.
pub async fn free_slot() -> Option<Slot> {
    // `web_sys` has them behind a compiler flag for the whole build.
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into::<Function>().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok()?;
    for number in 0..SLOTS {
        let name = format!("polarshift-stream-{number}").into();
        let ask = |granted: &JsValue| {
            // It fails where the page is left meanwhile, which is no error.
            if let Ok(asked) = request.call3(&locks, &name, &options, granted) {
                spawn_local(async { drop(JsFuture::from(Promise::from(asked)).await) });
            }
        };
        if let Some(slot) = slot(ask).await {
            return Some(slot);
        }
    }
    None
}

/// The browser keeps the lock until the promise that the callback returns has ended.
async fn slot(ask: impl FnOnce(&JsValue)) -> Option<Slot> {
    let mut let_go = None;
    let mut held = Some(Promise::new(&mut |end, _| let_go = Some(end)));
    let slot = Slot { let_go: let_go? };
    let mut ask = Some(ask);
    let asked = Promise::new(&mut |answer, _| {
        let held = held.take();
        let granted = Closure::once_into_js(move |lock: JsValue| {
            let _ = answer.call1(&JsValue::NULL, &JsValue::from_bool(!lock.is_null()));
            held.map_or(JsValue::UNDEFINED, JsValue::from)
        });
        if let Some(ask) = ask.take() {
            ask(&granted);
        }
    });
    let ours = JsFuture::from(asked).await.is_ok_and(|it| it.is_truthy());
    ours.then_some(slot)
}

//! How the section follows the migration: by a stream while the tab is visible and one of a few slots is free, else by
//! asking again and again. A stream that does not come is given up for a while.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Interval;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Date, Function, Math, Promise};
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventSource, EventTarget, MessageEvent, Response};

use super::panel::{Lost, Shown};
use super::slot::free_slot;
use crate::view::{PanelView, PanelWords};

/// The first wait after an answer that did not come; it doubles five times, to half a minute.
const LOST_MS: u32 = 1_000;
/// A stream says at least every 15 s that it is there.
const SILENT_MS: f64 = 45_000.0;
const TICK_MS: u32 = 1_000;
const VISIBILITY: &str = "visibilitychange";

pub fn follow(shown: Shown, words: StoredValue<PanelWords>, stream: String, url: String) {
    let heard = Rc::new(Heard::new(shown, words));
    let ticking = heard.clone();
    Interval::new(TICK_MS, move || ticking.tick()).forget();
    leptos::task::spawn_local(async move {
        let mut failures: u32 = 0;
        let mut barren: u32 = 0;
        let mut asks_before_a_stream: u32 = 0;
        // The page itself is a reading: there is no news before the next one is due.
        TimeoutFuture::new(jittered(shown.view.with_untracked(|view| view.poll_ms))).await;
        loop {
            until_visible().await;
            let mut broken = false;
            if asks_before_a_stream > 0 {
                asks_before_a_stream -= 1;
            } else if let Some(slot) = free_slot().await {
                let brought = listen(&stream, &heard).await;
                drop(slot);
                if document().hidden() {
                    continue;
                }
                broken = true;
                barren = if brought { 0 } else { (barren + 1).min(5) };
                asks_before_a_stream = (1 << barren) - 1;
            }
            let wait = match failures {
                0 if broken => LOST_MS,
                0 => shown.view.with_untracked(|view| view.poll_ms),
                failures => LOST_MS << failures.min(5),
            };
            TimeoutFuture::new(jittered(wait)).await;
            if document().hidden() {
                continue;
            }
            match ask(&url).await {
                Ok(view) => {
                    failures = 0;
                    heard.view(view);
                }
                Err(why) => {
                    failures += 1;
                    heard.lost(why);
                }
            }
        }
    });
}

/// Tabs that lost the same server come back one by one: up to half shorter, never longer.
fn jittered(wait: u32) -> u32 {
    (f64::from(wait) * (1.0 - Math::random() / 2.0)) as u32
}

/// What came, and when.
struct Heard {
    shown: Shown,
    words: StoredValue<PanelWords>,
    /// When the latest view came, by the browser's clock, and how old its reading was.
    view: Cell<(f64, u32)>,
    /// When the stream said anything.
    sign: Cell<f64>,
    /// Ends the stream, if there is one.
    end: RefCell<Option<Function>>,
}

impl Heard {
    fn new(shown: Shown, words: StoredValue<PanelWords>) -> Self {
        let (now, age) = (Date::now(), shown.late.get_untracked());
        let (view, sign) = (Cell::new((now, age)), Cell::new(now));
        Self { shown, words, view, sign, end: RefCell::default() }
    }

    fn view(&self, view: PanelView) {
        self.view.set((Date::now(), view.age));
        self.shown.lost.set(None);
        self.shown.late.set(view.age);
        if self.shown.view.with_untracked(|shown| *shown != view) {
            self.shown.view.set(view);
        }
    }

    fn lost(&self, why: Why) {
        let lost = Lost { why: self.words.with_value(why.text), refresh: why.refresh };
        self.tell(lost);
    }

    fn tell(&self, lost: Lost) {
        if self.shown.lost.with_untracked(|told| told.as_ref() != Some(&lost)) {
            self.shown.lost.set(Some(lost));
        }
    }

    /// Lets the clocks run on, and ends a stream that says nothing any more.
    fn tick(&self) {
        let (came, age) = self.view.get();
        self.shown.late.set(age + ((Date::now() - came).max(0.0) / 1_000.0) as u32);
        if Date::now() - self.sign.get() > SILENT_MS
            && let Some(end) = &*self.end.borrow()
        {
            let _ = end.call0(&JsValue::NULL);
        }
    }
}

/// Takes what the stream sends until it breaks or the tab is hidden, and says whether a view came.
async fn listen(url: &str, heard: &Rc<Heard>) -> bool {
    let Ok(source) = EventSource::new(url) else { return false };
    heard.sign.set(Date::now());
    let brought = Rc::new(Cell::new(false));
    let (came, showing) = (brought.clone(), heard.clone());
    let view = on(&source, "message", move |text| {
        showing.sign.set(Date::now());
        match PanelView::from_json(&text) {
            Some(view) => {
                came.set(true);
                showing.view(view);
            }
            None => showing.lost(NOT_UNDERSTOOD),
        }
    });
    let (came, telling) = (brought.clone(), heard.clone());
    let trouble = on(&source, "trouble", move |why| {
        telling.sign.set(Date::now());
        came.set(true);
        telling.tell(Lost { why, refresh: false });
    });
    let signing = heard.clone();
    let still = on(&source, "still", move |_| signing.sign.set(Date::now()));
    let mut on_end = None;
    let ended = Promise::new(&mut |end, _| on_end = Some(end));
    source.set_onerror(on_end.as_ref());
    if let Some(end) = &on_end {
        let _ = document().add_event_listener_with_callback(VISIBILITY, end);
    }
    heard.end.replace(on_end);
    let _ = JsFuture::from(ended).await;
    source.close();
    if let Some(end) = heard.end.take() {
        let _ = document().remove_event_listener_with_callback(VISIBILITY, &end);
    }
    drop((view, trouble, still));
    brought.get()
}

type Listener = Closure<dyn FnMut(MessageEvent)>;

/// Listens for as long as what it gives is kept.
fn on(source: &EventTarget, event: &str, mut react: impl FnMut(String) + 'static) -> Listener {
    let react = Listener::new(move |event: MessageEvent| {
        react(event.data().as_string().unwrap_or_default());
    });
    let _ = source.add_event_listener_with_callback(event, react.as_ref().unchecked_ref());
    react
}

async fn until_visible() {
    while document().hidden() {
        let mut seen = None;
        let changed = Promise::new(&mut |change, _| seen = Some(change));
        if let Some(seen) = &seen {
            let _ = document().add_event_listener_with_callback(VISIBILITY, seen);
            let _ = JsFuture::from(changed).await;
            let _ = document().remove_event_listener_with_callback(VISIBILITY, seen);
        }
    }
}

/// Why there is no newer view.
#[derive(Clone, Copy)]
struct Why {
    text: fn(&PanelWords) -> String,
    refresh: bool,
}

const NO_ANSWER: Why = Why { text: |words| words.no_answer.clone(), refresh: false };
const NOT_READ: Why = Why { text: |words| words.not_read.clone(), refresh: false };
const NOT_UNDERSTOOD: Why = Why { text: |words| words.not_understood.clone(), refresh: true };

/// The server function answers with a JSON string that holds the view.
async fn ask(url: &str) -> Result<PanelView, Why> {
    let answer = JsFuture::from(window().fetch_with_str(url)).await.map_err(|_| NO_ANSWER)?;
    let answer: Response = answer.dyn_into().map_err(|_| NO_ANSWER)?;
    if !answer.ok() {
        return Err(NOT_READ);
    }
    let text = JsFuture::from(answer.text().map_err(|_| NO_ANSWER)?).await;
    let text = text.ok().and_then(|it| it.as_string()).ok_or(NO_ANSWER)?;
    let view = miniserde::json::from_str::<String>(&text).ok();
    view.and_then(|view| PanelView::from_json(&view)).ok_or(NOT_UNDERSTOOD)
}

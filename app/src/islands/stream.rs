//! How the section follows the migration: by a stream while the tab is visible and one of a few slots is free, else by
//! asking again and again. A stream that does not come is given up for a while.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Interval;
use js_sys::{Date, Function, JSON, Math, Promise};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{EventSource, MessageEvent, Response};

use super::dom::{VISIBILITY, first, pause, until_visible};
use super::panel_clock::{NO_ANSWER, NOT_READ, NOT_UNDERSTOOD, PanelClock, Why};
use super::slot::free_slot;

/// The first wait after an answer that did not come; it doubles five times, to half a minute.
const LOST_MS: u32 = 1_000;
/// A stream says at least every 15 s that it is there.
const SILENT_MS: f64 = 45_000.0;
const TICK_MS: u32 = 1_000;

pub fn begin() {
    let Some(around) = first("[data-stream]") else { return };
    let address = |attribute| around.get_attribute(attribute).unwrap_or_default();
    let (stream, url) = (address("data-stream"), address("data-live"));
    let Some(panel) = PanelClock::here() else { return };
    let heard = Rc::new(Heard { panel, sign: Cell::default(), end: RefCell::default() });
    let ticking = heard.clone();
    // For as long as the page lives.
    Interval::new(TICK_MS, move || ticking.tick()).forget();
    spawn_local(follow(heard, stream, url));
}

async fn follow(heard: Rc<Heard>, stream: String, url: String) {
    let mut failures: u32 = 0;
    let mut barren: u32 = 0;
    let mut asks_before_a_stream: u32 = 0;
    // The page itself is a reading: there is no news before the next one is due.
    pause(jittered(heard.panel.poll_ms())).await;
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
            0 => heard.panel.poll_ms(),
            failures => LOST_MS << failures.min(5),
        };
        pause(jittered(wait)).await;
        if document().hidden() {
            continue;
        }
        match ask(&url).await.and_then(|html| heard.panel.show(&html)) {
            Ok(()) => failures = 0,
            Err(why) => {
                failures += 1;
                heard.panel.lost(why);
            }
        }
    }
}

/// Tabs that lost the same server come back one by one: up to half shorter, never longer.
fn jittered(wait: u32) -> u32 {
    (f64::from(wait) * (1.0 - Math::random() / 2.0)) as u32
}

/// What came, and when.
struct Heard {
    panel: PanelClock,
    /// When the stream said anything.
    sign: Cell<f64>,
    /// Ends the stream, if there is one.
    end: RefCell<Option<Function>>,
}

impl Heard {
    /// Lets the clocks run on, and ends a stream that has gone silent.
    fn tick(&self) {
        self.panel.tick();
        if Date::now() - self.sign.get() > SILENT_MS
            && let Some(end) = &*self.end.borrow()
        {
            let _ = end.call0(&JsValue::NULL);
        }
    }
}

/// Takes what the stream sends until it breaks or the tab is hidden, and says whether anything came of it.
async fn listen(url: &str, heard: &Rc<Heard>) -> bool {
    let Ok(source) = EventSource::new(url) else { return false };
    heard.sign.set(Date::now());
    let brought = Rc::new(Cell::new(false));
    let (came, hearing) = (brought.clone(), heard.clone());
    let react = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        hearing.sign.set(Date::now());
        let text = event.data().as_string().unwrap_or_default();
        match event.type_().as_str() {
            "message" => match hearing.panel.show(&text) {
                Ok(()) => came.set(true),
                Err(why) => hearing.panel.lost(why),
            },
            "trouble" => {
                came.set(true);
                hearing.panel.tell(&text, false);
            }
            _ => {}
        }
    });
    for event in ["message", "trouble", "still"] {
        let _ = source.add_event_listener_with_callback(event, react.as_ref().unchecked_ref());
    }
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
    drop(react);
    brought.get()
}

/// The server function answers with a JSON string that holds the panel.
async fn ask(url: &str) -> Result<String, Why> {
    let answer = JsFuture::from(window().fetch_with_str(url)).await.map_err(|_| NO_ANSWER)?;
    let answer: Response = answer.unchecked_into();
    if !answer.ok() {
        return Err(NOT_READ);
    }
    let text = JsFuture::from(answer.text().map_err(|_| NO_ANSWER)?).await;
    let text = text.ok().and_then(|text| text.as_string()).ok_or(NO_ANSWER)?;
    JSON::parse(&text).ok().and_then(|html| html.as_string()).ok_or(NOT_UNDERSTOOD)
}

//! The panel that is shown, and when it came.

use std::cell::Cell;

use js_sys::Date;
use web_sys::Element;

use super::morph::morph;
use super::{dom, page};
use crate::clock::ClockView;

const PANEL: &str = "panel";

pub struct Shown {
    panel: Element,
    /// When the latest view came, by the browser's clock, and how many seconds old its reading was.
    came: Cell<(f64, u32)>,
}

/// Why there is no newer view: where its sentence is, and whether only a new page can help.
#[derive(Clone, Copy)]
pub struct Why(&'static str, bool);

pub const NO_ANSWER: Why = Why("data-no-answer", false);
pub const NOT_READ: Why = Why("data-not-read", false);
pub const NOT_UNDERSTOOD: Why = Why("data-not-understood", true);

impl Shown {
    pub fn here() -> Option<Self> {
        let shown = Self { panel: dom::by_id(PANEL)?, came: Cell::default() };
        shown.has_come();
        Some(shown)
    }

    /// Milliseconds until the next look is worth it.
    pub fn poll_ms(&self) -> u32 {
        dom::number(&self.panel, "data-poll-ms")
    }

    /// Shows a view, if it is one. Nothing is lost any more then: a view says that of itself.
    pub fn view(&self, html: &str) -> Result<(), Why> {
        let page = page::parsed(html).ok_or(NOT_UNDERSTOOD)?;
        let new = page.get_element_by_id(PANEL).ok_or(NOT_UNDERSTOOD)?;
        morph(&self.panel, &new);
        self.has_come();
        Ok(())
    }

    fn has_come(&self) {
        self.came.set((Date::now(), dom::number(&self.panel, "data-age")));
        self.tick();
    }

    pub fn lost(&self, Why(sentence, refresh): Why) {
        let text = dom::by_id("lost").and_then(|lost| lost.get_attribute(sentence));
        self.tell(&text.unwrap_or_default(), refresh);
    }

    /// Says why there is no newer view.
    pub fn tell(&self, why: &str, refresh: bool) {
        let parts = (dom::by_id("lost"), dom::by_id("lost-why"), dom::by_id("lost-refresh"));
        if let (Some(lost), Some(text), Some(link)) = parts {
            dom::set_text(&text, why);
            dom::set_hidden(&link, !refresh);
            dom::set_hidden(&lost, false);
        }
    }

    /// Lets the clocks run on.
    pub fn tick(&self) {
        let (came, age) = self.came.get();
        let late = age + ((Date::now() - came).max(0.0) / 1_000.0) as u32;
        for clock in dom::all("#panel [data-clock]") {
            let view = ClockView {
                text: clock.get_attribute("data-clock").unwrap_or_default(),
                seconds: dom::number(&clock, "data-seconds"),
                counts_down: clock.has_attribute("data-down"),
            };
            // The text node stays: a page that observes itself has nothing to look at.
            if let Some(text) = clock.first_child() {
                text.set_node_value(Some(&view.after(late)));
            }
        }
    }
}

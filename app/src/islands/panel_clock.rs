//! The panel on the page, when it came, and its clocks.

use std::cell::Cell;

use js_sys::Date;
use web_sys::Element;

use super::morph::morph;
use super::{dom, page};
use crate::ui::Clock;

const PANEL: &str = "panel";

pub struct PanelClock {
    panel: Element,
    /// When the latest panel came, by the browser's clock, and how many seconds old its reading was.
    came: Cell<(f64, u32)>,
}

/// Why there is no newer panel: where its sentence is, and whether only a new page can help.
#[derive(Clone, Copy)]
pub struct Why(&'static str, bool);

pub const NO_ANSWER: Why = Why("data-no-answer", false);
pub const NOT_READ: Why = Why("data-not-read", false);
pub const NOT_UNDERSTOOD: Why = Why("data-not-understood", true);

impl PanelClock {
    pub fn here() -> Option<Self> {
        let panel = Self { panel: dom::by_id(PANEL)?, came: Cell::default() };
        panel.has_come();
        Some(panel)
    }

    /// Milliseconds until the next reading is due.
    pub fn poll_ms(&self) -> u32 {
        dom::number(&self.panel, "data-poll-ms")
    }

    /// Shows a panel, if it is one. It hides the sentence of [`Self::lost`] by itself.
    pub fn show(&self, html: &str) -> Result<(), Why> {
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

    /// Says why there is no newer panel.
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
            let clock_now = Clock {
                text: clock.get_attribute("data-clock").unwrap_or_default(),
                seconds: dom::number(&clock, "data-seconds"),
                counts_down: clock.has_attribute("data-down"),
            };
            // The text node stays, so that nothing that observes the page's elements wakes up.
            if let Some(text) = clock.first_child() {
                text.set_node_value(Some(&clock_now.after(late)));
            }
        }
    }
}

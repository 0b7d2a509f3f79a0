//! The views of one cluster in one language. Each is rendered once for all who follow.

use std::sync::Arc;
use std::time::Instant;

use app::{ConsoleError, Language, Panel, SharedPanel};
use axum::body::Bytes;
use backend::{MigrationReading, Seat};
use migration::ClusterRef;

/// The chunks of some events, in their order. Those that all followers get are not copied for any of them.
pub type Chunks = Vec<Bytes>;

/// The latest view, and why there is no newer one.
#[derive(Debug, Clone, Default)]
pub struct Views {
    latest: Option<Arc<Rendered>>,
    trouble: Option<Bytes>,
    /// The keeper broke off, and waits to be started again.
    is_down: bool,
}

/// A view as the three parts of an event.
#[derive(Debug)]
struct Rendered {
    panel: Panel,
    made: Instant,
    head: Bytes,
    buttons: Bytes,
    tail: Bytes,
}

impl Rendered {
    fn new(panel: Panel) -> Self {
        let (head, tail) = shared(&panel, panel.age());
        let buttons = lines(&panel.buttons_html()).into();
        Self { head, buttons, tail, panel, made: Instant::now() }
    }

    fn event(&self) -> [Bytes; 3] {
        [self.head.clone(), self.buttons.clone(), self.tail.clone()]
    }

    /// The event with the age that the view has now.
    fn aged_event(&self) -> [Bytes; 3] {
        let old = u32::try_from(self.made.elapsed().as_secs()).unwrap_or(u32::MAX);
        if old == 0 {
            return self.event();
        }
        let (head, tail) = shared(&self.panel, self.panel.age().saturating_add(old));
        [head, self.buttons.clone(), tail]
    }
}

/// What all followers get, before their buttons and behind them.
fn shared(panel: &Panel, age: u32) -> (Bytes, Bytes) {
    let SharedPanel { head, tail } = panel.shared(age);
    (format!("data: {}", lines(&head)).into(), format!("{}\n\n", lines(&tail)).into())
}

impl Views {
    fn panel(panel: Panel) -> Self {
        Self { latest: Some(Arc::new(Rendered::new(panel))), ..Self::default() }
    }

    /// The same view, with the reason why it is old.
    fn with_trouble(&self, why: &str) -> Self {
        let trouble = format!("event: trouble\ndata: {}\n\n", lines(why)).into();
        Self { latest: self.latest.clone(), trouble: Some(trouble), is_down: false }
    }

    /// The same view, which nobody renews until the keeper runs again.
    pub fn broken_off(&self, language: Language) -> Self {
        Self { is_down: true, ..self.with_trouble(app::broken_off(language)) }
    }

    /// The same once the keeper runs again. The trouble is over with its first view.
    pub fn runs_again(&self) -> Self {
        Self { is_down: false, ..self.clone() }
    }

    pub fn is_down(&self) -> bool {
        self.is_down
    }

    pub fn same_trouble(&self, other: &Self) -> bool {
        self.trouble.is_some() && self.trouble == other.trouble
    }

    /// The event for a follower who was there before; `None` before the first reading.
    pub fn latest(&self) -> Option<Chunks> {
        let trouble = self.trouble.iter().map(|it| vec![it.clone()]);
        trouble.chain(self.latest.iter().map(|it| it.event().into())).next()
    }

    /// The events for a follower who joins: the view with its age, and any trouble; `None` before the first reading.
    pub fn welcome(&self) -> Option<Chunks> {
        let view = self.latest.iter().flat_map(|it| it.aged_event());
        let chunks: Chunks = view.chain(self.trouble.clone()).collect();
        (!chunks.is_empty()).then_some(chunks)
    }

    /// The views once a follower of the backend has got a reading, or the reason why there is none.
    pub async fn after(
        &self,
        seat: &Seat,
        settings: &app::Settings,
        (cluster, language): &(ClusterRef, Language),
        reading: MigrationReading,
    ) -> Self {
        let made = match reading {
            Ok(reading) => {
                tracing::debug!(cluster = %cluster.id, "a view is rendered");
                app::watched(seat, settings, *language, cluster, &reading).await
            }
            Err(error) => Err(ConsoleError::from(error)),
        };
        match made {
            Ok(panel) => Self::panel(panel),
            Err(error) => self.with_trouble(&app::trouble(*language, &error)),
        }
    }
}

/// A part of an event's text, each of whose further lines is a field of its own: a line may end in three ways.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace(['\n', '\r'], "\ndata: ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_end_of_a_line_ends_the_event() {
        let text = lines("<p>a\r\nid: b\revent: c\n</p>");
        assert_eq!(text, "<p>a\ndata: id: b\ndata: event: c\ndata: </p>");
    }
}

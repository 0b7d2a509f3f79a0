//! Breaks work off from outside: it panics where it logs a certain line.

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex, PoisonError};

use tracing::field::{Field, Visit};
use tracing::subscriber::{DefaultGuard, set_default};
use tracing::{Event, Level, Metadata, span};

/// A field of a logged line, and its text.
type Line = (&'static str, &'static str);

/// Breaks work off until it is dropped, and keeps the errors that are logged meanwhile. It reaches the work of its own
/// thread only, so the test has a runtime of one thread.
pub struct Breaking {
    log: Arc<Log>,
    _default: DefaultGuard,
}

struct Log {
    /// Each breaks one piece of work.
    lines: Mutex<Vec<Line>>,
    errors: Mutex<Vec<String>>,
    warnings: Mutex<Vec<String>>,
}

impl Breaking {
    /// Each line makes the work that logs it next panic, once.
    pub fn at(lines: &[Line]) -> Self {
        let log = Arc::new(Log {
            lines: Mutex::new(lines.to_vec()),
            errors: Mutex::default(),
            warnings: Mutex::default(),
        });
        Self { _default: set_default(log.clone()), log }
    }

    /// The errors that were logged, as `field=value` with a space between.
    pub fn errors(&self) -> Vec<String> {
        self.log.errors.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The warnings, in the same way.
    pub fn warnings(&self) -> Vec<String> {
        self.log.warnings.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Log {
    fn keep(&self, level: Level, text: String) {
        let kept = match level {
            Level::ERROR => &self.errors,
            Level::WARN => &self.warnings,
            _ => return,
        };
        kept.lock().unwrap_or_else(PoisonError::into_inner).push(text);
    }
}

struct Fields<'a>(&'a mut Vec<Line>, bool, String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let text = format!("{value:?}");
        let text = text.trim_matches('"');
        let found = self.0.iter().position(|line| *line == (field.name(), text));
        self.1 |= found.map(|index| self.0.remove(index)).is_some();
        // Writing to a text cannot fail.
        let _ = write!(self.2, "{}={text} ", field.name());
    }
}

impl tracing::Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        let mut fields = Fields(&mut lines, false, String::new());
        event.record(&mut fields);
        let Fields(_, breaks, text) = fields;
        drop(lines);
        assert!(!breaks, "broken on purpose");
        self.keep(*event.metadata().level(), text);
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

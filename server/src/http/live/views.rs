//! The views of one cluster in one language. Each is rendered once for all who follow.

use std::sync::Arc;
use std::time::Instant;

use app::{ConsoleError, Language, Panel};
use axum::body::Bytes;
use backend::{Backend, MigrationReading};
use migration::ClusterRef;

/// The latest view, and why there is no newer one.
#[derive(Debug, Clone, Default)]
pub struct Views {
    latest: Option<Arc<Rendered>>,
    trouble: Option<Bytes>,
}

#[derive(Debug)]
struct Rendered {
    panel: Panel,
    made: Instant,
    event: Bytes,
}

impl Views {
    fn panel(panel: Panel) -> Self {
        let event = data(&panel.html(panel.age())).into();
        Self {
            latest: Some(Arc::new(Rendered { panel, made: Instant::now(), event })),
            trouble: None,
        }
    }

    /// The same view, with the reason why it is old.
    fn with_trouble(&self, why: &str) -> Self {
        let trouble = format!("event: trouble\n{}", data(why)).into();
        Self { latest: self.latest.clone(), trouble: Some(trouble) }
    }

    pub fn same_trouble(&self, other: &Self) -> bool {
        self.trouble.is_some() && self.trouble == other.trouble
    }

    /// The event for a follower who was there before; `None` before the first reading.
    pub fn latest(&self) -> Option<Bytes> {
        self.trouble.clone().or_else(|| self.latest.as_ref().map(|it| it.event.clone()))
    }

    /// The events for a follower who joins: the view with its age, and any trouble; `None` before the first reading.
    pub fn welcome(&self) -> Option<Bytes> {
        let view = self.latest.as_ref().map(|latest| {
            let old = u32::try_from(latest.made.elapsed().as_secs()).unwrap_or(u32::MAX);
            if old == 0 {
                return latest.event.to_vec();
            }
            let age = latest.panel.age().saturating_add(old);
            data(&latest.panel.html(age)).into_bytes()
        });
        let parts = [view, self.trouble.as_ref().map(|it| it.to_vec())];
        let text: Vec<u8> = parts.into_iter().flatten().flatten().collect();
        (!text.is_empty()).then(|| text.into())
    }

    /// The views once a follower of the backend has got a reading, or the reason why there is none.
    pub async fn after(
        &self,
        backend: &Backend,
        settings: &app::Settings,
        (cluster, language): &(ClusterRef, Language),
        reading: MigrationReading,
    ) -> Self {
        let made = match reading {
            Ok(reading) => app::watched(backend, settings, *language, cluster, &reading).await,
            Err(error) => Err(ConsoleError::from(error)),
        };
        match made {
            Ok(panel) => Self::panel(panel),
            Err(error) => self.with_trouble(&app::trouble(*language, &error)),
        }
    }
}

/// The text of an event, with each of its lines as a field: a line may end in three ways.
fn data(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let fields = text.split(['\n', '\r']).map(|line| format!("data: {line}\n"));
    fields.chain(["\n".to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_end_of_a_line_ends_the_event() {
        let event = data("<p>a\r\nid: b\revent: c\n</p>");
        assert_eq!(event, "data: <p>a\ndata: id: b\ndata: event: c\ndata: </p>\n\n");
    }
}

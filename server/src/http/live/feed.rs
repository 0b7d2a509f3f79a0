//! What the followers of one cluster get in one language. Each panel is made once.

use std::sync::Arc;
use std::time::Instant;

use app::{ConsoleError, Language, Panel};
use axum::body::Bytes;
use backend::{Backend, Look};
use migration::ClusterRef;

/// The latest panel, and why there is no newer one.
#[derive(Debug, Clone, Default)]
pub struct Feed {
    latest: Option<Arc<Latest>>,
    trouble: Option<Bytes>,
}

#[derive(Debug)]
struct Latest {
    panel: Panel,
    made: Instant,
    event: Bytes,
}

impl Feed {
    pub fn panel(panel: Panel) -> Self {
        let event = data(&panel.html(panel.age())).into();
        Self {
            latest: Some(Arc::new(Latest { panel, made: Instant::now(), event })),
            trouble: None,
        }
    }

    /// The same panel, with the reason why it is old.
    pub fn with_trouble(&self, why: &str) -> Self {
        let trouble = format!("event: trouble\n{}", data(why)).into();
        Self { latest: self.latest.clone(), trouble: Some(trouble) }
    }

    pub fn same_trouble(&self, other: &Self) -> bool {
        self.trouble.is_some() && self.trouble == other.trouble
    }

    /// What a follower gets that has been there before. `None` before the first reading.
    pub fn latest(&self) -> Option<Bytes> {
        self.trouble.clone().or_else(|| self.latest.as_ref().map(|it| it.event.clone()))
    }

    /// What a follower gets that joins: the panel with its age, and any trouble. `None` before the first reading.
    pub fn welcome(&self) -> Option<Bytes> {
        let panel = self.latest.as_ref().map(|latest| {
            let old = u32::try_from(latest.made.elapsed().as_secs()).unwrap_or(u32::MAX);
            if old == 0 {
                return latest.event.to_vec();
            }
            let age = latest.panel.age().saturating_add(old);
            data(&latest.panel.html(age)).into_bytes()
        });
        let parts = [panel, self.trouble.as_ref().map(|it| it.to_vec())];
        let text: Vec<u8> = parts.into_iter().flatten().flatten().collect();
        (!text.is_empty()).then(|| text.into())
    }
}

/// The text of an event, with each of its lines as a field: a line may end in three ways.
fn data(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let fields = text.split(['\n', '\r']).map(|line| format!("data: {line}\n"));
    fields.chain(["\n".to_owned()]).collect()
}

/// The feed after another reading.
pub async fn next_feed(
    backend: &Backend,
    settings: &app::Settings,
    (cluster, language): &(ClusterRef, Language),
    look: Look,
    before: &Feed,
) -> Feed {
    let made = match look {
        Ok(reading) => app::watched(backend, settings, *language, cluster, &reading).await,
        Err(error) => Err(ConsoleError::from(error)),
    };
    match made {
        Ok(panel) => Feed::panel(panel),
        Err(error) => before.with_trouble(&app::trouble(*language, &error)),
    }
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

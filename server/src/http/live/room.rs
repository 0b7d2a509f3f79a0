//! What everybody sees who watches one cluster in one language. Each view is made and written once.

use std::time::Instant;

use app::view::PanelView;
use app::{ConsoleError, Language};
use axum::body::Bytes;
use backend::{Backend, Look};
use migration::ClusterRef;

/// A browser that reconnects by itself waits for so many milliseconds.
const RETRY_MS: u32 = 3_000;

/// The latest view, and why there is no newer one.
#[derive(Debug, Clone, Default)]
pub struct News {
    shown: Option<Shown>,
    trouble: Option<Bytes>,
}

#[derive(Debug, Clone)]
struct Shown {
    view: PanelView,
    made: Instant,
    id: String,
    event: Bytes,
}

impl News {
    pub fn view(view: PanelView, id: String) -> Self {
        let event = view_event(&view, &id);
        Self { shown: Some(Shown { view, made: Instant::now(), id, event }), trouble: None }
    }

    /// The same view, with the reason why it is old.
    pub fn with_trouble(&self, why: &str) -> Self {
        let trouble = format!("event: trouble\n{}\n", data(why)).into();
        Self { shown: self.shown.clone(), trouble: Some(trouble) }
    }

    pub fn same_trouble(&self, other: &Self) -> bool {
        self.trouble.is_some() && self.trouble == other.trouble
    }

    /// What somebody gets who was there before. Nothing before the first reading.
    pub fn latest(&self) -> Option<Bytes> {
        self.trouble.clone().or_else(|| self.shown.as_ref().map(|it| it.event.clone()))
    }

    /// What somebody gets who joins and has `seen` the event of that ID: the view with its age, and any trouble.
    pub fn welcome(&self, seen: Option<&str>) -> Bytes {
        let mut text = format!("retry: {RETRY_MS}\n\n").into_bytes();
        if let Some(Shown { view, made, id, event }) = &self.shown {
            let old = u32::try_from(made.elapsed().as_secs()).unwrap_or(u32::MAX);
            if old > 0 {
                let view = PanelView { age: view.age.saturating_add(old), ..view.clone() };
                text.extend_from_slice(&view_event(&view, id));
            } else if seen != Some(id) {
                text.extend_from_slice(event);
            }
        }
        text.extend_from_slice(self.trouble.as_deref().unwrap_or_default());
        text.into()
    }
}

fn view_event(view: &PanelView, id: &str) -> Bytes {
    // JSON has no line breaks of its own.
    format!("id: {id}\ndata: {}\n\n", view.to_json()).into()
}

/// A text with each of its lines as a field.
fn data(text: &str) -> String {
    text.lines().map(|line| format!("data: {line}\n")).collect()
}

/// What a look of a follower is worth to those who watch.
pub async fn news(
    backend: &Backend,
    settings: &app::Settings,
    (cluster, language): &(ClusterRef, Language),
    look: Look,
    before: &News,
    id: String,
) -> News {
    let made = match look {
        Ok(reading) => app::watched(backend, settings, *language, cluster, &reading).await,
        Err(error) => Err(ConsoleError::from(error)),
    };
    match made {
        Ok(view) => News::view(view, id),
        Err(error) => before.with_trouble(&app::trouble(*language, &error)),
    }
}

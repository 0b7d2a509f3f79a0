//! What became of an intent whose cluster cannot be read. Its page answers all the same, and a person can decide.

use backend::{IntentId, IntentRecord, Journalled, Seat};
use leptos::prelude::*;
use leptos_router::params::ParamsMap;

use super::frame::Outcome;
use crate::error::ConsoleError;
use crate::layout::ErrorNotice;
use crate::routes;

/// An intent that the address names, and why its cluster is not shown.
pub struct Unread {
    row: Journalled,
    error: ConsoleError,
}

impl Unread {
    /// # Errors
    /// The same error, if the address names no intent that the journal knows.
    pub async fn of(
        seat: &Seat,
        params: &ParamsMap,
        query: &ParamsMap,
        error: ConsoleError,
    ) -> Result<Self, ConsoleError> {
        let named = query.get("intent").and_then(|id| IntentId::parse(id).ok());
        let Some(id) = named else { return Err(error) };
        match seat.intent(&id).await {
            Ok(Some(record)) if is_about(&record, params) => {
                Ok(Self { row: Journalled::Intent(Box::new(record)), error })
            }
            _ => Err(error),
        }
    }

    pub fn view(self) -> AnyView {
        let Self { row, error } = self;
        view! {
            <ErrorNotice error/>
            <section class="card"><Outcome row/></section>
        }
        .into_any()
    }
}

/// Whether the intent is about the cluster of the path.
fn is_about(record: &IntentRecord, params: &ParamsMap) -> bool {
    let id = routes::id_param(params);
    record.cluster().is_some_and(|cluster| Some(cluster.id.as_str()) == id.as_deref())
}

//! What became of an intent whose cluster cannot be read. Its page answers all the same, and a person can decide.

use backend::{IntentId, IntentRecord, Journalled, Seat};
use leptos::prelude::*;
use leptos_router::params::ParamsMap;
use migration::ClusterRef;

use super::frame::{Head, Outcome};
use crate::error::ConsoleError;
use crate::routes;
use crate::words::words;

/// An intent that the address names, and why its cluster is not shown.
pub struct Unread {
    cluster: ClusterRef,
    record: IntentRecord,
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
        let Ok(Some(record)) = seat.intent(&id).await else { return Err(error) };
        match record.cluster().cloned() {
            // The path names the cluster that the page is about.
            Some(cluster) if routes::id_param(params).as_deref() == Some(cluster.id.as_str()) => {
                Ok(Self { cluster, record, error })
            }
            _ => Err(error),
        }
    }

    pub fn view(self) -> AnyView {
        let Self { cluster, record, error } = self;
        let words = words();
        let title = (words.outcome.intent)(record.kind());
        let about = cluster.id.to_string();
        let remedy = (words.errors.remedy)(&error).map(|remedy| view! { <p>{remedy}</p> });
        view! {
            <Head cluster title about/>
            <section class="card"><Outcome row=Journalled::Intent(Box::new(record))/></section>
            <div class="notice" data-tone="warning"><p>{(words.errors.sentence)(&error)}</p>{remedy}</div>
        }
        .into_any()
    }
}

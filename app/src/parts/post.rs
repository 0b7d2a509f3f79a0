//! What the posts of several forms have in common: fields, and the way to the backend.

use backend::{IntentRecord, JournalError, Post, Seat, SubmitError};
use leptos::prelude::expect_context;
use migration::{ClusterId, ClusterRef, ClusterState, ProfileName, RegionId};

use crate::error::{BadRequest, Conflict, ConsoleError, FormField, NotRecorded};
use crate::routes;

/// What became of a post, or why it never reached the journal.
pub async fn submitted(post: Post) -> Result<IntentRecord, ConsoleError> {
    let submitted = expect_context::<Seat>().submit(post).await;
    submitted.map_err(|error| match error {
        // The form was posted before, and what became of it cannot be read.
        SubmitError::Journal(cause @ JournalError::Raw(_)) => cause.into(),
        SubmitError::Journal(cause) => {
            tracing::error!(%cause, "the journal cannot be written");
            ConsoleError::NotRecorded(NotRecorded::Journal)
        }
        SubmitError::ShuttingDown => ConsoleError::NotRecorded(NotRecorded::ShuttingDown),
        SubmitError::FormReused(first) => {
            ConsoleError::FormReused { outcome: routes::outcome_of(&first) }
        }
        SubmitError::PostedBySomebodyElse => ConsoleError::Conflict(Conflict::PostedBySomebodyElse),
        SubmitError::WrongParameters => BadRequest::WrongParameters.into(),
        SubmitError::UnknownProfile(profile) => BadRequest::OrderForUnknownProfile(profile).into(),
    })
}

pub fn cluster_ref(
    profile: String,
    region: String,
    cluster: String,
) -> Result<ClusterRef, ConsoleError> {
    Ok(ClusterRef {
        profile: ProfileName::parse(profile)?,
        region: RegionId::parse(region)?,
        id: ClusterId::parse(cluster)?,
    })
}

/// The cluster as the operator saw it. A page of an older server may carry it in another shape.
pub fn seen(text: &str, again: impl FnOnce() -> String) -> Result<ClusterState, ConsoleError> {
    serde_json::from_str(text).map_err(|error| {
        // The text of the error may quote what was posted.
        tracing::warn!(field = "seen", at = error.column(), "a form cannot be read");
        BadRequest::field("seen", again()).into()
    })
}

/// Reads one of two words of a radio group.
pub fn either(name: &str, value: &str, yes: &str, no: &str) -> Result<bool, ConsoleError> {
    match value {
        value if value == yes => Ok(true),
        value if value == no => Ok(false),
        _ => Err(BadRequest::Choice(FormField::named(name)).into()),
    }
}

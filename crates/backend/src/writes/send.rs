//! The one call of an intent. It is never repeated.

use acs_client::{Client, ClientError};
use migration::ClusterId;

use crate::intent::{Post, SubjectState};
use crate::operations::write_of;

/// What an answer brought.
pub struct Answered {
    pub request_id: Option<String>,
    /// The cluster that was created.
    pub made: Option<ClusterId>,
}

/// Sends the call of an intent. `client` is that of the intent's profile.
pub async fn send(
    client: &Client,
    post: &Post,
    before: &SubjectState,
) -> Result<Answered, ClientError> {
    let kind = post.intent.kind();
    tracing::info!(
        action = kind.operation(), subject = %post.intent.subject(), intent = %kind,
        intent.id = %post.intent_id, "sending"
    );
    let source = before.migration().map(|it| it.source.as_str()).unwrap_or_default();
    let answer = write_of(client, &post.intent, &post.intent_id, source).await?;
    Ok(Answered { request_id: answer.request_id, made: answer.value })
}

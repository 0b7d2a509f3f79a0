//! A call as it is shown to people who want to see it, or to send it themselves.

use acs_client::{Call, Client};
use migration::ProfileName;

use super::{PageRead, write_of};
use crate::error::ReadError;
use crate::intent::{Intent, IntentId};
use crate::profiles::Profiles;

/// A call without its signature, and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsignedCall {
    pub call: Call,
    /// The profile whose key signs it.
    pub profile: ProfileName,
    /// Scheme, host and port.
    pub base_url: String,
    /// The RequestId of its answer. `None` if there was no answer.
    pub request_id: Option<String>,
}

impl UnsignedCall {
    pub fn answered(self, request_id: Option<String>) -> Self {
        Self { request_id, ..self }
    }

    pub(crate) fn of_intent(
        profiles: &Profiles,
        intent: &Intent,
        id: &IntentId,
    ) -> Result<Self, ReadError> {
        let source = match intent {
            Intent::Migration { seen, .. } => seen.source.as_str(),
            _ => "",
        };
        let call = |client: &Client| write_of(client, intent, id, source).call().clone();
        Self::of(profiles, intent.profile(), call)
    }

    pub(crate) fn of_read(profiles: &Profiles, read: PageRead<'_>) -> Result<Self, ReadError> {
        Self::of(profiles, read.profile(), |client| read.call(client))
    }

    fn of(
        profiles: &Profiles,
        profile: &ProfileName,
        call: impl FnOnce(&Client) -> Call,
    ) -> Result<Self, ReadError> {
        let client = profiles.client(profile)?;
        let call = call(client);
        let base_url = client.base_url(&call);
        Ok(Self { call, profile: profile.clone(), base_url, request_id: None })
    }
}

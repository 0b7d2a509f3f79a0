//! What stands in the place of the section while the migration cannot be read. Alarms stand all the same.

use std::time::Duration;

use backend::{IntentAlarm, ReadError};
use leptos::prelude::*;
use migration::ClusterRef;

use super::alarms::alarms;
use crate::words::Words;

/// A section that cannot be read. The next reading that succeeds replaces it.
#[derive(Debug)]
pub struct UnreadPanel {
    pub cluster: ClusterRef,
    pub error: ReadError,
    pub alarms: Vec<IntentAlarm>,
    /// Until it is worth asking again.
    pub poll: Duration,
}

impl UnreadPanel {
    pub fn view(self, words: &'static Words) -> AnyView {
        let poll_ms = self.poll.as_millis().to_string();
        view! {
            <div class="panel" id="panel" aria-busy="false" data-age="0" data-poll-ms=poll_ms>
                {alarms(words, &self.cluster, &self.alarms)}
                {unread(words, &self.error)}
            </div>
        }
        .into_any()
    }
}

/// In the place of a part that cannot be read.
pub fn unread(words: &'static Words, error: &ReadError) -> AnyView {
    let why = (words.source.not_read)(&(words.errors.read_error)(error));
    view! { <p class="notice" data-tone="warning">{why}</p> }.into_any()
}

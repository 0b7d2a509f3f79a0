//! What does not hold in a cloud. A run goes on after the first, so that one look shows all of them.

use std::cell::{Cell, RefCell};
use std::time::Duration;

/// Longer than anything takes that a run waits for.
const LONGEST: Duration = Duration::from_secs(15);
/// The same once something did not come: there is a fault already, and the rest must not take minutes.
const NEXT: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(5);

#[derive(Debug, Default)]
pub struct Faults {
    sentences: RefCell<Vec<String>>,
    /// Whether something that was waited for did not come.
    was_late: Cell<bool>,
}

impl Faults {
    pub fn add(&self, sentence: String) {
        // One cause shows on many pages.
        if !self.sentences.borrow().contains(&sentence) {
            self.sentences.borrow_mut().push(sentence);
        }
    }

    pub fn unless(&self, holds: bool, sentence: impl FnOnce() -> String) {
        if !holds {
            self.add(sentence());
        }
    }

    pub fn into_sentences(self) -> Vec<String> {
        self.sentences.into_inner()
    }

    /// Asks until there is an answer, however long it takes.
    pub async fn until<T, F: Future<Output = Option<T>>>(&self, ask: impl Fn() -> F) -> T {
        loop {
            if let Some(answer) = ask().await {
                return answer;
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Asks until there is an answer. None in time is a fault.
    pub async fn wait<T, F: Future<Output = Option<T>>>(
        &self,
        what: &str,
        ask: impl Fn() -> F,
    ) -> Option<T> {
        let longest = if self.was_late.get() { NEXT } else { LONGEST };
        let answer = tokio::time::timeout(longest, self.until(ask)).await.ok();
        if answer.is_none() {
            self.was_late.set(true);
            self.add(format!("waited too long until {what}"));
        }
        answer
    }
}

/// # Panics
/// There is one, or several.
#[track_caller]
pub fn holds(faults: Vec<String>) {
    assert!(faults.is_empty(), "{} faults:\n  - {}", faults.len(), faults.join("\n  - "));
}

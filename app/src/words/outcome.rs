//! The outcome of an intent.

use backend::{IntentKind, Parameters, Reason};
use migration::{Direction, MigrationStatus};

/// The outcome of an intent. `label` is the label of its button.
#[derive(Debug)]
pub struct OutcomeWords {
    pub checking: fn(label: &str) -> String,
    pub sent: fn(label: &str) -> String,
    pub accepted: fn(label: &str) -> String,
    pub unknown: fn(label: &str, reason: &str) -> String,
    pub refused: fn(reason: &str) -> String,
    pub not_run: fn(label: &str) -> String,
    pub not_run_because: fn(label: &str, reason: &str) -> String,
    pub ran: fn(label: &str) -> String,
    pub something_else: fn(label: &str) -> String,
    pub realm_gone: fn(label: &str) -> String,
    pub became_complete: &'static str,
    pub became_cancel: &'static str,
    pub stands_at: fn(&MigrationStatus, &Direction) -> String,
    pub reason: fn(&Reason) -> String,
    /// The label of an intent. An action of the migration has that of its button.
    pub intent: fn(IntentKind) -> &'static str,
    /// The meaning of the chosen parameters; empty if there was no choice.
    pub parameters: fn(&Parameters) -> String,
    /// Why nothing else can be sent while an intent that cannot be read is open.
    pub unread_in_progress: &'static str,
    pub unread: &'static str,
    pub unread_why: &'static str,
    pub unread_settled_by: &'static str,
    /// The heading of the row as it is stored.
    pub unread_columns: &'static str,
}

#[cfg(test)]
mod tests {
    use backend::{ReadError, Trouble};
    use migration::{PairFault, Refusal};

    use super::*;
    use crate::words::Language;

    #[test]
    fn a_reason_reads_the_same_on_an_english_page_and_in_a_log() {
        let error = || ReadError {
            trouble: Trouble::NoAnswer,
            code: None,
            message: "no answer within 10 s".to_owned(),
            request_id: None,
        };
        let text = |word: &str| word.to_owned();
        let name = || text("rm-1");
        for reason in [
            Reason::Illegal(Refusal::NoMigration),
            Reason::Pairs(vec![PairFault::NoPairs, PairFault::Ipv6(name())]),
            Reason::RoleExists,
            Reason::AnotherRealm,
            Reason::InProgressUnread { intent_id: text("0123") },
            Reason::NotConfirmed(name()),
            Reason::JournalUnreadable,
            Reason::WrongRegion { asked: text("cn-hangzhou"), is: text("cn-shenzhen") },
            Reason::Unreadable(error()),
            Reason::Answered(error()),
            Reason::NotSent(error()),
            Reason::NoAnswer(error()),
            Reason::Unproven(error()),
            Reason::WentOn,
            Reason::NotRecorded,
            Reason::StoppedBeforeSending,
            Reason::StoppedBeforeAnswer,
            Reason::BrokeOffBeforeSending,
            Reason::BrokeOffBeforeAnswer,
            Reason::Decided { caller: text("operator"), seen: true, because: None },
            Reason::Decided {
                caller: text("operator"),
                seen: false,
                because: Some(text("the account is closed")),
            },
        ] {
            let say = Language::English.words().outcome.reason;
            assert_eq!(say(&reason), reason.to_string());
        }
    }
}

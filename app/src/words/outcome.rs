//! The outcome of an intent.

use backend::{AlarmKind, Arrived, IntentKind, Parameters, Proof, Reason};
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
    /// It ran, and is no transition that takes its time. The reason says who decided that.
    pub ran: fn(label: &str, proof: Proof, reason: &str) -> String,
    /// It was seen to begin a transition, which stands there.
    pub began: fn(label: &str, proof: Proof, arrived: &Arrived) -> String,
    /// Follows a move of which no answer came, if it was to swap connection strings.
    pub swap_not_known: &'static str,
    pub something_else: fn(label: &str) -> String,
    pub realm_gone: fn(label: &str) -> String,
    pub became_complete: &'static str,
    pub became_cancel: &'static str,
    /// What an alarm is about, as its heading and in a list.
    pub alarm: fn(AlarmKind) -> &'static str,
    pub alarm_at: fn(at: &str) -> String,
    pub acknowledge: &'static str,
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
    use std::collections::BTreeSet;

    use backend::{ReadError, Trouble};
    use jiff::Timestamp;
    use migration::{Arrival, PairFault, Refusal};

    use super::*;
    use crate::words::Language;

    #[test]
    fn a_reason_reads_the_same_on_an_english_page_and_in_a_log() {
        let error = || ReadError {
            trouble: Trouble::NoAnswer,
            code: None,
            message: "no answer within 10 s".to_owned(),
            request_id: None,
            denied: None,
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
            Reason::ShuttingDown,
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

    const ARRIVALS: [Arrival; 4] =
        [Arrival::UnderWay, Arrival::Arrived, Arrival::FellBack, Arrival::Overtaken];
    const PROOFS: [Proof; 4] = [Proof::Answered, Proof::Seen, Proof::Decided, Proof::DecidedUnseen];

    #[test]
    fn no_two_facts_about_an_outcome_have_the_same_sentence() {
        for language in Language::ALL {
            let say = &language.words().outcome;
            let mut sentences = BTreeSet::new();
            for arrival in ARRIVALS {
                for proof in [Proof::Answered, Proof::Seen] {
                    let arrived = Arrived { arrival, at: Some(Timestamp::UNIX_EPOCH) };
                    sentences.insert((say.began)("X", proof, &arrived));
                }
            }
            for proof in PROOFS {
                let decided = Reason::Decided {
                    caller: "ben".to_owned(),
                    seen: proof == Proof::Decided,
                    because: None,
                };
                sentences.insert((say.ran)("X", proof, &(say.reason)(&decided)));
            }
            let others = [
                (say.checking)("X"),
                (say.sent)("X"),
                (say.accepted)("X"),
                (say.unknown)("X", "why"),
                (say.refused)("why"),
                (say.not_run)("X"),
                (say.not_run_because)("X", "why"),
                (say.something_else)("X"),
                (say.realm_gone)("X"),
            ];
            sentences.extend(others);
            assert_eq!(sentences.len(), 21, "{sentences:#?}");
        }
    }

    #[test]
    fn nobody_reads_that_it_ran_or_is_done_where_it_has_only_begun() {
        for (language, over) in
            [(Language::English, [" ran", " done"]), (Language::Chinese, ["已执行", "已完成"])]
        {
            let say = &language.words().outcome;
            for arrival in [Arrival::UnderWay, Arrival::FellBack, Arrival::Overtaken] {
                for proof in PROOFS {
                    let text = (say.began)("X", proof, &Arrived { arrival, at: None });
                    assert!(!over.iter().any(|word| text.contains(word)), "{text}");
                }
            }
        }
    }

    #[test]
    fn what_was_only_seen_is_never_said_to_be_from_here() {
        for (language, doubt) in [(Language::English, "elsewhere"), (Language::Chinese, "其他途径")]
        {
            let say = &language.words().outcome;
            for arrival in ARRIVALS {
                let arrived = Arrived { arrival, at: None };
                assert!((say.began)("X", Proof::Seen, &arrived).contains(doubt), "{arrival:?}");
            }
            assert!((say.ran)("X", Proof::Seen, "").contains(doubt));
        }
    }
}

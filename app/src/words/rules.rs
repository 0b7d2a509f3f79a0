//! What the rules refuse, what they find wrong, and what they find changed. Each is a part of a sentence, without a
//! capital letter or a full stop.

use migration::{ChangeDifference, ChangeRefusal, Difference, InvalidId, PairFault, Refusal};

/// Refusals, faults and differences.
#[derive(Debug)]
pub struct RuleWords {
    pub invalid_id: fn(&InvalidId) -> String,
    /// Why an action of the migration is not possible.
    pub refusal: fn(&Refusal) -> String,
    /// What changed about the migration since the operator opened the page.
    pub difference: fn(&Difference) -> String,
    pub pair_fault: fn(&PairFault) -> String,
    /// Why a change of the cluster is not possible.
    pub change_refusal: fn(&ChangeRefusal) -> String,
    /// What changed about the cluster since the operator opened the page.
    pub change_difference: fn(&ChangeDifference) -> String,
}

#[cfg(test)]
mod tests {
    use std::fmt::Display;

    use migration::{ClusterPart, Direction, MigrationStatus as Status, ReadWriteMode};

    use super::*;
    use crate::words::Language;

    #[track_caller]
    fn is_logged_alike<T: Display>(say: fn(&T) -> String, values: &[T]) {
        for value in values {
            assert_eq!(say(value), value.to_string());
        }
    }

    fn text(word: &str) -> String {
        word.to_owned()
    }

    #[test]
    fn a_refusal_of_a_migration_reads_the_same_on_an_english_page_and_in_a_log() {
        let words = &Language::English.words().rules;
        is_logged_alike(
            words.refusal,
            &[
                Refusal::NoMigration,
                Refusal::NotFromRds(text("PolarDB")),
                Refusal::Status(Status::Switching),
                Refusal::UnrecognisedStatus(text("SWITCH_FAIL")),
                Refusal::NotStuck(Status::Cloning),
                Refusal::DelayUnknown,
                Refusal::DelayTooHigh(61),
            ],
        );
        is_logged_alike(
            words.invalid_id,
            &[
                InvalidId::Cluster(text("x")),
                InvalidId::Instance(text("x")),
                InvalidId::Region(text("x")),
                InvalidId::Profile(text("x")),
            ],
        );
        is_logged_alike(
            words.pair_fault,
            &[
                PairFault::NoPairs,
                PairFault::TooMany(7),
                PairFault::NotOnRdsSide(text("a")),
                PairFault::NotOnPolardbSide(text("a")),
                PairFault::UsedTwice(text("a")),
                PairFault::TypesMayNotSwap(text("a"), text("b")),
                PairFault::Ipv6(text("a")),
                PairFault::SslDiffers(text("a"), text("b")),
                PairFault::VpcDiffers(text("a"), text("b")),
                PairFault::NetTypesDiffer(text("a"), text("b")),
                PairFault::PortsDiffer(text("a"), text("b")),
            ],
        );
    }

    #[test]
    fn a_difference_of_a_migration_reads_the_same_on_an_english_page_and_in_a_log() {
        let (was, now) = (ReadWriteMode::ReadWrite, ReadWriteMode::Absent);
        is_logged_alike(
            Language::English.words().rules.difference,
            &[
                Difference::Status { was: Status::SyncingToPolardb, now: Status::Switching },
                Difference::Direction { was: Direction::RdsToPolardb, now: Direction::Absent },
                Difference::RdsMode { was: was.clone(), now: now.clone() },
                Difference::ClusterMode { was, now },
                Difference::Source { was: text("rm-1"), now: text("") },
                Difference::RdsStrings { was: vec![text("a"), text("b")], now: Vec::new() },
                Difference::PolardbStrings { was: Vec::new(), now: vec![text("a")] },
                Difference::Comment { was: text(""), now: text("a  trigger") },
            ],
        );
    }

    #[test]
    fn a_change_of_a_cluster_reads_the_same_on_an_english_page_and_in_a_log() {
        let words = &Language::English.words().rules;
        let (endpoint, net) = (text("pe-1"), text("Public"));
        is_logged_alike(
            words.change_refusal,
            &[
                ChangeRefusal::Unread(ClusterPart::Ssl),
                ChangeRefusal::NotRunning(text("Creating")),
                ChangeRefusal::InTransition(Status::Switching),
                ChangeRefusal::NoEndpoint(text("pe-1")),
                ChangeRefusal::NoAddress { endpoint, net },
                ChangeRefusal::HasPublicAddress(text("pe-1")),
                ChangeRefusal::Prefix,
                ChangeRefusal::Port,
                ChangeRefusal::SamePort(3306),
                ChangeRefusal::SameSsl(true),
                ChangeRefusal::SameSsl(false),
                ChangeRefusal::TooManyEndpoints,
                ChangeRefusal::NoNode(text("pi-1")),
                ChangeRefusal::TooFewNodes,
                ChangeRefusal::NoJobs,
                ChangeRefusal::JobId(text("x")),
                ChangeRefusal::WrongTarget { expected: text("RDS"), status: Status::Cloning },
                ChangeRefusal::NotReplicating(Status::Cloning),
                ChangeRefusal::Migrating,
                ChangeRefusal::Locked,
                ChangeRefusal::PayType(text("Prepaid")),
            ],
        );
        let (was, now) = (Status::SyncingToPolardb, Status::NoMigration);
        let (pay, paid) = (text("Postpaid"), text("Prepaid"));
        is_logged_alike(
            words.change_difference,
            &[
                ChangeDifference::Status { was: text("Running"), now: text("") },
                ChangeDifference::Migration { was, now },
                ChangeDifference::Source { was: text("rm-1"), now: text("rm-2") },
                ChangeDifference::PayType { was: pay, now: paid },
                ChangeDifference::DeletionLock { was: false, now: true },
                ChangeDifference::Endpoint {
                    endpoint: text("pe-1"),
                    was: text(""),
                    now: text("a"),
                },
                ChangeDifference::Endpoints { was: vec![text("a")], now: vec![text("b")] },
            ],
        );
    }
}

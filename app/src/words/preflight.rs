use migration::{Answerer, Check, CheckId, Fix, Verdict};

use super::RdsSource;

/// The preflight inside the dialogs: checks, pairs, and who answers each name.
#[derive(Debug)]
pub struct PreflightWords {
    pub checks: &'static str,
    pub checked_at: &'static str,
    /// How many checks found what.
    pub tally: fn(&Tally) -> String,
    /// Over the red checks.
    pub blocked: &'static str,
    /// Over the amber checks.
    pub to_acknowledge: &'static str,
    /// The label of the box that acknowledges a check.
    pub acknowledge: fn(name: &str) -> String,
    /// What is folded away.
    pub the_rest: fn(&Tally) -> String,
    pub verdict: fn(Verdict) -> &'static str,
    pub name: fn(CheckId) -> &'static str,
    /// What a check saw, as a sentence of its own; the cloud's error text follows it.
    pub evidence: fn(&Check) -> String,
    /// What mends it: a sentence, or the label of a link or a button.
    pub fix: fn(&Fix, source: &RdsSource<'_>) -> String,
    pub why_no_button: fn(reason: &str) -> String,
    pub pairs: &'static str,
    pub verdict_of_pair: &'static str,
    pub fits: &'static str,
    pub stays: &'static str,
    pub check_pairs: &'static str,
    pub check_again: &'static str,
    pub not_checked: &'static str,
    pub choose_first: &'static str,
    /// What an order of the past acknowledged.
    pub acknowledged: fn(names: &str) -> String,
    /// Beside the button that a red check has taken the place of.
    pub no_ok: &'static str,
    pub map: MapWords,
}

/// The before and after map.
#[derive(Debug)]
pub struct MapWords {
    pub title: &'static str,
    pub name: &'static str,
    pub now: &'static str,
    pub then: &'static str,
    pub moves: &'static str,
    pub stays: &'static str,
    pub port_changes: fn(from: &str, to: &str) -> String,
    /// Of the instance or cluster that answers.
    pub answerer: fn(&Answerer, instance: &str) -> String,
    pub nothing_moves: &'static str,
}

/// How many checks found what, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub red: usize,
    pub amber: usize,
    pub info: usize,
    pub passed: usize,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::words::Language;

    #[test]
    fn every_check_has_a_name_of_its_own_in_its_language() {
        let names = |language: Language| {
            let name = language.words().preflight.name;
            CheckId::ALL.iter().map(|id| name(*id)).collect::<BTreeSet<_>>()
        };
        let (english, chinese) = (names(Language::English), names(Language::Chinese));
        assert_eq!((english.len(), chinese.len()), (CheckId::ALL.len(), CheckId::ALL.len()));
        assert!(english.iter().all(|name| name.is_ascii()));
        assert!(chinese.iter().all(|name| !name.is_ascii()), "{chinese:?}");
    }
}

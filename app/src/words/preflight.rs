//! The preflight inside the dialogs: checks, pairs, and the side that answers each name.

use migration::{Answerer, CheckId, Fix, SideAddress, Verdict};

/// The preflight inside the dialogs.
#[derive(Debug)]
pub struct PreflightWords {
    pub checks: &'static str,
    pub checked_at: &'static str,
    /// The checks by what they found.
    pub tally: fn(&Tally) -> String,
    /// The heading of the red checks.
    pub blocked: &'static str,
    /// The heading of the amber checks.
    pub to_acknowledge: &'static str,
    /// The label of the box that acknowledges a check.
    pub acknowledge: fn(name: &str) -> String,
    /// The label of the checks that are folded away.
    pub the_rest: fn(&Tally) -> String,
    pub verdict: fn(Verdict) -> &'static str,
    pub check: fn(CheckId) -> CheckWords,
    /// What mends a finding: a sentence, or the label of a link or a button.
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
    /// The checks that an earlier post acknowledged.
    pub acknowledged: fn(names: &str) -> String,
    /// Takes the place of OK while a check is red.
    pub no_ok: &'static str,
    pub map: MapWords,
}

/// The words of one check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckWords {
    pub name: &'static str,
    /// The finding of a check that carries no value.
    pub when_nothing_is_seen: &'static str,
}

/// The number of checks by what they found, each name counted once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub red: usize,
    pub amber: usize,
    pub info: usize,
    pub passed: usize,
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
    /// The endpoint that answers a name, with the ID of its instance or cluster.
    pub answerer: fn(&Answerer, instance: &str) -> String,
    pub nothing_moves: &'static str,
}

/// The source RDS instance, as a call to it names it.
#[derive(Debug, Clone, Copy)]
pub struct RdsSource<'a> {
    pub id: &'a str,
    pub region: &'a str,
    /// The profile that the vendor's command line has to use, if it needs one.
    pub profile: Option<&'a str>,
}

/// The call that changes a port on the RDS side, which this console does not make.
pub fn rds_port_call(source: &RdsSource<'_>, at: &SideAddress, port: &str) -> String {
    let name = &at.connection_string;
    let prefix = name.split('.').next().unwrap_or_default();
    let RdsSource { id, region, profile } = source;
    let profile = profile.map(|profile| format!(" --profile {profile}")).unwrap_or_default();
    format!(
        "aliyun rds ModifyDBInstanceConnectionString{profile} --region {region} --DBInstanceId {id} --CurrentConnectionString {name} --ConnectionStringPrefix {prefix} --Port {port}"
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::words::Language;

    #[test]
    fn every_check_has_a_name_of_its_own_in_each_language() {
        let all = Language::ALL.into_iter().flat_map(|language| {
            let check = language.words().preflight.check;
            CheckId::ALL.iter().map(move |id| check(*id))
        });
        let all: Vec<_> = all.collect();
        let names: BTreeSet<_> = all.iter().map(|words| words.name).collect();
        assert_eq!(names.len(), CheckId::ALL.len() * Language::ALL.len());
        assert!(all.iter().all(|words| !words.when_nothing_is_seen.is_empty()));
    }
}

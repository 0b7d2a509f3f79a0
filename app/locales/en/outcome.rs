use backend::{IntentKind, Parameters, Reason};
use migration::{ChangeKind, Check};

use super::{preflight, terms};
use crate::ui::moment;
use crate::words::{OutcomeWords, names_of_each};

pub const WORDS: OutcomeWords = OutcomeWords {
    checking: |label| format!("{label} is being checked; nothing is sent yet."),
    sent: |label| format!("{label} was sent. The answer is not here yet."),
    accepted: |label| {
        format!("{label} was accepted. Its effect does not show yet; the migration is being read.")
    },
    unknown: |label, reason| {
        format!(
            "Whether {label} ran is not known: {reason}. It is not sent again; reading the migration will tell."
        )
    },
    refused: |reason| format!("Nothing was sent: {reason}."),
    not_run: |label| format!("{label} did not run."),
    not_run_because: |label, reason| format!("{label} did not run: {reason}."),
    ran: |label| format!("{label} ran."),
    something_else: |label| format!("{label} was meant, and something else happened."),
    became_complete: " The cancel became a complete, because someone switched in between.",
    became_cancel: " The complete became a cancel, because someone rolled back in between.",
    stands_at: |status, direction| {
        let direction = (terms::WORDS.direction)(direction);
        format!(" The migration status is {status} and the direction is {direction}.")
    },
    reason,
    intent,
    parameters: |parameters| match parameters {
        Parameters::Move { pairs: None } => "without endpoints".to_owned(),
        Parameters::Move { pairs: Some(pairs) } if pairs.len() == 1 => {
            "with endpoints, 1 pair".to_owned()
        }
        Parameters::Move { pairs: Some(pairs) } => format!("with endpoints, {} pairs", pairs.len()),
        Parameters::Close { keep_binlog: true } => "binary logging kept".to_owned(),
        Parameters::Close { keep_binlog: false } => "binary logging disabled".to_owned(),
        Parameters::Continue { force: true } => "the error is skipped".to_owned(),
        Parameters::Continue { force: false } => "the error is mended".to_owned(),
        Parameters::Abandon => String::new(),
    },
};

/// As the backend says it, with actions called as their buttons are.
fn reason(reason: &Reason) -> String {
    match reason {
        Reason::InProgress { action, since } => format!(
            "{} has been in progress on this cluster since {}",
            intent(*action),
            moment(*since)
        ),
        Reason::Blocked(checks) => {
            let say = |check: &Check| {
                let evidence = (preflight::WORDS.evidence)(check);
                format!(
                    "{} ({})",
                    (preflight::WORDS.name)(check.id),
                    evidence.trim_end_matches('.')
                )
            };
            let all: Vec<_> = checks.iter().map(say).collect();
            format!("these checks block it: {}", all.join("; "))
        }
        Reason::Unacknowledged(checks) => format!(
            "these checks have to be acknowledged: {}",
            names_of_each(checks.iter().map(|it| it.id), preflight::WORDS.name).join(", ")
        ),
        other => other.to_string(),
    }
}

fn intent(kind: IntentKind) -> &'static str {
    match kind {
        IntentKind::Migration(action) => (terms::WORDS.button)(action),
        IntentKind::Change(change) => match change {
            ChangeKind::CreateEndpointAddress => "Create Endpoint Address",
            ChangeKind::ChangePort => "Change Port",
            ChangeKind::CreateClusterEndpoint => "Create Cluster Endpoint",
            ChangeKind::EnableSsl => "Enable SSL",
            ChangeKind::DisableSsl => "Disable SSL",
            ChangeKind::RepointDtsJobs => "Re-point DTS Jobs",
            ChangeKind::ReleaseCluster => "Release Cluster",
        },
        IntentKind::CreateCluster => "Create Cluster",
        IntentKind::CreateServiceLinkedRole => "Create Service-linked Role",
    }
}

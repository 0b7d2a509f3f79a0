//! The outcome of an intent, in English.

use backend::{AlarmKind, Arrived, IntentKind, Parameters, Proof, Reason};
use migration::{Arrival, ChangeKind, Check};

use super::{errors, evidence, preflight, rules, source, terms};
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
    ran: |label, proof, reason| match proof {
        Proof::Answered => format!("{label} ran."),
        Proof::Seen => format!(
            "No answer came to {label}, but the cluster shows its effect. It may have come from elsewhere."
        ),
        Proof::Decided | Proof::DecidedUnseen => format!("{label} ran, {reason}."),
    },
    began,
    swap_not_known: " Whether the connection strings of this form have swapped is not known.",
    something_else: |label| format!("{label} was meant, and something else happened."),
    realm_gone: |label| {
        format!("The emulator was reset or restored, so nobody will know whether {label} ran.")
    },
    became_complete: " The cancel became a complete, because someone switched in between.",
    became_cancel: " The complete became a cancel, because someone rolled back in between.",
    alarm: |kind| match kind {
        AlarmKind::BothWrite => "Both sides write",
        AlarmKind::SomethingElse => "Something else happened",
        AlarmKind::FellBack => "Fell back",
    },
    alarm_at: |at| format!("Read at {at}."),
    acknowledge: "Acknowledge",
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
    unread_in_progress: "An action that this version cannot read is in progress here, so nothing else can be sent.",
    unread: "cannot be read by this version.",
    unread_why: "An older or newer version wrote it, or it is damaged.",
    unread_settled_by: "Start the version that wrote it to settle it.",
    unread_columns: "As it is stored",
};

fn began(label: &str, proof: Proof, arrived: &Arrived) -> String {
    let read = arrived.at.map(|at| format!(", read at {}", moment(at))).unwrap_or_default();
    let stands = match arrived.arrival {
        Arrival::UnderWay => "has started.".to_owned(),
        Arrival::Arrived => format!("is done{read}."),
        Arrival::FellBack => {
            format!("started and fell back{read}: the migration is where it was before.")
        }
        Arrival::Overtaken => "started. How it ended was not seen.".to_owned(),
    };
    match proof {
        Proof::Answered | Proof::Decided | Proof::DecidedUnseen => format!("{label} {stands}"),
        Proof::Seen => {
            format!(
                "No answer came to {label}. What was seen may have come from elsewhere: it {stands}"
            )
        }
    }
}

fn reason(reason: &Reason) -> String {
    let call = errors::WORDS.read_error;
    match reason {
        Reason::InProgress { action, since } => format!(
            "{} has been in progress on this cluster since {}",
            intent(*action),
            moment(*since)
        ),
        Reason::InProgressUnread { intent_id } => {
            format!("the intent {intent_id} is in progress here, and this version cannot read it")
        }
        Reason::AnotherRealm => {
            "the emulator was reset or restored since this form was posted".to_owned()
        }
        Reason::Blocked(checks) => {
            let say = |check: &Check| {
                let evidence = (evidence::WORDS.of_check)(check);
                format!(
                    "{} ({})",
                    (preflight::WORDS.check)(check.id).name,
                    evidence.trim_end_matches('.')
                )
            };
            let all: Vec<_> = checks.iter().map(say).collect();
            format!("these checks block it: {}", all.join("; "))
        }
        Reason::Unacknowledged(checks) => format!(
            "these checks have to be acknowledged: {}",
            names_of_each(checks.iter().map(|it| it.id), preflight::WORDS.check).join(", ")
        ),
        Reason::Different(items) => joined(items, rules::WORDS.difference),
        Reason::Illegal(refusal) => (rules::WORDS.refusal)(refusal),
        Reason::ClusterDifferent(items) => joined(items, rules::WORDS.change_difference),
        Reason::ChangeIllegal(refusal) => (rules::WORDS.change_refusal)(refusal),
        Reason::SourceDifferent(items) => joined(items, source::WORDS.difference),
        Reason::SourceIllegal { instance, refusal } => {
            format!("{instance} cannot be migrated now: {}", (source::WORDS.refusal)(refusal))
        }
        Reason::NewCluster(items) => joined(items, source::WORDS.fault),
        Reason::RoleExists => "the account has the service-linked role already".to_owned(),
        Reason::NotConfirmed(cluster) => {
            format!("the cluster ID typed to confirm is not {cluster}")
        }
        Reason::Pairs(items) => joined(items, rules::WORDS.pair_fault),
        Reason::JournalUnreadable => {
            "the journal, which the checks need, could not be read".to_owned()
        }
        Reason::WrongRegion { asked, is } => format!("the cluster is in {is}, not in {asked}"),
        Reason::Unreadable(error) => {
            format!("the migration could not be read before sending: {}", call(error))
        }
        Reason::Answered(error) | Reason::NotSent(error) | Reason::NoAnswer(error) => call(error),
        Reason::Unproven(error) => format!("the answer proves nothing: {}", call(error)),
        Reason::WentOn => {
            "the migration went on by itself past the place where it would have shown".to_owned()
        }
        Reason::NotRecorded => {
            "nothing was sent, because the journal could not be written".to_owned()
        }
        Reason::ShuttingDown => "the server is shutting down".to_owned(),
        Reason::StoppedBeforeSending => "the server stopped before the call was sent".to_owned(),
        Reason::StoppedBeforeAnswer => "the server stopped before the answer came".to_owned(),
        Reason::BrokeOffBeforeSending => "the work broke off before the call was sent".to_owned(),
        Reason::BrokeOffBeforeAnswer => {
            "the work broke off before the answer was written down".to_owned()
        }
        Reason::Decided { caller, seen, because } => {
            let how = if *seen { "after reading" } else { "without a reading of" };
            let because = because.as_ref().map(|text| format!(": {text}")).unwrap_or_default();
            format!("decided by {caller} {how} the migration{because}")
        }
    }
}

fn joined<T>(items: &[T], text: fn(&T) -> String) -> String {
    items.iter().map(text).collect::<Vec<_>>().join(terms::WORDS.semicolon)
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

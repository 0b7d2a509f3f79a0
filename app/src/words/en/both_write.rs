//! Both sides that accept writes after a migration ended, in English.

use backend::{BothWriteAlarm, IntentRecord};
use migration::{BothWrite, Ending, Side};

use super::outcome;
use crate::ui::moment;
use crate::words::BothWriteWords;

pub const WORDS: BothWriteWords = BothWriteWords {
    title: "Both sides accept writes",
    how,
    evidence: |ended| {
        let (source, cluster) = (&ended.source, &ended.cluster.id);
        let clock = if ended.by_own_clock {
            " The cloud does not say its time; these are times of this server."
        } else {
            ""
        };
        let evidence = match ended.both_write {
            BothWrite::Reported => format!(
                "{source} and {cluster} were both reported Read and Write at {}. Nothing is replicated between them: what is written to one is missing on the other.",
                moment(ended.both_write_at)
            ),
            BothWrite::Documented => format!(
                "The vendor says that {source} and {cluster} both accept writes after this; no reading here has shown it. Nothing is replicated between them."
            ),
        };
        evidence + clock
    },
    to_do: "Make sure that only one side is written to",
    checklist,
    acknowledge: "Taken care of: take this warning away",
    acknowledged: |caller, at| {
        format!(
            "Both sides accept writes since the migration ended; {caller} took care of it at {at}."
        )
    },
};

fn how(ended: &BothWriteAlarm, sent: Option<&IntentRecord>) -> String {
    if let Some(record) = sent {
        let label = (outcome::WORDS.intent)(record.kind());
        let at = moment(record.sent_at.unwrap_or(record.created_at));
        return format!("{label} was sent from here by {} at {at}.", record.caller.name());
    }
    let (seen, gone) = (moment(ended.last_seen), moment(ended.gone));
    let between = format!("it was last read at {seen} and gone at {gone}");
    match (ended.ending, ended.deadline) {
        (Ending::Expired, Some(deadline)) => format!(
            "The migration ended by itself or elsewhere: {between}, and its deadline passed at {}.",
            moment(deadline.0)
        ),
        (Ending::Completed, _) => format!("The migration was completed elsewhere: {between}."),
        (Ending::Cancelled, _) => format!("The migration was cancelled elsewhere: {between}."),
        (Ending::Abandoned, _) => format!("The migration was abandoned elsewhere: {between}."),
        (Ending::Expired | Ending::Unknown, _) => {
            format!("How the migration ended is not known here: {between}.")
        }
    }
}

fn checklist(ended: &BothWriteAlarm) -> Vec<String> {
    let (source, cluster) = (ended.source.as_str(), ended.cluster.id.as_str());
    let (used, left, release) = match ended.in_use {
        Some(Side::Polardb) => (cluster, source, format!("Release {source} in the RDS console")),
        Some(Side::Rds) => (source, cluster, format!("Release {cluster}")),
        None => return find_out(ended),
    };
    vec![
        format!("Close the whitelist of {left}, so that applications cannot reach it any more."),
        format!("Drop or lock the database accounts of applications on {left}."),
        format!(
            "Point stragglers at {used}: pooled connections, saved sessions and jobs that still use names of {left}."
        ),
        format!(
            "Look whether {left} was written to since {}, and bring over what {used} lacks.",
            moment(ended.gone)
        ),
        format!("Point DTS jobs of the business at {used} in the DTS console."),
        format!("{release} once nobody needs it: it goes on costing."),
    ]
}

fn find_out(ended: &BothWriteAlarm) -> Vec<String> {
    let (source, cluster) = (&ended.source, &ended.cluster.id);
    vec![
        format!(
            "Find out which side the business uses; here it is not known. Compare connections and writes since {} on {source} and {cluster}.",
            moment(ended.last_seen)
        ),
        "Until that is known, close or release neither. Release only the side that is proved to be unused.".to_owned(),
    ]
}

//! The lab, in English.

use backend::{FaultKind, LabDone, LabError, LabField, LabFields, LabForm, MigrationOrder, Preset};

use super::errors;
use crate::words::{
    CallsWords, ClockWords, FaultsWords, LabWords, MigrationsWords, ScenariosWords, number,
};

pub const WORDS: LabWords = LabWords {
    title: "Lab",
    about: "Time, trouble and truth of the emulator behind this console. Nothing here reaches a cloud.",
    no_answer: "The emulator does not answer",
    try_again: "Open the lab again",
    clock: CLOCK,
    migrations: MIGRATIONS,
    faults: FAULTS,
    scenarios: SCENARIOS,
    calls: CALLS,
    field,
    error,
    done,
};

const CLOCK: ClockWords = ClockWords {
    title: "Clock",
    about: "The time of everything about resources: transitions, delays, deadlines. It goes forward only.",
    now: "Emulated time",
    speed: "Speed",
    times: |speed| format!("{speed} × real time"),
    state: "State",
    runs: "Running",
    stands: "Paused",
    pause: "Pause",
    resume: "Resume",
    set_speed: "Set speed",
    advance: "Advance",
    advance_by: "Advance by",
    steps: [("1 minute", 60), ("15 minutes", 900), ("1 hour", 3_600), ("1 day", 86_400)],
    next_end: "To the next end of a step",
    next_deadline: "To the next deadline",
};

const MIGRATIONS: MigrationsWords = MigrationsWords {
    title: "Migrations",
    about: "What each cluster is busy with, and until when. What is held ends when it is released.",
    none: "No cluster has a migration or other work under way.",
    cluster: "Cluster",
    status: "Status",
    delay: "Delay",
    ends: "Ends",
    by_hand: "when released",
    more: |count| format!("{} more are not shown.", number(count)),
    change: "Change one",
    order: |order| match order {
        MigrationOrder::Hold => "Hold the step it is in",
        MigrationOrder::Release => "Release what is held or stalled",
        MigrationOrder::Storm => "Lag storm: to 240 s and back, every 30 minutes",
        MigrationOrder::Stall => "Stall: the delay grows until it is released",
        MigrationOrder::Lag => "Fixed delay",
        MigrationOrder::Unknown => "Delay unknown",
        MigrationOrder::Breathe => "Normal delay",
    },
    apply: "Apply",
    only_for_lag: "Seconds, for a fixed delay",
};

const FAULTS: FaultsWords = FaultsWords {
    title: "Faults",
    about: "An order for trouble. A call meets the oldest one that fits; the log of calls says which.",
    none: "No trouble is ordered.",
    kind: "Kind",
    any: "any",
    left: "Calls left",
    without_end: "without end",
    remove: |id| format!("Remove fault {id}"),
    clear: "Clear all faults",
    ready_made: "Ready-made",
    preset: |preset| match preset {
        Preset::LostAnswer => "The next switch is done, its answer lost",
        Preset::NeverArrives => "The next switch never arrives",
        Preset::Slow => "The next switch takes 5 s to answer",
        Preset::StuckSwitch => "The next switch gets stuck",
        Preset::PrecheckFails => "The next precheck fails",
        Preset::Throttled => "20 calls are throttled",
        Preset::Forbidden => "20 readings are forbidden",
        Preset::ProxyPage => "5 readings get the page of a proxy",
    },
    own: "Order your own",
    choose_kind: "Kind of trouble",
    show: "Show its fields",
    kind_name,
    kind_means,
    optional: "Fields that are left empty fit every call.",
    order: "Order the fault",
    by_name: "Words in the description of a new cluster or of a source order faults as well, for instance:",
};

const SCENARIOS: ScenariosWords = ScenariosWords {
    title: "Scenarios and snapshots",
    about: "A scenario takes the place of everything in the emulator. Faults and the log of calls are forgotten.",
    there_is: |name| format!("Loaded now: {name}"),
    contents: |name| match name {
        "demo" => Some("a small company in three regions"),
        "empty" => Some("regions with nothing in them"),
        "precheck-failure" => Some("sources whose prechecks fail"),
        "lag-storm" => Some("delays of every shape"),
        "expiring" => Some("deadlines within minutes, hours and days"),
        "fleet-1000" => Some("a thousand clusters"),
        _ => None,
    },
    replaces: "Replace everything there is now",
    load: "Load the scenario",
    snapshots: "Snapshots",
    about_snapshots: "Everything as it is at one moment, time and faults included. They are kept until the emulator ends.",
    no_snapshots: "No snapshot is kept.",
    keep: "Keep a snapshot",
    restore: "Restore the snapshot",
    files: "As a file",
    download: "Download what there is now as a scenario",
    paste: "Text of a scenario (TOML)",
    load_text: "Load the text",
    reset: "Reset",
    about_reset: "The loaded scenario from its beginning. Every change in it, the faults and the log are lost.",
    type_reset: "To confirm, type",
    reset_all: "Reset the emulator",
};

const CALLS: CallsWords = CallsWords {
    title: "Calls",
    about: "What the emulator was asked, newest first: by this console and by everybody else. Signatures and tokens are never kept.",
    none: "No call fits.",
    show: "Show",
    at: "Emulated time",
    call: "Call",
    answer: "Answer",
    effect: "Effect",
    no_status: "No answer",
    under_way: "Under way",
    met: |fault| format!("fault {fault}"),
    parameters: "Parameters",
    hidden: "hidden",
    older: "Older calls",
    newest: "Newest calls",
};

fn kind_name(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::Throttle => "Throttled",
        FaultKind::Error => "Error",
        FaultKind::Slow => "Slow",
        FaultKind::DropBefore => "Cut off before the work",
        FaultKind::DropAfter => "Cut off after the work",
        FaultKind::Truncate => "Half an answer",
        FaultKind::WrongShape => "Answer of a wrong shape",
        FaultKind::Html => "Page of a proxy",
        FaultKind::Hold => "Held transition",
        FaultKind::Stuck => "Stuck transition",
        FaultKind::PrecheckFailure => "Failed precheck",
        FaultKind::Lag => "Replication delay",
        FaultKind::FallsBack => "Transition that falls back",
        FaultKind::AccessDenied => "Permission denied",
    }
}

fn kind_means(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::Throttle => "Throttling.User; nothing is done.",
        FaultKind::Error => "An error of the status and code given here; nothing is done.",
        FaultKind::Slow => "The call waits, then does its work, even if the client has gone.",
        FaultKind::DropBefore => "The connection is cut; nothing is done.",
        FaultKind::DropAfter => "The work is done, and the connection is cut without an answer.",
        FaultKind::Truncate => "The work is done, and half of the answer is sent.",
        FaultKind::WrongShape => "The work is done; the answer is JSON that no document describes.",
        FaultKind::Html => "The page of a proxy, status 502; nothing is done.",
        FaultKind::Hold => {
            "The transition that the call begins does not end before it is released."
        }
        FaultKind::Stuck => {
            "The same, and an error text says why. Continue Migration helps where the rules allow it."
        }
        FaultKind::PrecheckFailure => {
            "The precheck of the full copy fails, whatever the source is like."
        }
        FaultKind::Lag => "The delay of the migration stays there from then on.",
        FaultKind::FallsBack => {
            "The transition that the call begins ends in the status in which it began; no name moves."
        }
        FaultKind::AccessDenied => "403 that names the missing permission; nothing is done.",
    }
}

fn field(field: LabField) -> &'static str {
    match field {
        LabField::Speed => "Speed",
        LabField::Seconds => "Seconds",
        LabField::Kind => "Kind",
        LabField::Action => "Action",
        LabField::Cluster => "Cluster ID",
        LabField::Account => "Account ID",
        LabField::Times => "Number of calls",
        LabField::Skip => "Calls that pass first",
        LabField::Chance => "Probability in percent",
        LabField::RetryAfter => "Retry after, in milliseconds",
        LabField::HttpStatus => "HTTP status",
        LabField::Code => "Error code",
        LabField::Milliseconds => "Milliseconds",
        LabField::Shape => "Shape",
        LabField::Transition => "Transition",
        LabField::Reason => "Error text",
        LabField::Item => "Item of the precheck",
        LabField::Scenario => "Scenario",
        LabField::Text => "Text",
        LabField::Name => "Name",
        LabField::Change => "Change",
    }
}

fn error(error: &LabError) -> String {
    match error {
        LabError::Number { field: it, least, most } => {
            let (least, most) = (grouped(*least), grouped(*most));
            format!("{}: enter a number from {least} to {most}.", field(*it))
        }
        LabError::Missing(it) => format!("{}: fill this in.", field(*it)),
        LabError::Choice(it) => format!("{}: choose one of the values.", field(*it)),
        LabError::NotConfirmed => {
            "Nothing was done: confirm that everything is replaced.".to_owned()
        }
        LabError::NothingAhead => {
            "Nothing ends by itself: no step is under way, or all are held.".to_owned()
        }
        LabError::NoDeadline => "No migration has a deadline ahead.".to_owned(),
        LabError::NoClusterForTour => {
            "No cluster of the default region can be switched now. Load the demo scenario first."
                .to_owned()
        }
        LabError::NotRecorded => {
            "Nothing was asked of the emulator: the journal cannot be written.".to_owned()
        }
        LabError::Unread(error) => format!(
            "The clusters of the default region cannot be read: {}.",
            (errors::WORDS.read_error)(error)
        ),
        LabError::Refused(sentence) => format!("The emulator refused: {sentence}"),
        LabError::Unreachable(reason) => format!("The emulator does not answer: {reason}"),
        LabError::Malformed(reason) => format!("The emulator's answer is not understood: {reason}"),
    }
}

fn grouped(value: u64) -> String {
    number(usize::try_from(value).unwrap_or(usize::MAX))
}

fn done(form: LabForm, fields: &LabFields, done: &LabDone) -> String {
    if let LabDone::Moved { at, cluster } = done {
        return format!("Time has moved past {at:.0}, when something happened to {cluster}.");
    }
    match form {
        LabForm::Clock => match fields.get(LabField::Change) {
            "pause" => "The clock stands still.".to_owned(),
            "resume" => "The clock runs.".to_owned(),
            "speed" => format!("The clock runs at {} × real time.", fields.get(LabField::Speed)),
            _ => format!("Time has moved by {} s.", fields.get(LabField::Seconds)),
        },
        LabForm::Migration => format!("{} was changed.", fields.get(LabField::Cluster)),
        LabForm::Fault => "The fault is ordered.".to_owned(),
        LabForm::RemoveFault => "The fault is removed.".to_owned(),
        LabForm::ClearFaults => "No trouble is ordered any more.".to_owned(),
        LabForm::Load => format!("Loaded: {}.", fields.get(LabField::Scenario)),
        LabForm::Paste => "The text is loaded.".to_owned(),
        LabForm::Snapshot => format!("Kept as {}.", fields.get(LabField::Name)),
        LabForm::Restore => format!("Everything is as in {} again.", fields.get(LabField::Name)),
        LabForm::Reset => "The scenario begins anew.".to_owned(),
        LabForm::Tour => "The tour begins.".to_owned(),
    }
}

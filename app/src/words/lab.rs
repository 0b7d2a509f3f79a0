//! The lab.

use backend::{FaultKind, LabDone, LabError, LabField, LabFields, LabForm, MigrationOrder, Preset};

/// The lab.
#[derive(Debug)]
pub struct LabWords {
    pub title: &'static str,
    pub about: &'static str,
    /// The heading if the emulator does not answer.
    pub no_answer: &'static str,
    pub try_again: &'static str,
    pub clock: ClockWords,
    pub migrations: MigrationsWords,
    pub faults: FaultsWords,
    pub scenarios: ScenariosWords,
    pub calls: CallsWords,
    pub field: fn(LabField) -> &'static str,
    pub error: fn(&LabError) -> String,
    /// The effect of a form.
    pub done: fn(LabForm, &LabFields, &LabDone) -> String,
}

#[derive(Debug)]
pub struct ClockWords {
    pub title: &'static str,
    pub about: &'static str,
    pub now: &'static str,
    pub speed: &'static str,
    /// Emulated seconds in each real second.
    pub times: fn(speed: f64) -> String,
    pub state: &'static str,
    pub runs: &'static str,
    pub stands: &'static str,
    pub pause: &'static str,
    pub resume: &'static str,
    pub set_speed: &'static str,
    pub advance: &'static str,
    pub advance_by: &'static str,
    pub steps: [(&'static str, u32); 4],
    pub next_end: &'static str,
    pub next_deadline: &'static str,
}

#[derive(Debug)]
pub struct MigrationsWords {
    pub title: &'static str,
    pub about: &'static str,
    pub none: &'static str,
    pub cluster: &'static str,
    pub status: &'static str,
    pub delay: &'static str,
    pub ends: &'static str,
    pub by_hand: &'static str,
    pub more: fn(usize) -> String,
    pub change: &'static str,
    pub order: fn(MigrationOrder) -> &'static str,
    pub apply: &'static str,
    pub only_for_lag: &'static str,
}

#[derive(Debug)]
pub struct FaultsWords {
    pub title: &'static str,
    pub about: &'static str,
    pub none: &'static str,
    pub kind: &'static str,
    pub any: &'static str,
    pub left: &'static str,
    pub without_end: &'static str,
    pub remove: fn(id: u64) -> String,
    pub clear: &'static str,
    pub ready_made: &'static str,
    pub preset: fn(Preset) -> &'static str,
    pub own: &'static str,
    pub choose_kind: &'static str,
    pub show: &'static str,
    pub kind_name: fn(FaultKind) -> &'static str,
    pub kind_means: fn(FaultKind) -> &'static str,
    pub optional: &'static str,
    pub order: &'static str,
    pub by_name: &'static str,
}

#[derive(Debug)]
pub struct ScenariosWords {
    pub title: &'static str,
    pub about: &'static str,
    pub there_is: fn(&str) -> String,
    /// What a built-in scenario has in it; `None` for one that the lab has no words for.
    pub contents: fn(&str) -> Option<&'static str>,
    pub replaces: &'static str,
    pub load: &'static str,
    pub snapshots: &'static str,
    pub about_snapshots: &'static str,
    pub no_snapshots: &'static str,
    pub keep: &'static str,
    pub restore: &'static str,
    pub files: &'static str,
    pub download: &'static str,
    pub paste: &'static str,
    pub load_text: &'static str,
    pub reset: &'static str,
    pub about_reset: &'static str,
    pub type_reset: &'static str,
    pub reset_all: &'static str,
}

#[derive(Debug)]
pub struct CallsWords {
    pub title: &'static str,
    pub about: &'static str,
    pub none: &'static str,
    pub show: &'static str,
    pub at: &'static str,
    pub call: &'static str,
    pub answer: &'static str,
    pub effect: &'static str,
    pub no_status: &'static str,
    pub under_way: &'static str,
    pub met: fn(&str) -> String,
    pub parameters: &'static str,
    pub hidden: &'static str,
    pub older: &'static str,
    pub newest: &'static str,
}

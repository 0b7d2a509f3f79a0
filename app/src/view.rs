//! What the live panel shows: words and values, from which `components::panel` makes markup.

use leptos::prelude::RenderHtml;

use crate::clock::ClockView;
use crate::components;

/// How a value is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Good,
    Busy,
    Warning,
    Danger,
}

impl Tone {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Busy => "busy",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}

/// A value with its colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toned {
    pub text: String,
    pub tone: Tone,
}

/// Which way the picture's arrow points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrow {
    ToPolardb,
    ToRds,
    None,
}

/// An action button; disabled when there is a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ButtonView {
    pub name: String,
    pub label: String,
    pub href: String,
    pub reason: Option<String>,
    pub danger: bool,
}

/// One address of an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressView {
    pub kind: String,
    pub endpoint: String,
    pub connection_string: String,
    pub facts: String,
}

/// One connection string applications have to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeView {
    pub old: String,
    pub new: Option<String>,
}

/// A time as people read it, in UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MomentView {
    pub text: String,
    /// RFC 3339; nothing where the time is not known.
    pub at: Option<String>,
}

/// A term of the definition list and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactView {
    pub term: String,
    pub value: Toned,
    /// Where the value is a time: RFC 3339.
    pub at: Option<String>,
    pub note: Option<Toned>,
    /// Takes the place of the note's text while it runs.
    pub clock: Option<ClockView>,
    pub link: Option<LinkView>,
}

/// How far a stage of a transition is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    Done,
    UnderWay,
    Ahead,
}

impl StepState {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::UnderWay => "under-way",
            Self::Ahead => "ahead",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepView {
    pub text: String,
    pub state: StepState,
    /// The state as a word.
    pub word: String,
}

/// A transition that is under way: its stages, how long it has taken, how long it usually takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgressView {
    pub title: String,
    pub steps: Vec<StepView>,
    /// Nothing where the upstream does not say when it answered.
    pub clock: Option<ClockView>,
    /// What the clock counts from.
    pub since: String,
    pub usual: Toned,
}

/// After a switch: whether the business could go back now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadinessView {
    pub title: String,
    pub sentence: Toned,
    pub facts: Vec<FactView>,
}

/// The delay since the migration was first seen, in a box of [`CurveView::WIDTH`] by [`CurveView::HEIGHT`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurveView {
    pub title: String,
    /// What the picture shows, for those who do not see it and those who want figures.
    pub sentence: String,
    /// Where the delay is going.
    pub trend: Option<Toned>,
    /// The `d` of a path.
    pub line: String,
    /// The same, closed at the bottom, to be filled.
    pub area: String,
    /// The `d` of the line a switch waits for.
    pub gate: String,
    pub gate_label: String,
    pub top: String,
    pub from: MomentView,
    pub to: String,
}

impl CurveView {
    pub const WIDTH: u32 = 600;
    pub const HEIGHT: u32 = 120;
}

/// Something the operator has to know now, and where more of it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeView {
    pub text: String,
    pub tone: Tone,
    pub link: Option<LinkView>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkView {
    pub text: String,
    pub href: String,
}

/// Everything in the RDS Migration section that can change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PanelView {
    pub words: PanelWords,
    /// Nothing for the default one.
    pub profile: Option<String>,
    pub region: String,
    pub sentence: String,
    pub busy: bool,
    pub error: Option<String>,
    /// What to do about the error, where it is known.
    pub remedy: Option<String>,
    pub notices: Vec<NoticeView>,
    pub source: String,
    pub cluster: String,
    pub rds_mode: Toned,
    pub polardb_mode: Toned,
    pub arrow: Arrow,
    pub direction: String,
    /// Beside the arrow.
    pub delay: Toned,
    pub progress: Option<ProgressView>,
    pub facts: Vec<FactView>,
    pub readiness: Option<ReadinessView>,
    pub curve: Option<CurveView>,
    pub changes: Vec<ChangeView>,
    pub buttons: Vec<ButtonView>,
    pub rds_addresses: Vec<AddressView>,
    pub polardb_addresses: Vec<AddressView>,
    /// Upstream's time of the reading.
    pub read_at: MomentView,
    /// How many seconds ago that was when the view was sent. Every clock of the view runs on from the reading.
    pub age: u32,
    /// Milliseconds until the next look is worth it.
    pub poll_ms: u32,
}

/// The words of the section that stay as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PanelWords {
    pub rds: String,
    pub polardb: String,
    pub data_flows: String,
    pub error_message: String,
    pub read_at: String,
    pub rds_endpoints: String,
    pub polardb_endpoints: String,
    pub none_listed: String,
    pub changes: String,
    pub old: String,
    pub new: String,
    pub no_match: String,
    pub copy: String,
    pub copied: String,
    pub no_answer: String,
    pub not_read: String,
    pub not_understood: String,
    /// How old the reading is: `{}` is its age.
    pub ago: String,
    pub refresh: LinkView,
}

impl PanelView {
    /// The section as it is sent to those who look at it.
    pub fn html(&self) -> String {
        components::panel(self).to_html()
    }
}

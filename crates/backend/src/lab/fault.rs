//! Orders for trouble: the kinds with their details, and those that are ready-made.

use acs_client::emulator_control::{Delay, FaultOrder};

use super::{LabError, LabField, LabFields};

const MAX_TIMES: u64 = 1_000_000;
const MAX_SLOW_MS: u64 = 600_000;

/// The kinds of trouble (docs/emulator/control.md).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    Throttle,
    Error,
    Slow,
    DropBefore,
    DropAfter,
    Truncate,
    WrongShape,
    Html,
    Hold,
    Stuck,
    PrecheckFailure,
    Lag,
}

/// A field that says more about a kind.
pub type Detail = LabField;

pub const SHAPES: [&str; 8] = [
    "array_for_object",
    "object_for_array",
    "text_for_number",
    "number_for_text",
    "missing_lists",
    "missing_fields",
    "null_fields",
    "text_for_object",
];
pub const TRANSITIONS: [&str; 4] = ["cloning", "switching", "rolling_back", "closing"];

impl FaultKind {
    pub const ALL: [Self; 12] = [
        Self::Throttle,
        Self::Error,
        Self::Slow,
        Self::DropBefore,
        Self::DropAfter,
        Self::Truncate,
        Self::WrongShape,
        Self::Html,
        Self::Hold,
        Self::Stuck,
        Self::PrecheckFailure,
        Self::Lag,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Throttle => "throttle",
            Self::Error => "error",
            Self::Slow => "slow",
            Self::DropBefore => "drop_before",
            Self::DropAfter => "drop_after",
            Self::Truncate => "truncate",
            Self::WrongShape => "wrong_shape",
            Self::Html => "html",
            Self::Hold => "hold",
            Self::Stuck => "stuck",
            Self::PrecheckFailure => "precheck_failure",
            Self::Lag => "lag",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    pub fn details(self) -> &'static [Detail] {
        match self {
            Self::Throttle => &[Detail::RetryAfter],
            Self::Error => &[Detail::HttpStatus, Detail::Code],
            Self::Slow => &[Detail::Milliseconds],
            Self::WrongShape => &[Detail::Shape],
            Self::Hold => &[Detail::Transition],
            Self::Stuck => &[Detail::Transition, Detail::Reason],
            Self::PrecheckFailure => &[Detail::Item],
            Self::Lag => &[Detail::Seconds],
            Self::DropBefore | Self::DropAfter | Self::Truncate | Self::Html => &[],
        }
    }
}

/// Trouble that is worth rehearsing, in one press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    Throttled,
    Forbidden,
    LostAnswer,
    NeverArrives,
    Slow,
    ProxyPage,
    StuckSwitch,
    PrecheckFails,
}

impl Preset {
    pub const ALL: [Self; 8] = [
        Self::LostAnswer,
        Self::NeverArrives,
        Self::Slow,
        Self::StuckSwitch,
        Self::PrecheckFails,
        Self::Throttled,
        Self::Forbidden,
        Self::ProxyPage,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Throttled => "throttled",
            Self::Forbidden => "forbidden",
            Self::LostAnswer => "lost-answer",
            Self::NeverArrives => "never-arrives",
            Self::Slow => "slow",
            Self::ProxyPage => "proxy-page",
            Self::StuckSwitch => "stuck-switch",
            Self::PrecheckFails => "precheck-fails",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.as_str() == word)
    }

    fn order(self) -> FaultOrder {
        const MOVE: &str = "ModifyDBClusterMigration";
        const READ: &str = "DescribeDBClusterMigration";
        let of = |kind: FaultKind, action: Option<&str>, times| FaultOrder {
            kind: kind.as_str().to_owned(),
            action: action.map(str::to_owned),
            times: Some(times),
            ..FaultOrder::default()
        };
        match self {
            Self::Throttled => of(FaultKind::Throttle, None, 20),
            Self::Forbidden => FaultOrder {
                status: Some(403),
                code: Some("Forbidden.RAM".to_owned()),
                ..of(FaultKind::Error, Some(READ), 20)
            },
            Self::LostAnswer => of(FaultKind::DropAfter, Some(MOVE), 1),
            Self::NeverArrives => of(FaultKind::DropBefore, Some(MOVE), 1),
            Self::Slow => FaultOrder { ms: Some(5_000), ..of(FaultKind::Slow, Some(MOVE), 1) },
            Self::ProxyPage => of(FaultKind::Html, Some(READ), 5),
            Self::StuckSwitch => FaultOrder {
                transition: Some("switching".to_owned()),
                ..of(FaultKind::Stuck, None, 1)
            },
            Self::PrecheckFails => of(FaultKind::PrecheckFailure, None, 1),
        }
    }
}

/// What a form orders: a ready-made one where a button names it, else its own.
pub fn order(fields: &LabFields) -> Result<FaultOrder, LabError> {
    if let Some(word) = fields.0.get("preset") {
        let preset = Preset::parse(word).ok_or(LabError::Choice(LabField::Kind))?;
        return Ok(preset.order());
    }
    let kind = FaultKind::parse(fields.get(LabField::Kind));
    let kind = kind.ok_or(LabError::Choice(LabField::Kind))?;
    let detail = |field: Detail| kind.details().contains(&field);
    let text = |field| fields.optional(field).filter(|_| detail(field));
    let whole = |field, range| match detail(field) {
        true => fields.whole(field, range),
        false => Ok(None),
    };
    let chance = match fields.optional(LabField::Chance) {
        Some(_) => Some(fields.number(LabField::Chance, 0..=100)? / 100.0),
        None => None,
    };
    let ms = whole(LabField::Milliseconds, 1..=MAX_SLOW_MS)?;
    if kind == FaultKind::Slow && ms.is_none() {
        return Err(LabError::Missing(LabField::Milliseconds));
    }
    let delay = whole(LabField::Seconds, 0..=86_400)?;
    if kind == FaultKind::Lag && delay.is_none() {
        return Err(LabError::Missing(LabField::Seconds));
    }
    Ok(FaultOrder {
        kind: kind.as_str().to_owned(),
        action: fields.optional(LabField::Action),
        cluster: fields.optional(LabField::Cluster),
        account: fields.optional(LabField::Account),
        times: small(fields.whole(LabField::Times, 1..=MAX_TIMES)?),
        skip: small(fields.whole(LabField::Skip, 0..=MAX_TIMES)?),
        probability: chance,
        retry_after_ms: whole(LabField::RetryAfter, 1..=MAX_SLOW_MS)?,
        status: whole(LabField::HttpStatus, 400..=599)?.and_then(|it| it.try_into().ok()),
        code: text(LabField::Code),
        ms,
        shape: text(LabField::Shape),
        transition: text(LabField::Transition),
        reason: text(LabField::Reason),
        item: text(LabField::Item),
        delay: small(delay).map(|seconds| Delay::Fixed { seconds }),
    })
}

fn small(number: Option<u64>) -> Option<u32> {
    number.and_then(|number| number.try_into().ok())
}

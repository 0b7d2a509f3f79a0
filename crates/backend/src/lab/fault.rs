//! Faults that a form orders: of a kind that the emulator offers, or ready-made.

use acs_client::emulator_control::{Delay, FaultOrder, FieldType, OfferedField, OfferedKind};
use serde_json::Value;

use super::error::{LabError, LabField};
use super::fields::LabFields;

const MAX_TIMES: u64 = 1_000_000;
const MAX_SLOW_MS: u64 = 600_000;

/// Details that the lab leaves to the emulator, by kind.
const LEFT_OUT: [(FaultKind, &[&str]); 4] = [
    (FaultKind::Error, &["message", "retry_after_ms", "done"]),
    (FaultKind::Html, &["done"]),
    (FaultKind::AccessDenied, &["message", "policy_type"]),
    (FaultKind::PrecheckFailure, &["reason"]),
];

/// The kinds of faults that the lab has words for. The emulator says which kinds there are.
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
    FallsBack,
    AccessDenied,
}

impl FaultKind {
    const ALL: [Self; 14] = [
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
        Self::FallsBack,
        Self::AccessDenied,
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
            Self::FallsBack => "falls_back",
            Self::AccessDenied => "access_denied",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// The details of a kind that the lab has a field for, in the order of its form, and then the others.
pub fn shown_fields(kind: &OfferedKind) -> Vec<&OfferedField> {
    let known = FaultKind::parse(&kind.kind);
    let left_out =
        LEFT_OUT.iter().find(|(kind, _)| Some(*kind) == known).map_or(&[][..], |it| it.1);
    let fields = kind.fields.iter().filter(|field| !left_out.contains(&field.name.as_str()));
    let mut fields: Vec<_> = fields.collect();
    fields.sort_by_key(|field| position(field));
    fields
}

fn position(field: &OfferedField) -> usize {
    let known = LabField::of_detail(&field.name);
    let at = known.and_then(|known| LabField::ALL.iter().position(|field| *field == known));
    at.unwrap_or(LabField::ALL.len())
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

/// What a form orders: a ready-made fault if a button names one, else one of the kinds that the emulator offers.
pub fn order(fields: &LabFields, kinds: &[OfferedKind]) -> Result<FaultOrder, LabError> {
    if let Some(word) = fields.0.get("preset") {
        let preset = Preset::parse(word).ok_or(LabError::Choice(LabField::Kind))?;
        return Ok(preset.order());
    }
    let kind = kinds.iter().find(|kind| kind.kind == fields.get(LabField::Kind));
    let kind = kind.ok_or(LabError::Choice(LabField::Kind))?;
    let chance = match fields.optional(LabField::Chance) {
        Some(_) => Some(fields.number(LabField::Chance, 0..=100)? / 100.0),
        None => None,
    };
    let mut order = FaultOrder {
        kind: kind.kind.clone(),
        action: fields.optional(LabField::Action),
        cluster: fields.optional(LabField::Cluster),
        account: fields.optional(LabField::Account),
        times: small(fields.whole(LabField::Times, 1..=MAX_TIMES)?),
        skip: small(fields.whole(LabField::Skip, 0..=MAX_TIMES)?),
        probability: chance,
        ..FaultOrder::default()
    };
    for field in shown_fields(kind) {
        add_detail(&mut order, field, fields)?;
    }
    Ok(order)
}

fn add_detail(
    order: &mut FaultOrder,
    offered: &OfferedField,
    fields: &LabFields,
) -> Result<(), LabError> {
    let Some(field) = LabField::of_detail(&offered.name) else {
        let given = fields.raw(&offered.name);
        order.more.extend(given.map(|text| (offered.name.clone(), value(offered.takes, text))));
        return Ok(());
    };
    if offered.required && fields.optional(field).is_none() {
        return Err(LabError::Missing(field));
    }
    match field {
        LabField::RetryAfter => order.retry_after_ms = fields.whole(field, 1..=MAX_SLOW_MS)?,
        LabField::Milliseconds => order.ms = fields.whole(field, 1..=MAX_SLOW_MS)?,
        LabField::HttpStatus => {
            let status = fields.whole(field, 400..=599)?;
            order.status = status.and_then(|status| status.try_into().ok());
        }
        LabField::Seconds => {
            let seconds = small(fields.whole(field, 0..=86_400)?);
            order.delay = seconds.map(|seconds| Delay::Fixed { seconds });
        }
        LabField::Code => order.code = fields.optional(field),
        LabField::Shape => order.shape = fields.optional(field),
        LabField::Transition => order.transition = fields.optional(field),
        LabField::Reason => order.reason = fields.optional(field),
        LabField::Item => order.item = fields.optional(field),
        _ => {
            let given = fields.optional(field);
            order
                .more
                .extend(given.map(|text| (offered.name.clone(), value(offered.takes, &text))));
        }
    }
    Ok(())
}

/// A detail as the emulator takes it. A text that is no number or flag is sent as it is, and the emulator says why not.
fn value(takes: FieldType, text: &str) -> Value {
    match takes {
        FieldType::Text => text.into(),
        FieldType::Number | FieldType::Flag | FieldType::Delay => {
            serde_json::from_str(text).unwrap_or_else(|_| text.into())
        }
    }
}

fn small(number: Option<u64>) -> Option<u32> {
    number.and_then(|number| number.try_into().ok())
}

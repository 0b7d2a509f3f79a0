//! The forms of the lab, and what each has the emulator do.

use acs_client::emulator_control::{ClockChange, Delay, EmulatorControl, MigrationChange};
use jiff::Timestamp;

use super::outcome::{LabDone, LabOutcome};
use super::{Lab, LabError, LabField, LabFields, fault, moments};
use crate::Backend;

/// Typed to confirm that everything is forgotten.
pub const RESET_WORD: &str = "reset";

const MAX_SPEED: u32 = 1_000_000;
/// A hundred years.
const MAX_ADVANCE_SECONDS: u32 = 3_155_760_000;

/// Which form of the page was posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabForm {
    Clock,
    Migration,
    Fault,
    RemoveFault,
    ClearFaults,
    Load,
    Paste,
    Snapshot,
    Restore,
    Reset,
    Tour,
}

impl LabForm {
    const ALL: [Self; 11] = [
        Self::Clock,
        Self::Migration,
        Self::Fault,
        Self::RemoveFault,
        Self::ClearFaults,
        Self::Load,
        Self::Paste,
        Self::Snapshot,
        Self::Restore,
        Self::Reset,
        Self::Tour,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clock => "clock",
            Self::Migration => "migration",
            Self::Fault => "fault",
            Self::RemoveFault => "remove-fault",
            Self::ClearFaults => "clear-faults",
            Self::Load => "load",
            Self::Paste => "paste",
            Self::Snapshot => "snapshot",
            Self::Restore => "restore",
            Self::Reset => "reset",
            Self::Tour => "tour",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == word)
    }
}

/// What the form about one migration may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MigrationOrder {
    Hold,
    Release,
    Lag,
    Unknown,
    Stall,
    Storm,
    Breathe,
}

impl MigrationOrder {
    pub const ALL: [Self; 7] = [
        Self::Hold,
        Self::Release,
        Self::Storm,
        Self::Stall,
        Self::Lag,
        Self::Unknown,
        Self::Breathe,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hold => "hold",
            Self::Release => "release",
            Self::Lag => "lag",
            Self::Unknown => "unknown",
            Self::Stall => "stall",
            Self::Storm => "storm",
            Self::Breathe => "breathe",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.as_str() == word)
    }
}

impl Backend {
    /// Does what a form of the lab asks for, and gives the id of its outcome. Nothing where there is no lab.
    pub async fn order_in_lab(&self, form: LabForm, fields: LabFields) -> Option<String> {
        let lab = self.lab().await?;
        let answer = match form {
            LabForm::Tour => Err(LabError::Choice(LabField::Change)),
            form => lab.carry_out(form, &fields).await,
        };
        // What was read before is not true of what there is now.
        self.forget_readings();
        Some(lab.outcomes.keep(LabOutcome { form, fields, answer }))
    }
}

impl Lab {
    async fn carry_out(&self, form: LabForm, fields: &LabFields) -> Result<LabDone, LabError> {
        let control = &self.control;
        match form {
            LabForm::Clock => return clock(control, fields).await,
            LabForm::Migration => migration(control, fields).await?,
            LabForm::Fault => {
                let order = fault::order(fields, &control.fault_kinds().await?)?;
                control.order_fault(&order).await?;
            }
            LabForm::RemoveFault => {
                let id = fields.whole(LabField::Name, 0..=u64::MAX)?;
                control.remove_fault(id.ok_or(LabError::Missing(LabField::Name))?).await?;
            }
            LabForm::ClearFaults => control.clear_faults().await?,
            LabForm::Load => {
                let name = fields.needed(LabField::Scenario)?;
                // The emulator would read a file of its machine, too.
                if !control.scenarios().await?.contains(&name) {
                    return Err(LabError::Choice(LabField::Scenario));
                }
                fields.confirmed()?;
                control.reset(Some(&name)).await?;
            }
            LabForm::Paste => {
                let text = fields.needed(LabField::Text)?;
                fields.confirmed()?;
                control.load_scenario(text).await?;
            }
            LabForm::Snapshot => control.take_snapshot(&fields.needed(LabField::Name)?).await?,
            LabForm::Restore => {
                let name = fields.needed(LabField::Name)?;
                fields.confirmed()?;
                control.restore(&name).await?;
            }
            LabForm::Reset if fields.get(LabField::Text) == RESET_WORD => {
                control.reset(None).await?;
            }
            LabForm::Reset | LabForm::Tour => return Err(LabError::NotConfirmed),
        }
        Ok(LabDone::AsAsked)
    }
}

async fn clock(control: &EmulatorControl, fields: &LabFields) -> Result<LabDone, LabError> {
    let advance =
        |seconds| ClockChange { advance_seconds: Some(seconds), ..ClockChange::default() };
    let change = match fields.get(LabField::Change) {
        "pause" => ClockChange { paused: Some(true), ..ClockChange::default() },
        "resume" => ClockChange { paused: Some(false), ..ClockChange::default() },
        "speed" => {
            let speed = fields.number(LabField::Speed, 0..=MAX_SPEED)?;
            ClockChange { speed: Some(speed), ..ClockChange::default() }
        }
        "advance" => advance(fields.number(LabField::Seconds, 0..=MAX_ADVANCE_SECONDS)?),
        "next-end" => {
            let emulated = control.emulated().await?;
            let next = moments::next_end(&emulated).ok_or(LabError::NothingAhead)?;
            return move_to(control, emulated.now, next).await;
        }
        "next-deadline" => {
            let emulated = control.emulated().await?;
            let next = moments::next_deadline(&emulated).ok_or(LabError::NoDeadline)?;
            return move_to(control, emulated.now, next).await;
        }
        _ => return Err(LabError::Choice(LabField::Change)),
    };
    control.change_clock(&change).await?;
    Ok(LabDone::AsAsked)
}

/// Just past a moment, so that it has come.
async fn move_to(
    control: &EmulatorControl,
    now: Timestamp,
    next: moments::Moment,
) -> Result<LabDone, LabError> {
    let seconds = next.at.duration_since(now).as_secs_f64() + 1.0;
    let change = ClockChange { advance_seconds: Some(seconds), ..ClockChange::default() };
    control.change_clock(&change).await?;
    Ok(LabDone::Moved { at: next.at, cluster: next.cluster })
}

async fn migration(control: &EmulatorControl, fields: &LabFields) -> Result<(), LabError> {
    let cluster = fields.needed(LabField::Cluster)?;
    let order = MigrationOrder::parse(fields.get(LabField::Change));
    let delay = match order.ok_or(LabError::Choice(LabField::Change))? {
        MigrationOrder::Hold => return Ok(control.hold(&cluster).await?),
        MigrationOrder::Release => return Ok(control.release(&cluster).await?),
        MigrationOrder::Lag => {
            let seconds = fields.whole(LabField::Seconds, 0..=86_400)?;
            let seconds = seconds.ok_or(LabError::Missing(LabField::Seconds))?;
            Delay::Fixed { seconds: seconds.try_into().unwrap_or(u32::MAX) }
        }
        MigrationOrder::Unknown => Delay::Unknown,
        MigrationOrder::Stall => Delay::Stalled { base: 5 },
        MigrationOrder::Storm => Delay::Storm { base: 5, peak: 240, every: 1_800 },
        MigrationOrder::Breathe => Delay::Breathing { base: 0 },
    };
    Ok(control.change_migration(&MigrationChange { cluster, delay }).await?)
}

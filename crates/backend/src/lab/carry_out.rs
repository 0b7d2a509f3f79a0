//! What the emulator is told to do by each form of the lab.

use acs_client::emulator_control::{ClockChange, Delay, EmulatorControl, MigrationChange};
use jiff::Timestamp;

use super::error::{LabError, LabField};
use super::fields::LabFields;
use super::form::{LabForm, MigrationOrder};
use super::lab::Lab;
use super::outcome::{LabDone, LabOutcome};
use super::{fault, moments};

/// Typed to confirm that everything is forgotten.
pub const RESET_WORD: &str = "reset";

const MAX_SPEED: u32 = 1_000_000;
/// A hundred years.
const MAX_ADVANCE_SECONDS: u32 = 3_155_760_000;

impl Lab {
    /// Does what a form asks for, and returns the id of its outcome.
    pub(crate) async fn carry_out(&self, form: LabForm, fields: LabFields) -> String {
        let answer = match form {
            LabForm::Tour => Err(LabError::Choice(LabField::Change)),
            form => self.act(form, &fields).await,
        };
        self.outcomes.keep(LabOutcome { form, fields, answer })
    }

    /// Keeps the outcome of a form that was not carried out.
    pub(crate) fn refuse(&self, form: LabForm, fields: LabFields, error: LabError) -> String {
        self.outcomes.keep(LabOutcome { form, fields, answer: Err(error) })
    }

    async fn act(&self, form: LabForm, fields: &LabFields) -> Result<LabDone, LabError> {
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
                // A path would make the emulator read a file of its machine.
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

/// Moves the clock just past a moment, so that the moment has come.
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

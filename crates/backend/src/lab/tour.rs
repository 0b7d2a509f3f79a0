//! The beginning of the guided tour.

use acs_client::emulator_control::ClockChange;

use super::error::LabError;
use super::fields::LabFields;
use super::form::LabForm;
use super::lab::Lab;
use super::outcome::LabOutcome;

/// The scenario in which a tour is always possible.
const SCENARIO: &str = "demo";
/// Emulated seconds per second. A switch takes four seconds.
const SPEED: f64 = 30.0;

impl Lab {
    /// Loads the demo scenario without faults.
    pub(crate) async fn load_demo(&self) -> Result<(), LabError> {
        self.control.clear_faults().await?;
        self.control.reset(Some(SCENARIO)).await?;
        Ok(())
    }

    /// Lets the clock run, fast enough for a reader who waits.
    pub(crate) async fn let_time_pass(&self) -> Result<(), LabError> {
        let clock = self.control.clock().await?;
        let change = ClockChange {
            paused: Some(false),
            speed: Some(clock.speed.max(SPEED)),
            ..ClockChange::default()
        };
        self.control.change_clock(&change).await?;
        Ok(())
    }

    /// Keeps the reason why a tour cannot begin, and returns its id.
    pub(crate) fn keep_refused_tour(&self, error: LabError) -> String {
        let (form, fields) = (LabForm::Tour, LabFields::default());
        self.outcomes.keep(LabOutcome { form, fields, answer: Err(error) })
    }
}

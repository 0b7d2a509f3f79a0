//! The emulator behind the console.

use std::sync::Arc;
use std::time::Duration;

use acs_client::emulator_control::{
    CallFilter, ControlError, Emulated, EmulatedTime, EmulatorControl, Fault, LoggedCall,
    OfferedKind,
};

use super::error::LabError;
use super::outcome::{LabOutcome, Outcomes};
use crate::realms::UpstreamRealm;

/// Calls on one page of the log.
pub const CALL_ROWS: usize = 25;
/// The least time between two probes of a loopback upstream that did not answer as an emulator.
const ASK_AGAIN: Duration = Duration::from_secs(5);

/// A handle on the emulator.
#[derive(Debug)]
pub struct Lab {
    pub(super) control: EmulatorControl,
    pub(super) outcomes: Outcomes,
    upstream: Arc<UpstreamRealm>,
}

/// The state of the emulator at one moment.
#[derive(Debug)]
pub struct LabView {
    pub clock: EmulatedTime,
    pub faults: Vec<Fault>,
    /// The kinds of faults that the emulator offers.
    pub kinds: Vec<OfferedKind>,
    /// The scenarios that the emulator has built in.
    pub scenarios: Vec<String>,
    pub snapshots: Vec<String>,
    pub emulated: Emulated,
    pub calls: Vec<LoggedCall>,
}

/// A part of the log of calls.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CallQuery {
    pub action: String,
    pub cluster: String,
    /// Only calls with a lower number.
    pub before: Option<u64>,
}

impl Lab {
    /// `None` if the upstream cannot be an emulator.
    pub(crate) fn of(upstream: &Arc<UpstreamRealm>) -> Option<Self> {
        let control = upstream.control()?.clone();
        Some(Self { control, outcomes: Outcomes::default(), upstream: upstream.clone() })
    }

    /// Whether the upstream is an emulator. One that has answered as one remains one while it does not answer.
    pub(crate) async fn exists(&self) -> bool {
        if !self.is_known() {
            self.upstream.refresh_after(ASK_AGAIN).await;
        }
        self.is_known()
    }

    /// Whether the upstream answered as an emulator when it last answered. Makes no call.
    pub(crate) fn is_known(&self) -> bool {
        self.upstream.is_emulator()
    }

    /// Everything the page shows.
    ///
    /// # Errors
    /// The emulator gave no usable answer.
    pub async fn view(&self, query: &CallQuery) -> Result<LabView, LabError> {
        let (clock, faults, kinds, scenarios, snapshots, emulated, calls) = tokio::try_join!(
            self.control.clock(),
            self.control.faults(),
            self.control.fault_kinds(),
            self.control.scenarios(),
            self.control.snapshots(),
            self.control.emulated(),
            self.ask_calls(query),
        )?;
        Ok(LabView { clock, faults, kinds, scenarios, snapshots, emulated, calls })
    }

    /// # Errors
    /// The emulator gave no usable answer.
    pub async fn clock(&self) -> Result<EmulatedTime, LabError> {
        Ok(self.control.clock().await?)
    }

    /// # Errors
    /// The emulator gave no usable answer.
    pub async fn emulated(&self) -> Result<Emulated, LabError> {
        Ok(self.control.emulated().await?)
    }

    /// # Errors
    /// The emulator gave no usable answer.
    pub async fn faults(&self) -> Result<Vec<Fault>, LabError> {
        Ok(self.control.faults().await?)
    }

    /// A page of the log, newest first, and one call more if there are older ones.
    ///
    /// # Errors
    /// The emulator gave no usable answer.
    pub async fn calls(&self, query: &CallQuery) -> Result<Vec<LoggedCall>, LabError> {
        Ok(self.ask_calls(query).await?)
    }

    async fn ask_calls(&self, query: &CallQuery) -> Result<Vec<LoggedCall>, ControlError> {
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let filter = CallFilter {
            action: given(&query.action),
            cluster: given(&query.cluster),
            before: query.before,
            limit: CALL_ROWS + 1,
        };
        self.control.calls(&filter).await
    }

    /// The present state of the emulator as the text of a scenario.
    ///
    /// # Errors
    /// The emulator gave no usable answer.
    pub async fn scenario(&self) -> Result<String, LabError> {
        Ok(self.control.scenario().await?)
    }

    /// The outcome of a form that was posted lately; `None` once it is forgotten.
    pub fn outcome(&self, id: &str) -> Option<LabOutcome> {
        self.outcomes.get(id)
    }
}

//! The lab: the emulator's control plane behind the console. It exists only where the upstream is an emulator.

mod error;
mod fault;
mod fields;
mod moments;
mod orders;
mod outcome;
mod tour;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use acs_client::emulator_control::{CallFilter, ControlError, EmulatorControl};
use acs_client::{ConfigError, Upstream};
use tokio::time::Instant;

pub use acs_client::emulator_control::{
    Emulated, EmulatedCluster, EmulatedTime, Fault as LabFault, FieldType, LoggedCall,
    OfferedField, OfferedKind,
};

use crate::Backend;

pub use error::{LabError, LabField};
pub use fault::{FaultKind, Preset, shown_fields};
pub use fields::LabFields;
pub use orders::{LabForm, MigrationOrder, RESET_WORD};
pub use outcome::{LabDone, LabOutcome};

use outcome::Outcomes;

/// Calls on one page of the log.
pub const CALL_ROWS: usize = 25;
/// How soon a loopback upstream that did not answer as an emulator is asked again.
const ASK_AGAIN: Duration = Duration::from_secs(5);

/// A handle on the emulator.
#[derive(Debug)]
pub struct Lab {
    control: EmulatorControl,
    outcomes: Outcomes,
    /// Whether the upstream has ever answered as an emulator.
    answered: AtomicBool,
    asked: Mutex<Option<Instant>>,
}

/// What the page shows of the emulator at one moment.
#[derive(Debug)]
pub struct LabView {
    pub clock: EmulatedTime,
    pub faults: Vec<LabFault>,
    /// The kinds of faults that the emulator offers.
    pub kinds: Vec<OfferedKind>,
    /// The scenarios that the emulator has built in.
    pub scenarios: Vec<String>,
    pub snapshots: Vec<String>,
    pub emulated: Emulated,
    pub calls: Vec<LoggedCall>,
}

/// Which part of the log of calls is looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CallQuery {
    pub action: String,
    pub cluster: String,
    /// Only calls with a lower number.
    pub before: Option<u64>,
}

impl Lab {
    /// Nothing where the upstream cannot be an emulator.
    pub(crate) fn of(upstream: &Upstream) -> Result<Option<Self>, ConfigError> {
        Ok(EmulatorControl::of(upstream)?.map(|control| Self {
            control,
            outcomes: Outcomes::default(),
            answered: AtomicBool::new(false),
            asked: Mutex::new(None),
        }))
    }

    /// Whether the upstream is an emulator. Once it has said so it stays one, even while it does not answer.
    pub(crate) async fn exists(&self) -> bool {
        if self.is_known() {
            return true;
        }
        {
            let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
            if asked.is_some_and(|asked| asked.elapsed() < ASK_AGAIN) {
                return false;
            }
            *asked = Some(Instant::now());
        }
        let is_one = self.control.health().await.is_ok_and(|health| health.status == "ok");
        self.answered.fetch_or(is_one, Ordering::Relaxed) || is_one
    }

    fn is_known(&self) -> bool {
        self.answered.load(Ordering::Relaxed)
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
    pub async fn faults(&self) -> Result<Vec<LabFault>, LabError> {
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

    /// What there is now, as the text of a scenario.
    ///
    /// # Errors
    /// The emulator gave no usable answer.
    pub async fn scenario(&self) -> Result<String, LabError> {
        Ok(self.control.scenario().await?)
    }

    /// What became of a form that was posted lately; nothing once it is forgotten.
    pub fn outcome(&self, id: &str) -> Option<LabOutcome> {
        self.outcomes.get(id)
    }
}

impl Backend {
    /// The lab, where the upstream is an emulator.
    pub async fn lab(&self) -> Option<&Lab> {
        let lab = self.inner.lab.as_ref()?;
        lab.exists().await.then_some(lab)
    }

    /// Whether the upstream has answered as an emulator so far. Asks nobody.
    pub fn has_lab(&self) -> bool {
        self.inner.lab.as_ref().is_some_and(Lab::is_known)
    }
}

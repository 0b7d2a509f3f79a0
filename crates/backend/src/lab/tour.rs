//! Where the guided tour begins.

use acs_client::emulator_control::ClockChange;
use migration::{Action, ClusterRef, ProfileName, RegionRef, judge};

use super::outcome::LabOutcome;
use super::{Lab, LabError, LabFields, LabForm};
use crate::{Backend, ClusterQuery};

/// The demo in which a tour can always be made.
const SCENARIO: &str = "demo";
/// A switch takes four seconds.
const SPEED: f64 = 30.0;

impl Backend {
    /// Lets the clock run and finds a cluster that can be switched; `fresh` loads the demo scenario before. The error is the
    /// id of an outcome that says why there is none. Nothing where there is no lab.
    pub async fn begin_tour(&self, fresh: bool) -> Option<Result<ClusterRef, String>> {
        let lab = self.lab().await?;
        let begun = self.tour_cluster(lab, fresh).await;
        Some(begun.map_err(|error| {
            let (form, fields) = (LabForm::Tour, LabFields::default());
            lab.outcomes.keep(LabOutcome { form, fields, answer: Err(error) })
        }))
    }

    async fn tour_cluster(&self, lab: &Lab, fresh: bool) -> Result<ClusterRef, LabError> {
        if fresh {
            lab.control.clear_faults().await?;
            lab.control.reset(Some(SCENARIO)).await?;
            self.forget_readings();
        }
        let clock = lab.control.clock().await?;
        let change = ClockChange {
            paused: Some(false),
            speed: Some(clock.speed.max(SPEED)),
            ..ClockChange::default()
        };
        lab.control.change_clock(&change).await?;
        let profile = ProfileName::default();
        let region = self.default_region(&profile).map_err(LabError::Unread)?.clone();
        let query = ClusterQuery::of(RegionRef { profile, region });
        let page = self.clusters(&query).await;
        let rows = page.map_err(LabError::Unread)?.rows;
        let fits = rows.into_iter().find(|row| {
            row.read.as_ref().is_some_and(|(now, _)| judge(Action::Switch, now).is_ok())
        });
        fits.map(|row| row.cluster).ok_or(LabError::NoClusterForTour)
    }
}

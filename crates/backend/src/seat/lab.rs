//! The lab of an emulator.

use migration::{Action, ClusterRef, ProfileName, Realm, RegionRef, judge};

use super::{Parts, Seat};
use crate::clusters::ClusterQuery;
use crate::lab::{Lab, LabError, LabFields, LabForm};
use crate::store::Asked;

impl Seat {
    /// The lab, if the upstream is an emulator.
    pub async fn lab(&self) -> Option<&Lab> {
        let lab = self.parts().lab.as_ref()?;
        lab.exists().await.then_some(lab)
    }

    /// Whether the upstream has answered as an emulator so far. Makes no call.
    pub fn has_lab(&self) -> bool {
        self.parts().lab.as_ref().is_some_and(Lab::is_known)
    }

    /// Does what a form of the lab asks for, and returns the id of its outcome; `None` if there is no lab.
    pub async fn order_in_lab(&self, form: LabForm, fields: LabFields) -> Option<String> {
        let lab = self.lab().await?;
        let asked = Asked { what: form.as_str().to_owned(), about: self.lab_realm().to_string() };
        let id = match self.parts().database.records().asked(self.caller(), asked).await {
            Ok(()) => lab.carry_out(form, fields).await,
            Err(error) => {
                tracing::error!(%error, "nothing was asked of the emulator");
                lab.refuse(form, fields, LabError::NotRecorded)
            }
        };
        // Readings from before say nothing about the emulator as it is now.
        self.forget_readings_of_lab().await;
        Some(id)
    }

    /// Lets the clock run and finds a cluster that can be switched; `fresh` loads the demo scenario first. The error is the
    /// id of an outcome that says why there is none. `None` if there is no lab.
    pub async fn begin_tour(&self, fresh: bool) -> Option<Result<ClusterRef, String>> {
        let lab = self.lab().await?;
        let asked =
            Asked { what: LabForm::Tour.as_str().to_owned(), about: self.lab_realm().to_string() };
        let begun = match self.parts().database.records().asked(self.caller(), asked).await {
            Ok(()) => self.tour_cluster(lab, fresh).await,
            Err(_) => Err(LabError::NotRecorded),
        };
        Some(begun.map_err(|error| lab.keep_refused_tour(error)))
    }

    async fn tour_cluster(&self, lab: &Lab, fresh: bool) -> Result<ClusterRef, LabError> {
        if fresh {
            lab.load_demo().await?;
            self.forget_readings_of_lab().await;
        }
        lab.let_time_pass().await?;
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

    fn lab_realm(&self) -> Realm {
        self.realm(&ProfileName::default())
    }

    /// Forgets the shared readings of the lab's upstream, because the lab changed what there is, or its time.
    async fn forget_readings_of_lab(&self) {
        let Parts { writes, realms, reads, .. } = self.parts();
        writes.ask_world(&ProfileName::default()).await;
        reads.forget_of(&realms.profiles_in(&self.lab_realm()));
    }
}

//! A cluster that is gone because it was released from here.

use backend::{IntentKind, IntentRecord, Journalled, Outcome as Became, Seat};
use leptos::prelude::*;
use leptos_router::params::ParamsMap;
use migration::{ChangeKind, ClusterId, ClusterRef};

use crate::error::{ConsoleError, NotFound};
use crate::pages::cluster::subject::{Head, Outcome};
use crate::routes;
use crate::ui::moment;
use crate::words::words;

/// Intents of a cluster that are read to find its release.
const REMEMBERED: u32 = 20;

/// A cluster that was released from here.
pub struct Released {
    id: ClusterId,
    record: IntentRecord,
}

impl Released {
    /// Whether the error only says that the cluster is not there any more.
    pub async fn of(seat: &Seat, query: &ParamsMap, error: &ConsoleError) -> Option<Self> {
        let ConsoleError::NotFound(NotFound::Cluster { id, .. } | NotFound::ClusterAnywhere(id)) =
            error
        else {
            return None;
        };
        let profile = routes::profile(query).ok()?;
        // Where it was does not matter: its id is looked for.
        let region = seat.default_region(&profile).ok()?.clone();
        let cluster = ClusterRef { profile, region, id: id.clone() };
        let rows = seat.activity(&cluster, REMEMBERED).await.ok()?;
        // Gone is what the call meant, also while the journal has not settled it yet.
        let is_release = |record: &IntentRecord| {
            record.kind() == IntentKind::Change(ChangeKind::ReleaseCluster)
                && (record.outcome == Became::Ran
                    || record.outcome.is_open() && record.sent_at.is_some())
        };
        let record = rows.iter().filter_map(Journalled::record).find(|it| is_release(it))?.clone();
        Some(Self { id: id.clone(), record })
    }

    pub fn view(self) -> AnyView {
        let words = words();
        let Some(cluster) = self.record.cluster().cloned() else { return ().into_any() };
        let gone = (words.release.gone)(
            self.id.as_str(),
            self.record.caller.name(),
            &moment(self.record.sent_at.unwrap_or(self.record.created_at)),
        );
        let back = routes::clusters(&cluster.region_ref());
        view! {
            <Head cluster title=words.release.title about=gone/>
            <div class="after"><Outcome row=Journalled::Intent(Box::new(self.record))/></div>
            <p><a href=back>{words.errors.all_clusters}</a></p>
        }
        .into_any()
    }
}

//! A cluster that is gone because it was released from here.

use backend::{Backend, IntentKind, IntentRecord, Outcome as Became};
use leptos::prelude::*;
use migration::{ChangeKind, ClusterId};

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
    pub async fn of(backend: &Backend, error: &ConsoleError) -> Option<Self> {
        let ConsoleError::NotFound(NotFound::Cluster { id, .. } | NotFound::ClusterAnywhere(id)) =
            error
        else {
            return None;
        };
        let records = backend.activity(id, REMEMBERED).await.ok()?;
        // Gone is what the call meant, also while the journal has not settled it yet.
        let is_release = |record: &IntentRecord| {
            record.kind() == IntentKind::Change(ChangeKind::ReleaseCluster)
                && (record.outcome == Became::Ran
                    || record.outcome.is_open() && record.sent_at.is_some())
        };
        let record = records.into_iter().find(is_release)?;
        Some(Self { id: id.clone(), record })
    }

    pub fn view(self) -> AnyView {
        let words = words();
        let Some(cluster) = self.record.cluster().cloned() else { return ().into_any() };
        let gone = (words.release.gone)(
            self.id.as_str(),
            &self.record.actor,
            &moment(self.record.sent_at.unwrap_or(self.record.created_at)),
        );
        let back = routes::clusters(&cluster.region_ref());
        view! {
            <Head cluster title=words.release.title about=gone/>
            <div class="after"><Outcome record=self.record/></div>
            <p><a href=back>{words.errors.all_clusters}</a></p>
        }
        .into_any()
    }
}

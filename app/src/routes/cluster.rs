//! Paths of a cluster: its page, its dialogs, what the panel asks, DTS jobs and release.

use backend::{Intent, IntentKind, IntentRecord};
use migration::{Action, ChangeKind, ClusterRef};

use super::address::of_profile;
use super::create::{create, create_from};
use super::encode;
use super::list::CLUSTERS;
use crate::words::Language;

const LIVE: &str = super::posts::LIVE;
/// Sends a new panel of a cluster whenever there is one.
pub const LIVE_STREAM: &str = "/api/live/stream";
/// The pattern of [`calendar`].
pub const CALENDAR: &str = "/clusters/{id}/deadline.ics";

/// A cluster's page without its region.
pub fn cluster_path(cluster: &ClusterRef) -> String {
    format!("{CLUSTERS}/{}", cluster.id)
}

pub fn cluster(cluster: &ClusterRef) -> String {
    of_profile(format!("{CLUSTERS}/{}?region={}", cluster.id, cluster.region), &cluster.profile)
}

/// A dialog without its region and account, for a form that carries them itself.
pub fn dialog_path(cluster: &ClusterRef, action: Action) -> String {
    format!("{CLUSTERS}/{}/{action}", cluster.id)
}

pub fn dialog(cluster: &ClusterRef, action: Action) -> String {
    let path = dialog_path(cluster, action);
    of_profile(format!("{path}?region={}", cluster.region), &cluster.profile)
}

/// A dialog with what is chosen in it.
pub fn dialog_with(
    cluster: &ClusterRef,
    action: Action,
    choices: impl IntoIterator<Item = (String, String)>,
) -> String {
    let mut url = dialog(cluster, action);
    for (name, value) in choices {
        url.push_str(&format!("&{}={}", encode(&name), encode(&value)));
    }
    url
}

/// The same address with the post whose outcome it shows.
pub fn with_outcome(url: &str, intent_id: &str) -> String {
    format!("{url}&intent={intent_id}")
}

/// The same address with the change of the cluster that it shows.
pub fn with_change(url: &str, intent_id: &str) -> String {
    format!("{url}&change={intent_id}")
}

/// What was asked of the cluster.
pub fn activity(cluster: &ClusterRef) -> String {
    format!("{}#activity", self::cluster(cluster))
}

/// The cluster page with the focus on the button that opens a dialog.
pub fn back_from(cluster: &ClusterRef, action: Action) -> String {
    format!("{}#{action}", self::cluster(cluster))
}

/// DTS jobs of the business, pointed at the side that writes.
pub fn dts(cluster: &ClusterRef) -> String {
    of_profile(format!("{}?region={}", dts_path(cluster), cluster.region), &cluster.profile)
}

/// The same without region and account, for a form that carries them itself.
pub fn dts_path(cluster: &ClusterRef) -> String {
    format!("{}/dts", cluster_path(cluster))
}

/// The same with what is typed into its form.
pub fn dts_with(cluster: &ClusterRef, typed: &[(String, String)]) -> String {
    let mut url = dts(cluster);
    for (name, value) in typed {
        url.push_str(&format!("&{}={}", encode(name), encode(value)));
    }
    url
}

/// The page that releases a cluster.
pub fn release(cluster: &ClusterRef) -> String {
    let path = format!("{}/release", cluster_path(cluster));
    of_profile(format!("{path}?region={}", cluster.region), &cluster.profile)
}

/// Where the live panel asks, in the language of its page.
pub fn live(cluster: &ClusterRef, language: Language) -> String {
    let ClusterRef { profile, region, id } = cluster;
    let (parameter, code) = (Language::PARAMETER, language.code());
    format!("{LIVE}?profile={profile}&region={region}&cluster={id}&{parameter}={code}")
}

/// Where the live panel listens, in the language of its page.
pub fn live_stream(cluster: &ClusterRef, language: Language) -> String {
    live(cluster, language).replacen(LIVE, LIVE_STREAM, 1)
}

/// The deadline as a calendar file.
pub fn calendar(cluster: &ClusterRef) -> String {
    let ClusterRef { profile, region, id } = cluster;
    of_profile(format!("{CLUSTERS}/{id}/deadline.ics?region={region}"), profile)
}

fn outcome(cluster: &ClusterRef, action: Action, intent_id: &str) -> String {
    with_outcome(&dialog(cluster, action), intent_id)
}

/// Where the outcome of any intent is shown: the dialog of a migration action, else the page of what it is about.
pub fn outcome_of(record: &IntentRecord) -> String {
    match (record.cluster(), record.action()) {
        (Some(cluster), Some((action, _))) => outcome(cluster, action, record.intent_id.as_str()),
        (Some(cluster), None) => {
            let page = match record.kind() {
                IntentKind::Change(ChangeKind::RepointDtsJobs) => dts(cluster),
                IntentKind::Change(ChangeKind::ReleaseCluster) => release(cluster),
                _ => self::cluster(cluster),
            };
            format!("{page}&intent={}", record.intent_id)
        }
        (None, _) => {
            let id = record.intent_id.as_str();
            match &record.intent {
                Intent::CreateCluster { source, .. } => create_from(source, &[("intent", id)]),
                _ => format!("{}&intent={id}", create(&record.intent.region_ref())),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use backend::ClusterQuery;
    use migration::ProfileName;

    use super::*;
    use crate::routes::{PROFILE, clusters, clusters_of, list, profile_in, sources_page};

    #[test]
    fn an_account_is_named_in_every_address_unless_it_is_the_default_one() {
        let cluster = |profile: &str| ClusterRef {
            profile: ProfileName::parse(profile).unwrap(),
            region: "cn-hangzhou".to_owned().try_into().unwrap(),
            id: "pc-1".to_owned().try_into().unwrap(),
        };
        let (default, other) = (cluster("default"), cluster("other"));
        for (address, without) in [
            (clusters_of(&other.profile), clusters_of(&default.profile)),
            (clusters(&other.region_ref()), clusters(&default.region_ref())),
            (
                list(&ClusterQuery::of(other.region_ref())),
                list(&ClusterQuery::of(default.region_ref())),
            ),
            (create(&other.region_ref()), create(&default.region_ref())),
            (
                sources_page(&other.region_ref(), "a", 2),
                sources_page(&default.region_ref(), "a", 2),
            ),
            (super::cluster(&other), super::cluster(&default)),
            (dialog(&other, Action::Switch), dialog(&default, Action::Switch)),
            (dts(&other), dts(&default)),
            (release(&other), release(&default)),
            (outcome(&other, Action::Switch, "1"), outcome(&default, Action::Switch, "1")),
            (back_from(&other, Action::Switch), back_from(&default, Action::Switch)),
        ] {
            assert_eq!(
                profile_in(&address.parse().unwrap()),
                Some(other.profile.clone()),
                "{address}"
            );
            assert!(!without.contains(PROFILE), "{without}");
        }
    }
}

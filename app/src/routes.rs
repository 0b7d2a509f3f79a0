//! Every path of the console. No other module spells one.

mod after;
mod creation;
mod lab;
pub mod list;

use backend::{Intent, IntentKind, IntentRecord};
use http::Uri;
use migration::{Action, ChangeKind, ClusterRef, ProfileName, RegionRef};

use crate::words::Language;

pub use after::{RELEASE_CLUSTER, REPOINT_DTS_JOBS, dts, dts_path, dts_with, release};
pub use creation::{
    CREATION, EVALUATION, LINKED_ROLE, NEW_CLUSTER, new_cluster, new_cluster_from, sources_page,
};
pub use lab::{LAB, LAB_ORDER, LAB_SCENARIO, TOUR, lab_calls, lab_outcome, lab_section};
pub use list::list;

pub const CLUSTERS: &str = "/clusters";
const LIVE: &str = "/api/live";
/// Sends a new view of a cluster whenever there is one.
pub const LIVE_STREAM: &str = "/api/live/stream";
/// The pattern of [`calendar`].
pub const CALENDAR: &str = "/clusters/{id}/deadline.ics";

/// Names the account in an address.
pub const PROFILE: &str = "profile";

/// Adds the account to an address, unless it is the default one.
fn of_profile(mut url: String, profile: &ProfileName) -> String {
    if !profile.is_default() {
        let sign = if url.contains('?') { '&' } else { '?' };
        url.push_str(&format!("{sign}{PROFILE}={profile}"));
    }
    url
}

/// The clusters of an account, in the region that is shown first.
pub fn clusters_of(profile: &ProfileName) -> String {
    of_profile(CLUSTERS.to_owned(), profile)
}

pub fn clusters(place: &RegionRef) -> String {
    of_profile(format!("{CLUSTERS}?region={}", place.region), &place.profile)
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

/// The cluster page with the focus on the button that opens a dialog.
pub fn back_from(cluster: &ClusterRef, action: Action) -> String {
    format!("{}#{action}", self::cluster(cluster))
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

/// Where a dialog posts to.
pub fn post(action: Action) -> String {
    format!("/api/migration/{action}")
}

pub fn outcome(cluster: &ClusterRef, action: Action, intent_id: &str) -> String {
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
                Intent::CreateCluster { source, .. } => new_cluster_from(source, &[("intent", id)]),
                _ => format!("{}&intent={id}", new_cluster(&record.intent.region_ref())),
            }
        }
    }
}

/// The account that an address names; nothing where it names none, or what cannot be one.
pub fn profile_in(uri: &Uri) -> Option<ProfileName> {
    let mut pairs = uri.query().unwrap_or_default().split('&').filter_map(|it| it.split_once('='));
    let (_, name) = pairs.find(|(name, _)| *name == PROFILE)?;
    ProfileName::parse(name).ok()
}

/// Where the button of a fix posts to.
pub const CHANGE_CLUSTER: &str = "/api/cluster/change";

/// A cluster's page without its region.
pub fn cluster_path(cluster: &ClusterRef) -> String {
    format!("{CLUSTERS}/{}", cluster.id)
}

/// Where somebody says that an ending is taken care of.
pub const ACKNOWLEDGE_ENDING: &str = "/api/endings/acknowledge";

/// Where the language switch posts to.
pub const LANGUAGE: &str = "/api/language";

/// The page that is shown, to come back to after a choice of language: without the one that the address names.
pub fn here(uri: &Uri) -> String {
    let parameter = format!("{}=", Language::PARAMETER);
    let pairs = uri.query().unwrap_or_default().split('&');
    let kept: Vec<_> = pairs.filter(|it| !it.is_empty() && !it.starts_with(&parameter)).collect();
    if kept.is_empty() {
        uri.path().to_owned()
    } else {
        format!("{}?{}", uri.path(), kept.join("&"))
    }
}

/// A path of this console, so that a form cannot lead anywhere else.
pub fn own(path: &str) -> Option<&str> {
    let inside = path.starts_with('/') && !path.starts_with("//");
    let plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (inside && plain).then_some(path)
}

/// Percent-encodes a query value (RFC 3986), as signatures want it.
pub fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use backend::ClusterQuery;

    use super::*;

    #[test]
    fn a_way_back_stays_inside_the_console() {
        for path in ["/", "/clusters?region=cn-hangzhou&q=a%20b", "/clusters/pc-1/switch#ok"] {
            assert_eq!(own(path), Some(path));
        }
        for path in [
            "",
            "clusters",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "https://evil.example/",
            "/clusters\r\nset-cookie: a=b",
            "/集群",
        ] {
            assert_eq!(own(path), None, "{path}");
        }
    }

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
            (new_cluster(&other.region_ref()), new_cluster(&default.region_ref())),
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

    #[test]
    fn the_way_back_does_not_name_a_language() {
        for (uri, back) in [
            ("/clusters", "/clusters"),
            ("/clusters?lang=zh", "/clusters"),
            ("/clusters?region=cn-hangzhou&lang=zh&page=2", "/clusters?region=cn-hangzhou&page=2"),
        ] {
            assert_eq!(here(&uri.parse().unwrap()), back);
        }
    }
}

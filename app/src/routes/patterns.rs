//! The patterns of the pages, as the route table takes them.

use leptos_router::params::ParamsMap;
use leptos_router::{ParamSegment, StaticSegment};

type Static = StaticSegment<&'static str>;

const ID: &str = "id";
const DIALOG: &str = "dialog";

const CLUSTERS: Static = StaticSegment("clusters");
const CLUSTER: ParamSegment = ParamSegment(ID);

pub const HOME_PAGE: Static = StaticSegment("");
pub const CLUSTERS_PAGE: Static = CLUSTERS;
pub const CREATE_PAGE: (Static, Static) = (CLUSTERS, StaticSegment("new"));
pub const CLUSTER_PAGE: (Static, ParamSegment) = (CLUSTERS, CLUSTER);
pub const DTS_PAGE: (Static, ParamSegment, Static) = (CLUSTERS, CLUSTER, StaticSegment("dts"));
pub const RELEASE_PAGE: (Static, ParamSegment, Static) =
    (CLUSTERS, CLUSTER, StaticSegment("release"));
/// The cluster page with a dialog over it.
pub const CLUSTER_DIALOG_PAGE: (Static, ParamSegment, ParamSegment) =
    (CLUSTERS, CLUSTER, ParamSegment(DIALOG));
pub const LAB_PAGE: Static = StaticSegment("lab");

/// The cluster that the path names.
pub fn id_param(params: &ParamsMap) -> Option<String> {
    params.get(ID)
}

/// The dialog that the path names.
pub fn dialog_param(params: &ParamsMap) -> Option<String> {
    params.get(DIALOG)
}

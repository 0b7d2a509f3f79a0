//! The page of a cluster, in English.

use crate::words::ClusterWords;

pub const WORDS: ClusterWords = ClusterWords {
    title: "Cluster",
    breadcrumb: "Breadcrumb",
    clusters: "Clusters",
    rds_migration: "RDS Migration",
    refresh: "Refresh",
    basic_information: "Basic Information",
    cluster_status: "Cluster Status",
    compatibility: "Compatibility",
    region: "Region",
    zones: "Zones",
    edition: "Edition",
    nodes: "Nodes",
    billing_method: "Billing Method",
    vpc: "VPC",
    vswitch: "VSwitch",
    created: "Created",
    more: "More",
    activity: "Activity",
    no_activity: "Nothing was sent from here yet.",
    request_id: "RequestId",
};

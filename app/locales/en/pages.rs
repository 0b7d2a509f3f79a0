use crate::words::{ClusterWords, FrameWords};

pub const FRAME: FrameWords = FrameWords {
    description: "Move ApsaraDB RDS for MySQL instances to PolarDB for MySQL clusters.",
    skip_to_content: "Skip to content",
    main_navigation: "Main",
    clusters: "Clusters",
    profile: "Account",
    emulator: "Emulator",
    lab: "Lab",
    language: "Language",
    theme_system: "Theme: system",
    theme_light: "Theme: light",
    theme_dark: "Theme: dark",
    calls_go_to: "Calls go to ",
};

pub const CLUSTER: ClusterWords = ClusterWords {
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

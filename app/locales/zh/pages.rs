use crate::words::{ClusterWords, FrameWords};

pub const FRAME: FrameWords = FrameWords {
    description: "将RDS MySQL实例迁移到PolarDB MySQL集群。",
    skip_to_content: "跳到正文",
    main_navigation: "主导航",
    clusters: "集群列表",
    profile: "账号",
    emulator: "模拟器",
    lab: "实验室",
    language: "语言",
    theme_system: "主题：跟随系统",
    theme_light: "主题：浅色",
    theme_dark: "主题：深色",
    calls_go_to: "调用目标：",
};

pub const CLUSTER: ClusterWords = ClusterWords {
    title: "集群",
    breadcrumb: "当前位置",
    clusters: "集群列表",
    rds_migration: "RDS迁移功能",
    refresh: "刷新",
    basic_information: "基本信息",
    cluster_status: "集群状态",
    compatibility: "数据库引擎",
    region: "地域",
    zones: "可用区",
    edition: "产品版本",
    nodes: "节点",
    billing_method: "计费方式",
    vpc: "VPC网络",
    vswitch: "VPC交换机",
    created: "创建时间",
    more: "更多",
    activity: "操作记录",
    no_activity: "尚未从此控制台发送过任何操作。",
    request_id: "RequestId",
};

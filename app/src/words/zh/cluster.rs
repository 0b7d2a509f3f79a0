//! The page of a cluster, in Chinese.

use crate::words::ClusterWords;

pub const WORDS: ClusterWords = ClusterWords {
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

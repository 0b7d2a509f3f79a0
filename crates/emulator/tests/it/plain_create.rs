//! Clusters made without a migration, and what is kept of everything a creation was told.

use serde_json::Value;

use crate::support::*;

const PLAIN: [(&str, &str); 4] = [
    ("RegionId", "cn-hangzhou"),
    ("DBType", "MySQL"),
    ("DBVersion", "8.0"),
    ("PayType", "Postpaid"),
];

/// Creates with these parameters put over the usual ones.
async fn create(emulator: &Emulator, more: Query<'_>) -> Reply {
    let mut query = PLAIN.to_vec();
    query.retain(|(name, _)| more.iter().all(|(given, _)| given != name));
    query.extend(more);
    emulator.call("CreateDBCluster", &query).await
}

async fn created(emulator: &Emulator, more: Query<'_>) -> String {
    create(emulator, more).await.ok()["DBClusterId"].as_str().unwrap().to_owned()
}

async fn attribute(emulator: &Emulator, id: &str) -> Value {
    emulator.call("DescribeDBClusterAttribute", &[("DBClusterId", id)]).await.ok()
}

async fn listed(emulator: &Emulator, more: Query<'_>) -> Vec<Value> {
    let mut query = vec![("RegionId", "cn-hangzhou")];
    query.extend(more);
    let list = emulator.call("DescribeDBClusters", &query).await.ok();
    list["Items"]["DBCluster"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_plain_cluster_is_creating_for_ten_minutes_and_has_no_migration() {
    let emulator = Emulator::demo().await;
    let id = created(&emulator, &[]).await;
    assert_eq!(emulator.cluster_status(&id).await, "Creating");
    let early = emulator.call("DeleteDBCluster", &[("DBClusterId", &id)]).await;
    assert_eq!(early.error(), (403, "OperationDenied.ClusterStatus".into()));
    emulator.advance(600).await;
    let body = attribute(&emulator, &id).await;
    assert_eq!(
        (&body["DBClusterStatus"], &body["ZoneIds"]),
        (&"Running".into(), &"cn-hangzhou-g".into())
    );
    assert_eq!(body["VPCId"], "vpc-bp1production0001", "the VPC of its neighbours");
    assert_eq!(emulator.migration(&id).await["MigrationStatus"], "NO_MIGRATION");
    assert_eq!(body["DBNodes"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn clones_stand_where_their_source_does_and_leave_it_free() {
    let emulator = Emulator::demo().await;
    let of_rds = [("CreationOption", "CloneFromRDS"), ("SourceResourceId", ORDERS)];
    let body = attribute(&emulator, &created(&emulator, &of_rds).await).await;
    assert_eq!(
        (&body["SourceDBCluster"], &body["SourceRegionId"]),
        (&ORDERS.into(), &"cn-hangzhou".into())
    );
    emulator.create(ORDERS).await;
    let of_polardb = [("CreationOption", "CloneFromPolarDB"), ("SourceResourceId", BILLING)];
    created(&emulator, &of_polardb).await;
    let other_version = [("DBVersion", "5.7"), of_polardb[0], of_polardb[1]];
    let reply = create(&emulator, &other_version).await;
    assert_eq!(reply.error(), refused("EngineVersionNotSupported"));
    let unknown = [("CreationOption", "CloneFromPolarDB"), ("SourceResourceId", "pc-nowhere")];
    assert_eq!(
        create(&emulator, &unknown).await.error(),
        (404, "InvalidDBCluster.NotFound".into())
    );
}

#[tokio::test]
async fn what_was_told_is_kept_and_told_again() {
    let emulator = Emulator::demo().await;
    let more = [
        ("PayType", "Prepaid"),
        ("Period", "Year"),
        ("UsedTime", "2"),
        ("DBNodeClass", "polar.mysql.x4.xlarge"),
        ("DBNodeNum", "3"),
        ("ZoneId", "cn-hangzhou-h"),
        ("VPCId", "vpc-mine"),
        ("VSwitchId", "vsw-mine"),
        ("ProxyType", "GENERAL"),
        ("Architecture", "ARM"),
        ("HotStandbyCluster", "OFF"),
        ("StorageType", "PSL4"),
        ("StorageSpace", "100"),
        ("ResourceGroupId", "rg-mine"),
        ("DefaultTimeZone", "+08:00"),
        ("LowerCaseTableNames", "0"),
        ("AutoRenew", "True"),
    ];
    let answer = create(&emulator, &more).await.ok();
    assert_eq!(answer["ResourceGroupId"], "rg-mine");
    let id = answer["DBClusterId"].as_str().unwrap();
    let body = attribute(&emulator, id).await;
    let told = [
        "ZoneIds",
        "VPCId",
        "VSwitchId",
        "ProxyType",
        "Architecture",
        "HotStandbyCluster",
        "StorageType",
        "ResourceGroupId",
        "PayType",
    ]
    .map(|field| body[field].as_str().unwrap());
    let wanted = [
        "cn-hangzhou-h",
        "vpc-mine",
        "vsw-mine",
        "General",
        "ARM",
        "StandbyClusterOFF",
        "PSL4",
        "rg-mine",
        "Prepaid",
    ];
    assert_eq!(told, wanted);
    assert_eq!(body["StorageSpace"], 100_u64 << 30);
    let node = &body["DBNodes"][2];
    assert_eq!((&node["CpuCores"], &node["MemorySize"]), (&"16".into(), &"65536".into()));
    assert_eq!(node["DBNodeRole"], "Reader");
    let years = |text: &Value| text.as_str().unwrap()[..4].parse::<i32>().unwrap();
    assert_eq!(years(&body["ExpireTime"]), years(&body["CreationTime"]) + 2);
    let rows = listed(&emulator, &[("ResourceGroupId", "rg-mine")]).await;
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (&rows[0]["ExpireTime"], &rows[0]["Expired"]),
        (&body["ExpireTime"], &"false".into())
    );
    emulator.advance(600).await;
    let reply = emulator.call("DeleteDBCluster", &[("DBClusterId", id)]).await;
    assert_eq!(reply.error(), (403, "OperationDenied.DBClusterPayType".into()));
}

#[tokio::test]
async fn a_wrong_parameter_is_refused_with_the_documented_code_and_sentence() {
    let emulator = Emulator::demo().await;
    let retention = "BackupRetentionPolicyOnClusterDeletion";
    let cases: [(Query, &str, &str); 18] = [
        (
            &[(retention, "SOME")],
            "InvalidBackupRetentionPolicyOnClusterDeletion.Malformed",
            "The specified BackupRetentionPolicyOnClusterDeletion is invalid.",
        ),
        (
            &[("LowerCaseTableNames", "2")],
            "InvalidLowerCaseTableNames.Malformed",
            "The specified LowerCaseTableNames is invalid.",
        ),
        (
            &[("DefaultTimeZone", "UTC+8")],
            "InvalidDefaultTimeZone.Malformed",
            "The specified DefaultTimeZone is invalid.",
        ),
        (
            &[("ZoneId", "cn-beijing-h")],
            "Location.FailedGetSubDomain",
            "The specified regionId does not match the zoneId or the zoneId does not exist.",
        ),
        (
            &[("CreationOption", "CreateGdnStandby")],
            "MissParameter.GDNId",
            "The GDNId parameter is required.",
        ),
        (
            &[("ResourceGroupId", "mine")],
            "EntityNotExist.ResourceGroup",
            "The resource group does not exist..",
        ),
        (&[("CreationOption", "RecoverFromRecyclebin")], "Emulator.NotSupported", ""),
        (&[("PayType", "Prepaid")], "MissingPeriod", ""),
        (&[("PayType", "Prepaid"), ("Period", "Month")], "MissingUsedTime", ""),
        (
            &[("PayType", "Prepaid"), ("Period", "Year"), ("UsedTime", "4")],
            "InvalidUsedTime.Malformed",
            "",
        ),
        (&[("DBNodeClass", "mysql.n2.small")], "InvalidDBNodeClass.Malformed", ""),
        (&[("CreationCategory", "SENormal"), ("DBNodeNum", "9")], "InvalidDBNodeNum", ""),
        (
            &[("CreationCategory", "SENormal"), ("StorageType", "PSL5")],
            "InvalidStorageType.Malformed",
            "",
        ),
        (
            &[("DBVersion", "5.7"), ("DBMinorVersion", "8.0.2")],
            "InvalidDBMinorVersion.Malformed",
            "",
        ),
        (&[("LooseXEngineUseMemoryPct", "95")], "InvalidLooseXEngineUseMemoryPct.Malformed", ""),
        (&[("AutoRenew", "maybe")], "InvalidAutoRenew.Malformed", ""),
        (&[("VPCId", "vpc-1")], "MissingVSwitchId", ""),
        (
            &[
                ("CreationOption", "MigrationFromRDS"),
                ("SourceResourceId", ORDERS),
                ("LoosePolarLogBin", "OFF"),
            ],
            "InvalidLoosePolarLogBin.Malformed",
            "",
        ),
    ];
    for (more, code, message) in cases {
        let reply = create(&emulator, more).await;
        assert_eq!(reply.error(), refused(code), "{more:?}");
        if !message.is_empty() {
            assert_eq!(reply.json()["Message"], message);
        }
    }
}

#[tokio::test]
async fn clusters_are_found_by_node_age_expiry_and_described_simply() {
    let emulator = Emulator::demo().await;
    let ids = |rows: Vec<Value>| {
        rows.iter().map(|row| row["DBClusterId"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let by_node = listed(&emulator, &[("DBNodeIds", "pi-1,pi-bp1billing00000012")]).await;
    assert_eq!(ids(by_node), [BILLING]);
    let month = [("PayType", "Prepaid"), ("Period", "Month"), ("UsedTime", "1")];
    let id = created(&emulator, &month).await;
    assert_eq!(ids(listed(&emulator, &[("RecentCreationInterval", "0")]).await), [&*id]);
    let soon = [("RecentExpirationInterval", "15")];
    assert_eq!(listed(&emulator, &soon).await.len(), 0);
    emulator.advance(20 * 24 * 3600).await;
    assert_eq!(ids(listed(&emulator, &soon).await), [&*id]);
    emulator.advance(20 * 24 * 3600).await;
    let expired = listed(&emulator, &[("Expired", "True")]).await;
    assert_eq!(expired[0]["Expired"], "true");
    assert_eq!(ids(expired), [&*id]);
    let simple = listed(&emulator, &[("DescribeType", "Simple")]).await;
    assert!(simple[0]["DBNodes"].is_null() && simple[0]["Tags"].is_null());
    assert!(simple[0]["DBClusterStatus"].is_string());
    let query = [("RegionId", "cn-hangzhou"), ("RecentCreationInterval", "16")];
    let reply = emulator.call("DescribeDBClusters", &query).await;
    assert_eq!(reply.error(), refused("InvalidRecentCreationInterval"));
}

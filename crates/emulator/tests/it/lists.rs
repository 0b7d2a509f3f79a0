//! The lists: shapes, filters, pages, regions.

use crate::support::*;

#[tokio::test]
async fn numbers_are_numbers_and_ports_are_texts() {
    let emulator = Emulator::demo().await;
    let list = emulator.call("DescribeDBClusters", &[("RegionId", "cn-hangzhou")]).await.ok();
    for field in ["PageNumber", "PageRecordCount", "TotalRecordCount"] {
        assert!(list[field].is_u64(), "{field}");
    }
    let row = &list["Items"]["DBCluster"][0];
    assert!(row["DBNodes"]["DBNode"].is_array() && row["Tags"]["Tag"].is_array());
    assert_eq!(row["Expired"], "false");
    assert!(row["VpcId"].is_string() && row["VPCId"].is_null());
    let one = emulator.call("DescribeDBClusterAttribute", &[("DBClusterId", BILLING)]).await.ok();
    assert!(one["VPCId"].is_string() && one["DBNodes"].is_array() && one["Tags"].is_array());
    let migration = emulator.migration(BILLING).await;
    assert!(migration["DelayedSeconds"].is_i64());
    for (list, id) in [("RdsEndpointList", "rm-"), ("DBClusterEndpointList", "pe-")] {
        let endpoint = &migration[list][0];
        assert!(endpoint["DBEndpointId"].as_str().unwrap().starts_with(id));
        assert_eq!(endpoint["AddressItems"][0]["Port"], "3306");
        assert_eq!(endpoint["AddressItems"][0]["SSLEnabled"], "Disabled");
    }
    let list = emulator.rds("DescribeDBInstances", &[("RegionId", "cn-hangzhou")]).await.ok();
    let row = &list["Items"]["DBInstance"][0];
    assert!(row["DBInstanceMemory"].is_u64() && row["MutriORsignle"].is_boolean());
    assert!(row["DeletionProtection"].is_boolean());
}

#[tokio::test]
async fn clusters_are_listed_by_region_filter_and_page() {
    let emulator = Emulator::demo().await;
    let list = |more: &[(&'static str, &'static str)]| {
        let mut query = vec![("RegionId", "cn-hangzhou")];
        query.extend(more);
        let emulator = &emulator;
        async move {
            let list = emulator.call("DescribeDBClusters", &query).await.ok();
            let rows = list["Items"]["DBCluster"].as_array().unwrap().clone();
            let ids = rows.iter().map(|row| row["DBClusterId"].as_str().unwrap()[6..].to_owned());
            (ids.collect::<Vec<_>>(), list["TotalRecordCount"].as_u64().unwrap())
        }
    };
    let (all, total) = list(&[]).await;
    assert_eq!((all.len(), total), (8, 8));
    let (page, total) = list(&[("PageSize", "3"), ("PageNumber", "3")]).await;
    assert_eq!((page.as_slice(), total), (&all[6..], 8));
    assert_eq!(list(&[("PageNumber", "9")]).await, (vec![], 8));
    let ids = "pc-bp1billing0000001,pc-bp1loyalty0000001,pc-nowhere";
    assert_eq!(list(&[("DBClusterIds", ids)]).await.0.len(), 2);
    assert_eq!(list(&[("DBClusterDescription", "BILL")]).await.0, ["billing0000001"]);
    assert_eq!(list(&[("DBClusterStatus", "Creating")]).await.0.len(), 2);
    assert_eq!(list(&[("Tag.1.Key", "team"), ("Tag.1.Value", "shop")]).await.0.len(), 2);
    assert_eq!(list(&[("Tag.1.Key", "team")]).await.0.len(), 8);
    assert_eq!(list(&[("DBVersion", "5.6")]).await.0, ["sessions000001"]);
}

#[tokio::test]
async fn wrong_pages_and_regions_are_refused_and_a_missing_region_is_the_default_one() {
    let emulator = Emulator::demo().await;
    let query = [("RegionId", "mars-1")];
    let reply = emulator.call("DescribeDBClusters", &query).await;
    assert_eq!(reply.error(), (404, "InvalidRegionId.NotFound".into()));
    let reply = emulator.call("DescribeDBClusters", &[("PageSize", "0")]).await;
    assert_eq!(reply.error(), (400, "InvalidPageSize".into()));
    let list = emulator.call("DescribeDBClusters", &[]).await.ok();
    assert_eq!(list["Items"]["DBCluster"][0]["RegionId"], "cn-hangzhou");
    let query = [("RegionId", "us-west-1")];
    let list = emulator.call("DescribeDBClusters", &query).await.ok();
    assert_eq!(list["TotalRecordCount"], 0);
}

#[tokio::test]
async fn regions_have_zones_and_no_endpoint() {
    let emulator = Emulator::paused(emulator::Scenario::Empty).await;
    let body = emulator.call("DescribeRegions", &[]).await.ok();
    let regions = body["Regions"]["Region"].as_array().unwrap();
    assert_eq!(regions[0]["RegionId"], "cn-hangzhou");
    assert_eq!(regions[0]["Zones"]["Zone"][1]["ZoneId"], "cn-hangzhou-h");
    assert!(regions.iter().all(|region| region.get("RegionEndpoint").is_none()));
    assert!(regions.iter().any(|region| region["Zones"]["Zone"][0]["ZoneId"] == "ap-southeast-1a"));
}

#[tokio::test]
async fn instances_are_found_by_id_and_search_key() {
    let emulator = Emulator::demo().await;
    let query = [("RegionId", "cn-hangzhou"), ("DBInstanceId", BILLING_SOURCE)];
    let list = emulator.rds("DescribeDBInstances", &query).await.ok();
    assert_eq!(list["TotalRecordCount"], 1);
    let row = &list["Items"]["DBInstance"][0];
    let read_only = &row["ReadOnlyDBInstanceIds"]["ReadOnlyDBInstanceId"][0]["DBInstanceId"];
    assert_eq!(read_only, "rr-bp1billing0000001");
    let query =
        [("RegionId", "cn-hangzhou"), ("SearchKey", "billing"), ("DBInstanceType", "Primary")];
    let list = emulator.rds("DescribeDBInstances", &query).await.ok();
    assert_eq!(list["Items"]["DBInstance"][0]["DBInstanceId"], BILLING_SOURCE);
    assert_eq!(list["TotalRecordCount"], 1);
}

//! RDS operations beside the migration: what they tell follows from the instance.

use serde_json::Value;

use crate::support::*;

/// The demo's instance with SSL.
const WITH_SSL: &str = "rm-gs5insights000001";

async fn one(emulator: &Emulator, action: &str, id: &str) -> Value {
    emulator.rds(action, &[("DBInstanceId", id)]).await.ok()
}

fn names(net_info: &Value) -> Vec<&str> {
    let rows = net_info["DBInstanceNetInfos"]["DBInstanceNetInfo"].as_array().unwrap();
    rows.iter().map(|row| row["ConnectionString"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn an_instance_is_described_with_the_types_and_the_wrapping_of_the_sdk() {
    let emulator = Emulator::demo().await;
    let body = one(&emulator, "DescribeDBInstanceAttribute", BILLING_SOURCE).await;
    let row = &body["Items"]["DBInstanceAttribute"][0];
    assert_eq!(row["DBInstanceId"], BILLING_SOURCE);
    assert_eq!((&row["DBInstanceCPU"], &row["DBInstanceMemory"]), (&"16".into(), &65_536.into()));
    assert!(row["CreationTime"].is_string() && row.get("CreateTime").is_none());
    assert!(row["CurrentKernelVersion"].as_str().unwrap().starts_with("rds_20"));
    assert!(row["DBInstanceStorage"].is_number() && row["DBInstanceDiskUsed"].is_string());
    assert_eq!(row["Port"], "3306");
    assert_eq!(row["ProxyType"], 2);
    let read_only = &row["ReadOnlyDBInstanceIds"]["ReadOnlyDBInstanceId"];
    assert_eq!(read_only[0]["DBInstanceId"], "rr-bp1billing0000001");
    let row = one(&emulator, "DescribeDBInstanceAttribute", "rr-bp1billing0000001").await;
    assert_eq!(row["Items"]["DBInstanceAttribute"][0]["MasterInstanceId"], BILLING_SOURCE);
}

#[tokio::test]
async fn what_names_no_instance_is_refused_by_every_operation_about_one() {
    let emulator = Emulator::demo().await;
    for action in [
        "DescribeDBInstanceAttribute",
        "DescribeDBInstanceNetInfo",
        "DescribeDBInstanceSSL",
        "DescribeParameters",
    ] {
        for (id, code) in [
            ("", "MissingDBInstanceId"),
            ("rm-a,rm-b", "InvalidDBInstanceId.Malformed"),
            ("rm-none", "InvalidDBInstanceId.NotFound"),
            (BILLING, "InvalidDBInstanceId.NotFound"),
        ] {
            let reply = emulator.rds(action, &[("DBInstanceId", id)]).await;
            assert_eq!(reply.error(), refused(code), "{action} {id}");
        }
    }
}

#[tokio::test]
async fn net_info_shows_the_names_that_are_attached_after_a_swap() {
    let emulator = Emulator::demo().await;
    let before = one(&emulator, "DescribeDBInstanceNetInfo", BILLING_SOURCE).await;
    assert_eq!(names(&before)[0], format!("{BILLING_SOURCE}.mysql.rds.aliyuncs.com"));
    let swap = [("SwapConnectionString", "true")];
    emulator.switch(BILLING, BILLING_SOURCE, BILLING, &swap).await.ok();
    let during = one(&emulator, "DescribeDBInstanceNetInfo", BILLING_SOURCE).await;
    assert_eq!(names(&during), names(&before));
    emulator.advance(120).await;
    // Nobody has asked about the cluster since.
    let after = one(&emulator, "DescribeDBInstanceNetInfo", BILLING_SOURCE).await;
    let moved: Vec<_> = names(&after);
    assert!(moved[0].starts_with(BILLING), "{moved:?}");
    let row =
        |body: &Value, name: &str| body["DBInstanceNetInfos"]["DBInstanceNetInfo"][0][name].clone();
    for stays in ["IPAddress", "Port", "VPCId", "VSwitchId", "IPType"] {
        assert_eq!(row(&after, stays), row(&before, stays), "{stays}");
    }
    let listed = emulator.migration(BILLING).await;
    assert_eq!(strings(&listed, "RdsEndpointList"), moved);
}

#[tokio::test]
async fn net_info_tells_proxy_addresses_from_normal_ones() {
    let emulator = Emulator::demo().await;
    let count = async |kind: &str| {
        let query = [("DBInstanceId", BILLING_SOURCE), ("DBInstanceNetRWSplitType", kind)];
        let body = emulator.rds("DescribeDBInstanceNetInfo", &query).await.ok();
        let rows = body["DBInstanceNetInfos"]["DBInstanceNetInfo"].as_array().unwrap().clone();
        assert!(rows.iter().all(|row| kind.is_empty() || row["ConnectionStringType"] == kind));
        assert!(rows.iter().all(|row| row["SecurityIPGroups"]["securityIPGroup"].is_array()));
        rows
    };
    let proxy = count("ReadWriteSplitting").await;
    assert_eq!(proxy[0]["DBInstanceWeights"]["DBInstanceWeight"][1]["DBInstanceType"], "Readonly");
    assert_eq!(proxy.len() + count("Normal").await.len(), count("").await.len());
    let query = [("DBInstanceId", BILLING_SOURCE), ("DBInstanceNetRWSplitType", "Odd")];
    let reply = emulator.rds("DescribeDBInstanceNetInfo", &query).await;
    assert_eq!(reply.error(), refused("InvalidDBInstanceNetRWSplitType.Malformed"));
}

#[tokio::test]
async fn ssl_is_on_where_an_endpoint_has_it() {
    let emulator = Emulator::demo().await;
    let off = one(&emulator, "DescribeDBInstanceSSL", BILLING_SOURCE).await;
    assert_eq!((&off["SSLEnabled"], &off["SSLExpireTime"]), (&"No".into(), &"".into()));
    let on = one(&emulator, "DescribeDBInstanceSSL", WITH_SSL).await;
    assert_eq!(on["SSLEnabled"], "Yes");
    assert!(on["ConnectionString"].as_str().unwrap().starts_with(WITH_SSL));
    let ends: jiff::Timestamp = on["SSLExpireTime"].as_str().unwrap().parse().unwrap();
    assert!(ends > jiff::Timestamp::now());
}

#[tokio::test]
async fn parameters_follow_the_version_and_the_size() {
    let emulator = Emulator::demo().await;
    let value = async |id: &str, name: &str| {
        let body = one(&emulator, "DescribeParameters", id).await;
        let rows = body["RunningParameters"]["DBInstanceParameter"].as_array().unwrap().clone();
        let row = rows.into_iter().find(|row| row["ParameterName"] == name);
        row.map(|row| row["ParameterValue"].as_str().unwrap().to_owned())
    };
    assert_eq!(value(ORDERS, "binlog_row_image").await.as_deref(), Some("FULL"));
    assert_eq!(value(ORDERS, "binlog_expire_logs_seconds").await.as_deref(), Some("604800"));
    assert_eq!(value(CRM, "expire_logs_days").await.as_deref(), Some("7"));
    assert_eq!(value(ORDERS, "max_connections").await.as_deref(), Some("8000"));
}

#[tokio::test]
async fn rds_regions_have_a_row_per_zone_and_a_host() {
    let emulator = Emulator::paused(emulator::Scenario::Empty).await;
    let body = emulator.rds("DescribeRegions", &[]).await.ok();
    let rows = body["Regions"]["RDSRegion"].as_array().unwrap();
    assert_eq!(rows[1]["ZoneId"], "cn-hangzhou-h");
    assert_eq!(rows[1]["ZoneName"], "Hangzhou Zone H");
    assert_eq!(rows[1]["LocalName"], "China (Hangzhou)");
    assert_eq!(rows[1]["RegionEndpoint"], "rds.aliyuncs.com");
    assert!(rows.iter().any(|row| row["ZoneId"] == "ap-southeast-1b"));
}

#[tokio::test]
async fn a_list_read_by_tokens_gives_every_instance_once() {
    let emulator = Emulator::demo().await;
    let region = ("RegionId", "cn-hangzhou");
    let whole = emulator.rds("DescribeDBInstances", &[region]).await.ok();
    let ids = |body: &Value| {
        let rows = body["Items"]["DBInstance"].as_array().unwrap().clone();
        rows.iter().map(|row| row["DBInstanceId"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(whole.get("NextToken").is_none());
    let (mut seen, mut token) = (Vec::new(), String::new());
    loop {
        let mut query = vec![region, ("MaxResults", "2")];
        if !token.is_empty() {
            query.push(("NextToken", &token));
        }
        let page = emulator.rds("DescribeDBInstances", &query).await.ok();
        assert_eq!(page["TotalRecordCount"], whole["TotalRecordCount"]);
        seen.extend(ids(&page));
        match page.get("NextToken") {
            Some(next) => next.as_str().unwrap().clone_into(&mut token),
            None => break,
        }
    }
    assert_eq!(seen, ids(&whole));
    for (name, value, code) in [
        ("NextToken", "made-up", "Invalid.NextToken"),
        ("NextToken", "%", "Invalid.NextToken"),
        ("MaxResults", "0", "InvalidMaxResults"),
        ("MaxResults", "101", "InvalidMaxResults"),
    ] {
        let reply = emulator.rds("DescribeDBInstances", &[region, (name, value)]).await;
        assert_eq!(reply.error(), refused(code), "{name}={value}");
    }
}

#[tokio::test]
async fn the_documented_filters_find_what_they_name_and_nothing_else() {
    let emulator = Emulator::demo().await;
    let found = async |name: &str, value: &str| {
        let query = [("RegionId", "cn-hangzhou"), (name, value)];
        let body = emulator.rds("DescribeDBInstances", &query).await.ok();
        body["TotalRecordCount"].as_u64().unwrap()
    };
    let all = found("Engine", "MySQL").await;
    assert!(all > 5);
    for (name, value) in [
        ("VpcId", "vpc-bp1production0001"),
        ("VSwitchId", "vsw-bp1production000i"),
        ("ZoneId", "cn-hangzhou-i"),
        ("PayType", "Postpaid"),
        ("Expired", "False"),
        ("InstanceNetworkType", "VPC"),
        ("ConnectionMode", "Standard"),
        ("Tags", "{}"),
        ("DBInstanceStatus", "Running"),
    ] {
        assert_eq!(found(name, value).await, all, "{name}={value}");
    }
    for (name, value) in [
        ("Engine", "SQLServer"),
        ("VpcId", "vpc-other"),
        ("ZoneId", "cn-hangzhou-g"),
        ("PayType", "Prepaid"),
        ("Expired", "True"),
        ("InstanceNetworkType", "Classic"),
        ("ConnectionMode", "Safe"),
        ("Tags", r#"{"team":"shop"}"#),
        ("ConnectionString", "nowhere.mysql.rds.aliyuncs.com"),
        ("SearchKey", "no such instance"),
    ] {
        assert_eq!(found(name, value).await, 0, "{name}={value}");
    }
    let name = format!("{ORDERS}.mysql.rds.aliyuncs.com");
    assert_eq!(found("ConnectionString", &name).await, 1);
    assert_eq!(found("SearchKey", "ORDERS-PROD").await, 1);
    let kinds =
        found("DBInstanceType", "Primary").await + found("DBInstanceType", "Readonly").await;
    assert_eq!(kinds, all);
    for (name, value, code) in [
        ("Tags", "[", "InvalidTags.Malformed"),
        ("Expired", "perhaps", "InvalidExpired"),
        ("InstanceLevel", "2", "InvalidInstanceLevel.Malformed"),
    ] {
        let reply = emulator.rds("DescribeDBInstances", &[(name, value)]).await;
        assert_eq!(reply.error(), refused(code), "{name}={value}");
    }
}

#[tokio::test]
async fn the_simple_level_leaves_the_size_out() {
    let emulator = Emulator::demo().await;
    for (level, there) in [("0", false), ("1", true)] {
        let query = [("DBInstanceId", ORDERS), ("InstanceLevel", level)];
        let body = emulator.rds("DescribeDBInstances", &query).await.ok();
        let row = &body["Items"]["DBInstance"][0];
        for field in ["Category", "DBInstanceCPU", "DBInstanceMemory"] {
            assert_eq!(row.get(field).is_some(), there, "{level} {field}");
        }
    }
}

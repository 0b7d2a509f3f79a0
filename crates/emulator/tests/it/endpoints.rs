//! The addresses of a cluster's endpoints.

use serde_json::Value;

use crate::support::*;

pub const PRIMARY: &str = "pe-bp1loyalty0000001primary";

pub async fn endpoints(emulator: &Emulator, cluster: &str) -> Vec<Value> {
    let query = [("DBClusterId", cluster)];
    let body = emulator.call("DescribeDBClusterEndpoints", &query).await.ok();
    body["Items"].as_array().unwrap().clone()
}

/// Calls an operation about one cluster.
pub async fn about(
    emulator: &Emulator,
    action: &str,
    cluster: &str,
    more: &[(&str, &str)],
) -> Reply {
    let mut query = vec![("DBClusterId", cluster)];
    query.extend(more);
    emulator.call(action, &query).await
}

#[tokio::test]
pub async fn endpoints_are_listed_unwrapped_with_their_nodes_and_settings() {
    let emulator = Emulator::demo().await;
    let all = endpoints(&emulator, BILLING).await;
    let types: Vec<_> = all.iter().map(|endpoint| &endpoint["EndpointType"]).collect();
    assert_eq!(types, ["Primary", "Cluster", "Custom"]);
    let cluster = &all[1];
    assert_eq!(cluster["Nodes"], "pi-bp1billing00000011,pi-bp1billing00000012");
    assert_eq!(cluster["AutoAddNewNodes"], "Enable");
    assert_eq!(cluster["ReadWriteMode"], "ReadWrite");
    let config: Value = serde_json::from_str(cluster["EndpointConfig"].as_str().unwrap()).unwrap();
    assert_eq!(config["ConsistLevel"], "1");
    assert_eq!(cluster["AddressItems"].as_array().unwrap().len(), 2);
    assert_eq!(cluster["AddressItems"][0]["Port"], "3306");
    assert!(cluster["AddressItems"][0]["SSLEnabled"].is_null(), "SSL is told elsewhere");
    assert_eq!(all[0]["Nodes"], "pi-bp1billing00000011");
    let one = [("DBEndpointId", "pe-bp1billing0000001custom")];
    let body = about(&emulator, "DescribeDBClusterEndpoints", BILLING, &one).await.ok();
    assert_eq!(body["Items"].as_array().unwrap().len(), 1);
    assert_eq!(body["Items"][0]["ReadWriteMode"], "ReadOnly");
    let unknown = about(&emulator, "DescribeDBClusterEndpoints", "pc-nowhere", &[]).await;
    assert_eq!(unknown.error(), (404, "InvalidDBCluster.NotFound".into()));
}

#[tokio::test]
async fn xml_repeats_items_without_a_wrapper() {
    let emulator = Emulator::demo().await;
    let query = [
        ("Action", "DescribeDBClusterEndpoints"),
        ("Version", POLARDB),
        ("Format", "XML"),
        ("DBClusterId", BILLING),
    ];
    let text = emulator.rpc(&query).await.text;
    assert_eq!(text.matches("<Items>").count(), 3, "{text}");
    assert_eq!(text.matches("<AddressItems>").count(), 4);
    assert!(text.contains("<DescribeDBClusterEndpointsResponse>"));
}

#[tokio::test]
async fn a_public_address_comes_after_a_minute_of_net_address_creating() {
    let emulator = Emulator::demo().await;
    let query = [("DBEndpointId", PRIMARY), ("NetType", "Public")];
    about(&emulator, "CreateDBEndpointAddress", LOYALTY, &query).await.ok();
    assert_eq!(emulator.cluster_status(LOYALTY).await, "NetAddressCreating");
    assert_eq!(endpoints(&emulator, LOYALTY).await[0]["AddressItems"].as_array().unwrap().len(), 1);
    emulator.advance(59).await;
    assert_eq!(emulator.cluster_status(LOYALTY).await, "NetAddressCreating");
    emulator.advance(1).await;
    assert_eq!(emulator.cluster_status(LOYALTY).await, "Running");
    let addresses = endpoints(&emulator, LOYALTY).await[0]["AddressItems"].clone();
    let name = "pc-bp1loyalty0000001-pub.mysql.polardb.rds.aliyuncs.com";
    assert_eq!(addresses[1]["ConnectionString"], name);
    assert_eq!(addresses[1]["NetType"], "Public");
    assert_eq!(addresses[1]["VPCId"], "");
    let again = about(&emulator, "CreateDBEndpointAddress", LOYALTY, &query).await;
    assert_eq!(again.error(), refused("NetTypeExists"));
    assert_eq!(again.json()["Message"], "Specified net type already existed.");
}

#[tokio::test]
async fn a_public_address_is_refused_with_the_documented_codes() {
    let emulator = Emulator::demo().await;
    let malformed = "InvalidConnectionStringPrefix.Malformed";
    let cases: [(Query, u16, &str); 9] = [
        (&[], 400, "MissingNetType"),
        (&[("NetType", "Private")], 400, "InvalidNetType.Malformed"),
        (&[("NetType", "NlbVpc"), ("VPCId", "vpc-1")], 400, "MissParameter.NetType"),
        (&[("NetType", "Public"), ("DBEndpointId", "pe-1")], 400, "InvalidDBEndpointId.Malformed"),
        (&[("NetType", "Public"), ("ConnectionStringPrefix", "short")], 400, malformed),
        (&[("NetType", "Public"), ("ConnectionStringPrefix", "1starts")], 400, malformed),
        (&[("NetType", "Public"), ("ConnectionStringPrefix", "ends-with-")], 400, malformed),
        (&[("NetType", "Public"), ("ConnectionStringPrefix", "Upper-case")], 400, malformed),
        // The default cluster endpoint has one already.
        (&[("NetType", "Public")], 400, "NetTypeExists"),
    ];
    for (more, status, code) in cases {
        let reply = about(&emulator, "CreateDBEndpointAddress", LOYALTY, more).await;
        assert_eq!(reply.error(), (status, code.to_owned()), "{more:?}");
    }
    let taken =
        [("DBEndpointId", PRIMARY), ("NetType", "Public"), ("ConnectionStringPrefix", BILLING)];
    let reply = about(&emulator, "CreateDBEndpointAddress", LOYALTY, &taken).await;
    assert_eq!(reply.error(), refused("InvalidConnectionStringPrefix.Duplicate"));
    let forty = "a".repeat(40);
    let longest =
        [("DBEndpointId", PRIMARY), ("NetType", "Public"), ("ConnectionStringPrefix", &*forty)];
    about(&emulator, "CreateDBEndpointAddress", LOYALTY, &longest).await.ok();
}

#[tokio::test]
async fn one_change_at_a_time_and_each_operation_says_so_in_its_own_words() {
    let emulator = Emulator::demo().await;
    let public = [("DBEndpointId", PRIMARY), ("NetType", "Public")];
    about(&emulator, "CreateDBEndpointAddress", LOYALTY, &public).await.ok();
    let custom: &[(&str, &str)] = &[("EndpointType", "Custom")];
    let port: &[(&str, &str)] = &[("NetType", "Private"), ("Port", "3307")];
    let ssl: &[(&str, &str)] =
        &[("DBEndpointId", PRIMARY), ("NetType", "Private"), ("SSLEnabled", "Enable")];
    let cases = [
        ("CreateDBEndpointAddress", &public[..], 400, "EndpointStatus.NotSupport"),
        ("CreateDBClusterEndpoint", custom, 400, "ClusterEndpoint.StatusNotValid"),
        ("DeleteDBClusterEndpoint", &public[..1], 400, "ClusterEndpoint.StatusNotValid"),
        ("ModifyDBEndpointAddress", port, 403, "OperationDenied.DBClusterStatus"),
        ("DeleteDBEndpointAddress", &public[1..], 403, "OperationDenied.DBClusterStatus"),
        ("ModifyDBClusterSSL", ssl, 403, "OperationDenied.DBClusterStatus"),
        ("DeleteDBCluster", &[], 403, "OperationDenied.ClusterStatus"),
    ];
    for (action, more, status, code) in cases {
        let reply = about(&emulator, action, LOYALTY, more).await;
        assert_eq!(reply.error(), (status, code.to_owned()), "{action}");
    }
    // While names are moving, too.
    let switching = CHECKOUT;
    let reply = about(&emulator, "CreateDBClusterEndpoint", switching, custom).await;
    assert_eq!(reply.error(), refused("ClusterEndpoint.StatusNotValid"));
}

#[tokio::test]
async fn prefix_and_port_of_an_address_change() {
    let emulator = Emulator::demo().await;
    let query = [
        ("DBEndpointId", PRIMARY),
        ("NetType", "Private"),
        ("ConnectionStringPrefix", "loyalty-db"),
        ("Port", "5999"),
    ];
    about(&emulator, "ModifyDBEndpointAddress", LOYALTY, &query).await.ok();
    assert_eq!(emulator.cluster_status(LOYALTY).await, "NetAddressModifying");
    // The new name is taken before anybody answers it.
    let public = [("NetType", "Private"), ("ConnectionStringPrefix", "loyalty-db")];
    let billing = [("DBEndpointId", "pe-bp1billing0000001primary")];
    let same = [&billing[..], &public].concat();
    let conflict = about(&emulator, "ModifyDBEndpointAddress", BILLING, &same).await;
    assert_eq!(conflict.error(), refused("DnsConflict"));
    let name = "loyalty-db.mysql.polardb.rds.aliyuncs.com";
    assert_eq!(
        conflict.json()["Message"],
        format!("ParamsError.DnsConflict(Dns is already used, ConnAddrCust:{name}).")
    );
    let before = endpoints(&emulator, LOYALTY).await[0]["AddressItems"][0].clone();
    emulator.advance(60).await;
    let after = endpoints(&emulator, LOYALTY).await[0]["AddressItems"][0].clone();
    assert_eq!((&after["ConnectionString"], &after["Port"]), (&name.into(), &"5999".into()));
    assert_eq!(after["IPAddress"], before["IPAddress"]);
    let cases: [(Query, &str); 6] = [
        (&[("NetType", "Private")], "MissingConnectionStringPrefix"),
        (&[("NetType", "Private"), ("Port", "2999")], "InvalidPort.Malformed"),
        (&[("NetType", "Private"), ("Port", "6000")], "InvalidPort.Malformed"),
        (&[("NetType", "Private"), ("Port", "http")], "InvalidPort.Malformed"),
        (&[("NetType", "Inner"), ("Port", "3307")], "InvalidCurrentConnectionString.NotFound"),
        (
            &[
                ("NetType", "Private"),
                ("ConnectionStringPrefix", "thirty-one-characters-are-too-m"),
            ],
            "InvalidConnectionStringPrefix.Malformed",
        ),
    ];
    for (more, code) in cases {
        let reply = about(&emulator, "ModifyDBEndpointAddress", LOYALTY, more).await;
        assert_eq!(reply.error(), refused(code), "{more:?}");
    }
}

#[tokio::test]
async fn a_public_address_goes_and_what_is_not_there_cannot_go() {
    let emulator = Emulator::demo().await;
    let public = [("NetType", "Public")];
    about(&emulator, "DeleteDBEndpointAddress", LOYALTY, &public).await.ok();
    assert_eq!(emulator.cluster_status(LOYALTY).await, "NetAddressDeleting");
    emulator.advance(60).await;
    assert_eq!(endpoints(&emulator, LOYALTY).await[1]["AddressItems"].as_array().unwrap().len(), 1);
    let again = about(&emulator, "DeleteDBEndpointAddress", LOYALTY, &public).await;
    assert_eq!(again.error(), refused("InvalidCurrentConnectionString.NotFound"));
    let private =
        about(&emulator, "DeleteDBEndpointAddress", LOYALTY, &[("NetType", "Private")]).await;
    assert_eq!(private.error(), refused("InvalidNetType.Malformed"));
}

#[tokio::test]
async fn switches_decide_what_the_documents_leave_open_about_addresses() {
    let emulator = Emulator::demo().await;
    let choices = serde_json::json!({
        "busy_address": "endpoint_status",
        "no_endpoint": "missing",
        "no_port": "becomes_3306",
        "role_exists": "already_exists",
    });
    emulator.post("choices", choices).await.ok();
    let unnamed =
        about(&emulator, "DeleteDBEndpointAddress", LOYALTY, &[("NetType", "Public")]).await;
    assert_eq!(unnamed.error(), refused("MissingDBEndpointId"));
    let private = [("DBEndpointId", PRIMARY), ("NetType", "Private")];
    let port = [private[0], private[1], ("Port", "3400")];
    about(&emulator, "ModifyDBEndpointAddress", LOYALTY, &port).await.ok();
    let busy = about(&emulator, "ModifyDBEndpointAddress", LOYALTY, &port).await;
    assert_eq!(busy.error(), refused("EndpointStatus.NotSupport"));
    emulator.advance(60).await;
    let rename = [private[0], private[1], ("ConnectionStringPrefix", "loyalty-db")];
    about(&emulator, "ModifyDBEndpointAddress", LOYALTY, &rename).await.ok();
    emulator.advance(60).await;
    let address = endpoints(&emulator, LOYALTY).await[0]["AddressItems"][0].clone();
    assert_eq!(address["Port"], "3306");
    let role = emulator.call("CreateServiceLinkedRole", &[]).await;
    assert_eq!(role.error(), (409, "EntityAlreadyExists.Role".into()));
}

use super::*;

fn fine() -> NewCluster {
    NewCluster { version: "8.0".into(), ..NewCluster::default() }
}

fn faults(change: impl FnOnce(&mut NewCluster)) -> Vec<CreationFault> {
    let mut cluster = fine();
    change(&mut cluster);
    cluster.faults()
}

#[test]
fn only_the_version_must_be_chosen() {
    assert_eq!(fine().faults(), []);
    assert_eq!(NewCluster::default().faults(), [CreationFault::Version]);
}

#[test]
fn each_value_that_the_cloud_refuses_is_named() {
    assert_eq!(faults(|it| it.description = "x".into()), [CreationFault::Description]);
    assert_eq!(faults(|it| it.description = "https://x".into()), [CreationFault::Description]);
    assert_eq!(faults(|it| it.vpc = "vpc-1".into()), [CreationFault::Network]);
    let prepaid = |years, count| Purchase::Prepaid { years, count, auto_renew: false };
    assert_eq!(faults(|it| it.purchase = prepaid(true, 4)), [CreationFault::Period]);
    assert_eq!(faults(|it| it.purchase = prepaid(false, 9)), []);
    assert_eq!(faults(|it| it.nodes = Some(16)), []);
    let standard = CreationFault::Nodes { edition: "Standard".into(), most: 8 };
    let many = |it: &mut NewCluster| (it.category, it.nodes) = ("SENormal".into(), Some(9));
    assert_eq!(faults(many), [standard]);
    assert_eq!(faults(|it| it.storage_type = "PSL4".into()), []);
    assert_eq!(faults(|it| it.storage_type = "ESSDPL1".into()), [CreationFault::StorageType]);
    assert_eq!(faults(|it| it.x_engine_memory_percent = Some(91)), [CreationFault::XEngineMemory]);
    assert_eq!(faults(|it| it.serverless = Some((4, 4))), [CreationFault::Scale]);
    let minor = |it: &mut NewCluster| it.minor_version = "8.0.2".into();
    assert_eq!(faults(minor), []);
    let older =
        |it: &mut NewCluster| (it.version, it.minor_version) = ("5.7".into(), "8.0.2".into());
    assert_eq!(faults(older), [CreationFault::MinorVersion]);
}

#[test]
fn a_time_zone_is_an_offset_within_twelve_and_thirteen_hours() {
    for good in ["", "SYSTEM", "+00:00", "-12:00", "+13:00", "+05:30"] {
        assert_eq!(faults(|it| it.time_zone = good.into()), [], "{good}");
    }
    for bad in ["UTC", "+13:01", "-12:01", "+8:00", "+08:60", "08:00", "+-8:00"] {
        assert_eq!(faults(|it| it.time_zone = bad.into()), [CreationFault::TimeZone], "{bad}");
    }
}

#[test]
fn what_is_left_to_the_cloud_is_not_sent() {
    let source = InstanceId::parse("rm-1").unwrap();
    let sent = fine().parameters(&source);
    let names: Vec<_> = sent.iter().map(|(name, _)| *name).collect();
    let always =
        ["DBType", "CreationOption", "SourceResourceId", "CloneDataPoint", "PayType", "DBVersion"];
    assert_eq!(names, always);
    let mut cluster = fine();
    cluster.case_sensitive_tables = Some(true);
    cluster.purchase = Purchase::Prepaid { years: true, count: 2, auto_renew: true };
    let sent = cluster.parameters(&source);
    for pair in [
        ("PayType", "Prepaid"),
        ("Period", "Year"),
        ("UsedTime", "2"),
        ("AutoRenew", "true"),
        ("LowerCaseTableNames", "0"),
    ] {
        assert!(sent.contains(&(pair.0, pair.1.to_owned())), "{pair:?}");
    }
}

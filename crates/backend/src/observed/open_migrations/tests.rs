use migration::{ClusterId, Delay, Direction, ProfileName, ReadWriteMode as Mode, RegionId};

use super::*;

fn cluster(region: &str, id: &str) -> ClusterRef {
    ClusterRef {
        profile: ProfileName::parse("default").unwrap(),
        region: RegionId::parse(region).unwrap(),
        id: ClusterId::parse(id).unwrap(),
    }
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn sample(second: i64, status: MigrationStatus, rds_mode: Mode) -> Sample {
    Sample {
        at: at(second),
        status,
        direction: Direction::PolardbToRds,
        rds_mode,
        cluster_mode: Mode::ReadWrite,
        delay: Delay::from_wire(None),
        source: "rm-bp1payments000001".to_owned(),
        deadline: None,
        unreadable_deadline: None,
        by_own_clock: false,
    }
}

#[test]
fn an_end_is_read_on_until_both_sides_write_or_a_quarter_of_an_hour_passed() {
    use MigrationStatus::{NoMigration, SyncingToRds};
    let (one, realm) = (cluster("cn-hangzhou", "pc-bp1payments000001"), Realm::aliyun());
    for (last, mode) in [(60, Mode::ReadWrite), (900, Mode::ReadOnly)] {
        let open = OpenMigrations::default();
        let keep = |second, status, mode| {
            let kept = open.wants(&realm, &one, &sample(second, status, mode), at(second));
            kept.inspect(|new| open.written(new)).is_some()
        };
        assert!(!keep(-1, NoMigration, Mode::ReadOnly), "it was not open");
        assert!(keep(-1, SyncingToRds, Mode::ReadOnly));
        assert!(keep(0, NoMigration, Mode::ReadOnly));
        assert!(keep(30, NoMigration, Mode::ReadOnly));
        assert!(keep(last, NoMigration, mode.clone()), "the one that tells");
        assert!(!keep(last + 1, NoMigration, mode), "nobody asks any more");
    }
}

#[test]
fn a_migration_is_read_on_until_its_end_is_written_and_its_end_is_kept_once() {
    use MigrationStatus::{NoMigration, SyncingToRds};
    let (one, realm) = (cluster("cn-hangzhou", "pc-bp1payments000001"), Realm::aliyun());
    let open = OpenMigrations::default();
    let wants = |second, status| {
        open.wants(&realm, &one, &sample(second, status, Mode::ReadWrite), at(second))
    };
    wants(0, SyncingToRds).unwrap();
    let end = wants(60, NoMigration).unwrap();
    assert!(!end.read_on && end.gone == Some(at(60)));
    assert!(wants(61, NoMigration).is_none(), "one end is enough");
    assert_eq!(open.all().len(), 1, "it is not written yet");
    // Another migration begins before the end of the first is written.
    wants(62, SyncingToRds).unwrap();
    open.written(&end);
    assert_eq!(open.all().len(), 1, "the second one goes on");
    let end = wants(70, NoMigration).unwrap();
    open.written(&end);
    assert_eq!(open.all(), []);
}

#[test]
fn the_next_process_reads_on_what_was_left() {
    let ids = ["pc-bp1denied00000001", "pc-bp1open0000000001"];
    let [gone, open] = ids.map(|id| cluster("cn-hangzhou", id));
    let far = cluster("cn-shenzhen", "pc-bp1far00000000001");
    let realm = Realm::aliyun();
    let left = [(&gone, Some(at(0))), (&open, None), (&far, None)].map(|(cluster, gone)| ReadOn {
        realm: realm.clone(),
        cluster: cluster.clone(),
        gone,
    });
    let migrations = OpenMigrations::default();
    migrations.take_up(left.into());
    assert_eq!(migrations.all().len(), 3);
    migrations.leave(&Realm::embedded());
    assert_eq!(migrations.all().len(), 3);
    migrations.leave(&realm);
    assert_eq!(migrations.all(), []);
}

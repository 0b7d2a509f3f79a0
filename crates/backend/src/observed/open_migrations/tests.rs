use migration::{ClusterId, Delay, Direction, ProfileName, ReadWriteMode as Mode, RegionId};

use super::*;

fn cluster(region: &str, id: &str) -> ClusterRef {
    ClusterRef {
        profile: ProfileName::parse("default").unwrap(),
        region: RegionId::parse(region).unwrap(),
        id: ClusterId::parse(id).unwrap(),
    }
}

fn sample(second: i64, status: MigrationStatus, rds_mode: Mode) -> Sample {
    Sample {
        at: Timestamp::from_second(second).unwrap(),
        status,
        direction: Direction::PolardbToRds,
        rds_mode,
        cluster_mode: Mode::ReadWrite,
        delay: Delay::from_wire(None),
        source: "rm-bp1payments000001".to_owned(),
        deadline: None,
    }
}

#[test]
fn an_end_is_read_on_until_both_sides_write_or_a_quarter_of_an_hour_passed() {
    use MigrationStatus::{NoMigration, SyncingToRds};
    let one = cluster("cn-hangzhou", "pc-bp1payments000001");
    for (last, mode) in [(60, Mode::ReadWrite), (900, Mode::ReadOnly)] {
        let open = OpenMigrations::new([]);
        let keep = |second, status, mode| open.wants(&one, &sample(second, status, mode));
        assert!(!keep(-1, NoMigration, Mode::ReadOnly), "it was not open");
        assert!(keep(-1, SyncingToRds, Mode::ReadOnly));
        assert!(keep(0, NoMigration, Mode::ReadOnly));
        assert!(keep(30, NoMigration, Mode::ReadOnly));
        assert!(keep(last, NoMigration, mode.clone()), "the one that tells");
        assert!(!keep(last + 1, NoMigration, mode), "nobody asks any more");
    }
}

#[test]
fn the_next_process_reads_on_an_end_that_one_side_still_denies() {
    let denied = sample(0, MigrationStatus::NoMigration, Mode::ReadOnly);
    let told = sample(0, MigrationStatus::NoMigration, Mode::ReadWrite);
    let open = sample(0, MigrationStatus::SyncingToRds, Mode::ReadOnly);
    let ids = ["pc-bp1denied00000001", "pc-bp1told0000000001", "pc-bp1open0000000001"];
    let [one, two, three] = ids.map(|id| cluster("cn-hangzhou", id));
    let far = cluster("cn-shenzhen", "pc-bp1far00000000001");
    let newest = [(one.clone(), denied), (two.clone(), told), (three.clone(), open.clone())];
    let migrations = OpenMigrations::new(newest.into_iter().chain([(far, open)]));
    assert!(migrations.read_on().contains_key(&one));
    assert!(!migrations.read_on().contains_key(&two));
    let here = RegionRef { profile: one.profile.clone(), region: one.region.clone() };
    assert_eq!(migrations.open_in(&here), [three], "neither what is gone nor another region");
}

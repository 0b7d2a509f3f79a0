//! From the words of a scenario to resources.

use jiff::{SignedDuration, Timestamp};
use migration::{Direction, MigrationStatus, Pairs, default_pairs, invert};

use super::file::{ClusterRow, File, InstanceRow, MigrationRow, NetworkRow};
use crate::world::{
    Cluster, DEADLINE, DelayModel, EndpointSpec, Instance, Network, Phase, Tag, Task, Timer, World,
    cluster_endpoints, instance_endpoints, is_region, number_of,
};

/// # Errors
/// A sentence that names the resource and what is wrong with it.
pub fn build(mut world: World, file: File, now: Timestamp) -> Result<World, String> {
    for row in file.instance {
        let instance = instance(&file.network, row, now)?;
        let id = instance.id.clone();
        if !world.instances.add(instance) {
            return Err(format!("{id} is there twice"));
        }
    }
    for row in file.cluster {
        add_cluster(&mut world, &file.network, row, now)?;
    }
    Ok(world)
}

fn instance(networks: &[NetworkRow], row: InstanceRow, now: Timestamp) -> Result<Instance, String> {
    let network = network(networks, &row.region)?;
    let endpoints = instance_endpoints(&row.id, in_words(network), &specs(&row.endpoints)?)?;
    Ok(Instance {
        zone: network.zone.clone(),
        vpc: network.vpc.clone(),
        vswitch: network.vswitch.clone(),
        endpoints,
        engine: "MySQL".into(),
        engine_version: row.version,
        kind: row.kind,
        category: row.category,
        class: format!("mysql.x{}.large.2c", row.cpu),
        cpu: row.cpu,
        memory_mb: row.cpu * 4096,
        storage_type: row.storage,
        status: "Running".into(),
        pay_type: "Postpaid".into(),
        created: days_ago(now, row.age_days),
        primary: row.primary,
        precheck_failure: row.precheck_failure,
        id: row.id,
        description: row.description,
        region: row.region,
    })
}

fn add_cluster(
    world: &mut World,
    networks: &[NetworkRow],
    row: ClusterRow,
    now: Timestamp,
) -> Result<(), String> {
    let network = network(networks, &row.region)?;
    let endpoints = cluster_endpoints(&row.id, in_words(network), &specs(&row.endpoints)?)?;
    let cluster = Cluster {
        zone: network.zone.clone(),
        vpc: network.vpc.clone(),
        vswitch: network.vswitch.clone(),
        endpoints,
        class: "polar.mysql.x4.medium".into(),
        nodes: if row.category == "SENormal" { 1 } else { 2 },
        pay_type: "Postpaid".into(),
        created: days_ago(now, row.age_days),
        storage_used: i64::try_from(number_of(&row.id) % 400).unwrap_or_default() * (1 << 30),
        tags: row.tags.into_iter().map(|[key, value]| Tag { key, value }).collect(),
        task: None,
        restart: None,
        id: row.id.clone(),
        description: row.description,
        region: row.region,
        version: row.version,
        category: row.category,
    };
    if !world.clusters.add(cluster) {
        return Err(format!("{} is there twice", row.id));
    }
    match row.migration {
        Some(migration) => add_task(world, &row.id, migration, now),
        None => Ok(()),
    }
}

fn add_task(world: &mut World, id: &str, row: MigrationRow, now: Timestamp) -> Result<(), String> {
    let cluster = world.clusters.get(id).ok_or("a migration without its cluster")?;
    let source = world.source_endpoints(&row.source);
    if source.is_empty() {
        return Err(format!("{id}: there is no source {}", row.source));
    }
    let pairs = default_pairs(source, &cluster.endpoints);
    if (row.swapped || row.swapping) && pairs.is_empty() {
        return Err(format!("{id}: no endpoints of the two sides may swap"));
    }
    let status = MigrationStatus::from(row.status.as_str());
    let swapping = match (row.swapping, row.swapped) {
        (false, _) => Pairs::new(),
        (true, false) => pairs.clone(),
        (true, true) => invert(&pairs),
    };
    let expires = match row.deadline_hours {
        Some(hours) => now.checked_add(SignedDuration::from_hours(hours)),
        None => cluster.created.checked_add(DEADLINE),
    };
    let task = Task {
        source_kind: row.source_kind,
        expires: expires.map_err(|error| format!("{id}: {error}"))?,
        dts: if row.logical { format!("dts{}", &id[3..]) } else { String::new() },
        comment: row.comment,
        delay: match row.delay {
            -1 => DelayModel::Fixed { seconds: -1 },
            base => DelayModel::Breathing { base },
        },
        direction: direction(&status, row.direction),
        copied: !matches!(status, MigrationStatus::Cloning | MigrationStatus::PrecheckFailed),
        swapped: if row.swapped { invert(&pairs) } else { Pairs::new() },
        phase: phase(&status, swapping, now).map_err(|error| format!("{id}: {error}"))?,
        source: row.source.clone(),
    };
    if let Some(cluster) = world.clusters.get_mut(id) {
        cluster.task = Some(task);
    }
    if row.swapped {
        world.swap(id, &row.source, &pairs);
    }
    Ok(())
}

/// Only a migration that is being closed may flow either way.
fn direction(status: &MigrationStatus, given: Direction) -> Direction {
    match status {
        MigrationStatus::NoMigration => Direction::Absent,
        MigrationStatus::SyncingToRds | MigrationStatus::RollingBack => Direction::PolardbToRds,
        MigrationStatus::Closing if given == Direction::PolardbToRds => given,
        _ => Direction::RdsToPolardb,
    }
}

fn phase(status: &MigrationStatus, pairs: Pairs, now: Timestamp) -> Result<Phase, String> {
    let timer = Timer::new(now, 0, true);
    Ok(match status {
        MigrationStatus::NoMigration => Phase::Ended,
        MigrationStatus::Cloning => Phase::Cloning { timer, precheck: None },
        MigrationStatus::PrecheckFailed => Phase::PrecheckFailed,
        MigrationStatus::SyncingToPolardb | MigrationStatus::SyncingToRds => Phase::Syncing,
        MigrationStatus::Switching => Phase::Switching { timer, pairs },
        MigrationStatus::RollingBack => Phase::RollingBack { timer, pairs },
        MigrationStatus::Closing => Phase::Closing { timer, keep_binlog: true },
        MigrationStatus::Unrecognised(word) => return Err(format!("there is no status {word}")),
    })
}

fn network<'a>(networks: &'a [NetworkRow], region: &str) -> Result<&'a NetworkRow, String> {
    if !is_region(region) {
        return Err(format!("there is no region {region}"));
    }
    networks
        .iter()
        .find(|network| network.region == region)
        .ok_or_else(|| format!("no network is given for {region}"))
}

fn in_words(row: &NetworkRow) -> Network<'_> {
    Network { vpc: &row.vpc, vswitch: &row.vswitch }
}

fn specs(words: &[String]) -> Result<Vec<EndpointSpec>, String> {
    words.iter().map(|word| word.parse()).collect()
}

fn days_ago(now: Timestamp, days: i64) -> Timestamp {
    now.checked_sub(SignedDuration::from_hours(24 * days)).unwrap_or(Timestamp::MIN)
}

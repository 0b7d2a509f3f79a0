//! From the words of a scenario to resources.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use migration::{Direction, MigrationStatus, Pairs, default_pairs, invert};

use super::file::{AccountRow, ClusterRow, DtsJobRow, File, InstanceRow, MigrationRow, NetworkRow};
use crate::accounts::{Accounts, NewKey};
use crate::world::{
    Cluster, DelayModel, DtsJob, EndpointSpec, Instance, Network, Phase, Tag, Task, Timer, World,
    cluster_endpoints, instance_endpoints, is_region, number_of,
};

/// # Errors
/// A sentence that names the resource and what is wrong with it.
pub fn build(before: &Accounts, file: File, now: Timestamp) -> Result<Accounts, String> {
    let ids: Vec<_> = file.account.iter().map(|row| row.id.clone()).collect();
    let mut accounts = before.emptied(&ids)?;
    file.choices.check()?;
    accounts.choose(file.choices);
    add_keys(&mut accounts, file.account)?;
    for row in file.instance {
        let account = owner(&accounts, row.account.as_deref());
        let network = network(&file.network, &account, &row.region)?;
        let id = row.id.clone();
        let world = world(&mut accounts, &account, &id)?;
        world.instances.add(instance(network, row, now)?);
    }
    for row in file.cluster {
        let account = owner(&accounts, row.account.as_deref());
        let network = network(&file.network, &account, &row.region)?;
        let id = row.id.clone();
        let world = world(&mut accounts, &account, &id)?;
        add_cluster(world, network, row, now)?;
    }
    for row in file.dts_job {
        add_dts_job(&mut accounts, row)?;
    }
    for world in accounts.worlds_mut() {
        world.linked_role_missing = file.without_service_linked_role;
    }
    Ok(accounts)
}

fn add_dts_job(accounts: &mut Accounts, row: DtsJobRow) -> Result<(), String> {
    let account = owner(accounts, row.account.as_deref());
    let DtsJobRow { id, description, source, destination, .. } = row;
    let job = DtsJob { id: id.clone(), description, source, destination };
    if world(accounts, &account, &id)?.dts_jobs.add(job) {
        Ok(())
    } else {
        Err(format!("{id} is there twice"))
    }
}

fn add_keys(accounts: &mut Accounts, rows: Vec<AccountRow>) -> Result<(), String> {
    for row in rows {
        for NewKey(key) in row.key {
            accounts.add_key(&row.id, key)?;
        }
    }
    Ok(())
}

fn owner(accounts: &Accounts, named: Option<&str>) -> String {
    named.unwrap_or_else(|| accounts.default_id()).to_owned()
}

/// Where a resource of this id belongs.
fn world<'a>(accounts: &'a mut Accounts, account: &str, id: &str) -> Result<&'a mut World, String> {
    if accounts.has_resource(id) {
        return Err(format!("{id} is there twice"));
    }
    let account = accounts.get_mut(account);
    account
        .map(|account| &mut account.world)
        .ok_or_else(|| format!("{id}: there is no such account"))
}

fn instance(network: &NetworkRow, row: InstanceRow, now: Timestamp) -> Result<Instance, String> {
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
        minor_version: row.minor_version,
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
    network: &NetworkRow,
    row: ClusterRow,
    now: Timestamp,
) -> Result<(), String> {
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
        work: None,
        settings_of_endpoints: BTreeMap::new(),
        settings: BTreeMap::new(),
        deletion_lock: row.deletion_lock,
        id: row.id.clone(),
        description: row.description,
        region: row.region,
        version: row.version,
        category: row.category,
    };
    world.clusters.add(cluster);
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
        None => cluster.created.checked_add(world.choices.deadline()),
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

fn network<'a>(
    networks: &'a [NetworkRow],
    account: &str,
    region: &str,
) -> Result<&'a NetworkRow, String> {
    if !is_region(region) {
        return Err(format!("there is no region {region}"));
    }
    let of = |owner: Option<&str>| {
        networks
            .iter()
            .find(|network| network.region == region && network.account.as_deref() == owner)
    };
    of(Some(account))
        .or_else(|| of(None))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::file::parse;

    const TWO: &str = r#"
        [[account]]
        id = "1000000000000009"
        [[account]]
        id = "2000000000000009"
        key = [{ id = "other", secret = "other-secret", user = "alice", disabled = true }]

        [[network]]
        region = "cn-hangzhou"
        zone = "cn-hangzhou-i"
        vpc = "vpc-shared"
        vswitch = "vsw-shared"
        [[network]]
        account = "2000000000000009"
        region = "cn-hangzhou"
        zone = "cn-hangzhou-i"
        vpc = "vpc-own"
        vswitch = "vsw-own"
    "#;

    fn instance(id: &str, account: &str) -> String {
        format!(
            "[[instance]]\nid = \"{id}\"\n{account}\ndescription = \"d\"\nregion = \"cn-hangzhou\"\n\
             version = \"8.0\"\nage_days = 1\nendpoints = [\"primary private\"]\n"
        )
    }

    fn built(text: &str) -> Result<Accounts, String> {
        build(&Accounts::new(1), parse(&format!("{TWO}{text}"))?, Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn rows_belong_to_the_account_they_name_and_else_to_the_first() {
        let second = instance("rm-2", "account = \"2000000000000009\"");
        let accounts = built(&format!("{}{second}", instance("rm-1", ""))).unwrap();
        let vpcs = |id: &str| {
            let instances = &accounts.get(id).unwrap().world.instances;
            instances.iter().map(|i| (i.id.clone(), i.vpc.clone())).collect::<Vec<_>>()
        };
        assert_eq!(accounts.default_id(), "1000000000000009");
        assert_eq!(vpcs("1000000000000009"), [("rm-1".into(), "vpc-shared".into())]);
        assert_eq!(vpcs("2000000000000009"), [("rm-2".into(), "vpc-own".into())]);
        let (owner, key) = accounts.key("other").unwrap();
        assert_eq!(owner.id, "2000000000000009");
        assert_eq!((key.user.as_deref(), key.active), (Some("alice"), false));
    }

    #[test]
    fn an_id_is_not_given_to_two_accounts_and_an_account_must_exist() {
        let second = instance("rm-1", "account = \"2000000000000009\"");
        let twice = built(&format!("{}{second}", instance("rm-1", ""))).unwrap_err();
        assert_eq!(twice, "rm-1 is there twice");
        let unknown = built(&instance("rm-1", "account = \"3000000000000009\"")).unwrap_err();
        assert_eq!(unknown, "rm-1: there is no such account");
        let wrong = parse("[[account]]\nid = \"1\"\nkey = [{ id = \"STS.x\", secret = \"s\" }]");
        assert!(wrong.unwrap_err().contains("line 3"));
    }
}

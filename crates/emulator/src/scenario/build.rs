//! Makes resources from the words of a scenario.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use migration::{MigrationStatus, Pairs, default_pairs, invert};

use super::file::{AccountRow, ClusterRow, DtsJobRow, File, InstanceRow, MigrationRow, NetworkRow};
use super::problem::{Problem, Problems, Row};
use super::status::{direction, phase, timer};
use super::{fleet, read, saved, words};
use crate::accounts::{Accounts, NewKey};
use crate::choices::Choices;
use crate::faults::names;
use crate::mix::number_of;
use crate::world::{
    CheckItem, Cluster, DbType, DelayModel, DtsJob, EndpointSpec, INSTANCE_STATUSES, Instance,
    Network, Tag, Task, World, cluster_endpoints, for_rules, instance_endpoints,
};

/// The scenario's accounts with everything in them. Ids continue where those of `before` are.
///
/// # Errors
/// All problems of the text, each with its line.
pub fn fill(before: &Accounts, text: &str, now: Timestamp) -> Result<Accounts, Problems> {
    build(before, read::parse(text)?, now)
}

fn build(before: &Accounts, file: File, now: Timestamp) -> Result<Accounts, Problems> {
    let mut problems = Vec::new();
    let ids: Vec<_> = file.account.iter().map(|row| row.row.id.clone()).collect();
    let first = file.account.first().map_or(1, |row| row.line);
    let mut accounts =
        before.emptied(&ids).map_err(|message| Problems(vec![Problem { line: first, message }]))?;
    let choices = file.choices.map_or((1, Choices::default()), |Row { line, row }| (line, row));
    note(&mut problems, choices.0, choices.1.check());
    accounts.choose(choices.1);
    accounts.set_progression(file.progression.map(|row| row.row).unwrap_or_default());
    for Row { line, row } in file.account {
        note(&mut problems, line, add_keys(&mut accounts, row));
    }
    let networks: Vec<_> = file.network.into_iter().map(|row| row.row).collect();
    for Row { line, row } in file.instance {
        note(&mut problems, line, add_instance(&mut accounts, &networks, row, now));
    }
    for Row { line, row } in file.cluster {
        note(&mut problems, line, add_cluster(&mut accounts, &networks, row, now));
    }
    if let Some(Row { line, row }) = file.fleet {
        let added = fleet::members(&row).and_then(|mut members| {
            members.try_for_each(|(source, cluster)| {
                add_instance(&mut accounts, &networks, source, now)?;
                add_cluster(&mut accounts, &networks, cluster, now)
            })
        });
        note(&mut problems, line, added);
    }
    for Row { line, row } in file.dts_job {
        note(&mut problems, line, add_dts_job(&mut accounts, row));
    }
    for world in accounts.worlds_mut() {
        world.linked_role_missing = file.without_service_linked_role;
        world.dts_role_missing = file.without_dts_role;
    }
    if let Some(Row { line, row }) = file.saved {
        note(&mut problems, line, saved::load(&mut accounts, row, now));
    }
    if problems.is_empty() { Ok(accounts) } else { Err(Problems::of(problems)) }
}

fn add_dts_job(accounts: &mut Accounts, row: DtsJobRow) -> Result<(), String> {
    let account = owner(accounts, row.account.as_deref());
    let DtsJobRow { id, description, source, destination, .. } = row;
    let job = DtsJob { id: id.clone(), description, source, destination };
    if accounts.world_for(&account, &id)?.dts_jobs.add(job) {
        Ok(())
    } else {
        Err(format!("{id} is there twice"))
    }
}

fn note(problems: &mut Vec<Problem>, line: usize, result: Result<(), String>) {
    if let Err(message) = result {
        problems.push(Problem { line, message });
    }
}

fn add_keys(accounts: &mut Accounts, row: AccountRow) -> Result<(), String> {
    for NewKey(key) in row.key {
        accounts.add_key(&row.id, key)?;
    }
    Ok(())
}

fn add_instance(
    accounts: &mut Accounts,
    networks: &[NetworkRow],
    row: InstanceRow,
    now: Timestamp,
) -> Result<(), String> {
    let account = owner(accounts, row.account.as_deref());
    let network = network(networks, &account, &row.region)?;
    words::check("version", &row.version, &words::VERSIONS)?;
    words::check("category", &row.category, &words::EDITIONS)?;
    names::check(&format!("{} {}", row.description, row.id))?;
    words::check("status", &row.status, &INSTANCE_STATUSES)?;
    words::check_cpu(&row.id, row.cpu)?;
    let world = accounts.world_for(&account, &row.id)?;
    world.instances.add(instance(network, row, now)?);
    Ok(())
}

fn owner(accounts: &Accounts, named: Option<&str>) -> String {
    named.unwrap_or_else(|| accounts.default_id()).to_owned()
}

fn instance(network: &NetworkRow, row: InstanceRow, now: Timestamp) -> Result<Instance, String> {
    let facts = words::facts(&row.id, row.facts, row.precheck_failure)?;
    let endpoints = instance_endpoints(&row.id, in_words(network), &specs(&row.endpoints)?)?;
    Ok(Instance {
        zone: (&network.zone).into(),
        vpc: (&network.vpc).into(),
        vswitch: (&network.vswitch).into(),
        endpoints,
        engine: "MySQL".into(),
        engine_version: row.version.into(),
        kind: row.kind,
        category: row.category.into(),
        class: format!("mysql.x{}.large.2c", row.cpu).into(),
        cpu: row.cpu,
        memory_mb: row.cpu * 4096,
        storage_type: row.storage.into(),
        minor_version: row.minor_version.into(),
        status: row.status.into(),
        pay_type: "Postpaid".into(),
        created: days_ago(now, row.age_days).map_err(|wrong| format!("{}: {wrong}", row.id))?,
        primary: row.primary,
        facts,
        id: row.id,
        description: row.description,
        region: row.region.into(),
    })
}

fn add_cluster(
    accounts: &mut Accounts,
    networks: &[NetworkRow],
    row: ClusterRow,
    now: Timestamp,
) -> Result<(), String> {
    let account = owner(accounts, row.account.as_deref());
    let network = network(networks, &account, &row.region)?;
    words::check("version", &row.version, &words::VERSIONS)?;
    words::check("category", &row.category, &words::CATEGORIES)?;
    names::check(&format!("{} {}", row.description, row.id))?;
    let world = accounts.world_for(&account, &row.id)?;
    let endpoints = cluster_endpoints(&row.id, in_words(network), &specs(&row.endpoints)?)?;
    let cluster = Cluster {
        zone: (&network.zone).into(),
        vpc: (&network.vpc).into(),
        vswitch: (&network.vswitch).into(),
        endpoints,
        class: "polar.mysql.x4.medium".into(),
        nodes: if row.category == "SENormal" { 1 } else { 2 },
        pay_type: "Postpaid".into(),
        created: days_ago(now, row.age_days).map_err(|wrong| format!("{}: {wrong}", row.id))?,
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
        db_type: DbType::MySQL,
        region: row.region.into(),
        version: row.version.into(),
        category: row.category.into(),
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
        return Err(format!(
            "{id}: there is no source {}; it stands before its cluster",
            row.source
        ));
    }
    let pairs = default_pairs(&for_rules(source), &for_rules(&cluster.endpoints));
    if (row.swapped || row.swapping) && pairs.is_empty() {
        return Err(format!("{id}: no endpoints of the two sides may swap"));
    }
    words::check("status", &row.status, &words::statuses())?;
    let status = MigrationStatus::from(row.status.as_str());
    let swapping = match (row.swapping, row.swapped) {
        (false, _) => Pairs::new(),
        (true, false) => pairs.clone(),
        (true, true) => invert(&pairs),
    };
    let expires = match row.deadline_hours {
        Some(hours) => {
            now.checked_add(SignedDuration::try_from_hours(hours).unwrap_or(SignedDuration::MAX))
        }
        None => cluster.created.checked_add(world.choices.deadline()),
    };
    let task = Task {
        source_kind: row.source_kind,
        expires: expires.map_err(|error| format!("{id}: {error}"))?,
        dts: if row.logical {
            format!("dts{}", id.strip_prefix("pc-").unwrap_or(id))
        } else {
            String::new()
        },
        comment: row.comment.clone(),
        failed: (status == MigrationStatus::PrecheckFailed)
            .then(|| CheckItem::saying(&row.comment)),
        skipped: Vec::new(),
        delay: row.lag.map(|lag| lag.begun(now)).unwrap_or(match row.delay {
            -1 => DelayModel::Unknown,
            base => DelayModel::Breathing { base },
        }),
        direction: direction(&status, row.direction.clone()),
        copied: !matches!(status, MigrationStatus::Cloning | MigrationStatus::PrecheckFailed),
        swapped: if row.swapped { invert(&pairs) } else { Pairs::new() },
        phase: phase(&status, swapping, timer(&row, now)),
        falls_back: None,
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

fn network<'a>(
    networks: &'a [NetworkRow],
    account: &str,
    region: &str,
) -> Result<&'a NetworkRow, String> {
    words::check("region", region, &words::regions())?;
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

fn days_ago(now: Timestamp, days: i64) -> Result<Timestamp, String> {
    let age = days.checked_mul(24).and_then(SignedDuration::try_from_hours);
    age.and_then(|age| now.checked_sub(age).ok())
        .ok_or_else(|| format!("age_days {days} is before the calendar begins or after it ends"))
}

#[cfg(test)]
mod tests;

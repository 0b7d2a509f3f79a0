//! The names of what a call is about, for those that order trouble.

use crate::faults::names::words;
use crate::parameters::Parameters;
use crate::world::World;

/// Parameters that name a resource.
const IDS: [&str; 5] = [
    "DBClusterId",
    "SourceResourceId",
    "SourceRDSDBInstanceId",
    "SourceDBClusterId",
    "DBInstanceId",
];

/// Resources with their texts, as far as these order trouble. The source of a cluster's migration belongs to it.
pub fn names(world: &World, action: &str, parameters: &Parameters) -> Vec<(String, String)> {
    let ids = IDS.iter().filter_map(|name| parameters.optional(name));
    let with_sources = ids.flat_map(|id| [Some(id), source(world, id)]).flatten();
    let mut found: Vec<(String, String)> = Vec::new();
    for id in with_sources {
        let Some(description) = description(world, id) else { continue };
        let is_new = found.iter().all(|(known, _)| known != id);
        if is_new && words(description).chain(words(id)).next().is_some() {
            found.push((id.to_owned(), format!("{description} {id}")));
        }
    }
    let wanted = parameters.optional("DBClusterDescription");
    if let Some(wanted) = wanted.filter(|_| action == "CreateDBCluster") {
        found.insert(0, (action.to_owned(), wanted.to_owned()));
    }
    found
}

fn source<'a>(world: &'a World, cluster: &str) -> Option<&'a str> {
    let task = world.clusters.get(cluster)?.task.as_ref()?;
    Some(&task.source)
}

fn description<'a>(world: &'a World, id: &str) -> Option<&'a str> {
    let cluster = world.clusters.get(id).map(|cluster| cluster.description.as_str());
    cluster.or_else(|| Some(world.instances.get(id)?.description.as_str()))
}

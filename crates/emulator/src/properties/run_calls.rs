//! The calls among the steps, through the real operations.

use serde_json::Value;

use super::run::Run;
use crate::api_error::ApiError;
use crate::operations::{self, Job, Operation};
use crate::parameters::Parameters;

/// Free sources of the demo: HA, one with a trigger, another region's, and one that does not exist.
const SOURCES: [(&str, &str); 4] = [
    ("cn-hangzhou", "rm-bp1orders00000001"),
    ("cn-hangzhou", "rm-bp1crm00000000001"),
    ("cn-shenzhen", "rm-wz9fulfil00000001"),
    ("cn-hangzhou", "rm-bp1nowhere0000001"),
];

impl Run {
    pub(super) fn create(&mut self, at: usize) -> Result<Value, ApiError> {
        let (region, source) = SOURCES[at % SOURCES.len()];
        let answer = self.call(
            "CreateDBCluster",
            &[
                ("RegionId", region),
                ("DBType", "MySQL"),
                ("DBVersion", "8.0"),
                ("PayType", "Postpaid"),
                ("CreationOption", "MigrationFromRDS"),
                ("SourceResourceId", source),
            ],
        );
        if let Ok(body) = &answer {
            let id = body["DBClusterId"].as_str().unwrap().to_owned();
            let cluster = self.world.clusters.get(&id).unwrap();
            self.names.born(&cluster.endpoints);
            self.ports.born(&cluster.endpoints);
            self.clusters.push(id);
        }
        answer
    }

    pub(super) fn turn(
        &mut self,
        at: usize,
        swap: bool,
        to_polardb: bool,
    ) -> Result<Value, ApiError> {
        let id = self.cluster(at);
        let task = self.world.clusters.get(&id).and_then(|cluster| cluster.task.as_ref());
        let source = task.map(|task| task.source.clone()).unwrap_or_default();
        let master = if to_polardb { &id } else { &source };
        let swap = swap.to_string();
        self.call(
            "ModifyDBClusterMigration",
            &[
                ("DBClusterId", &id),
                ("SourceRDSDBInstanceId", &source),
                ("NewMasterInstanceId", master),
                ("SwapConnectionString", &swap),
            ],
        )
    }

    pub(super) fn about(
        &mut self,
        action: &str,
        at: usize,
        more: &[(&str, &str)],
    ) -> Result<Value, ApiError> {
        let id = self.cluster(at);
        let mut parameters = vec![("DBClusterId", id.as_str())];
        parameters.extend(more);
        self.call(action, &parameters)
    }

    pub(super) fn call(
        &mut self,
        action: &str,
        parameters: &[(&str, &str)],
    ) -> Result<Value, ApiError> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let parameters = Parameters::new(parameters.iter().map(owned).collect())?;
        let Operation::ToValue(operation) = operations::find("2017-08-01", action)? else {
            panic!("{action} is about resources")
        };
        let now = self.now;
        self.watch(|world| {
            let choices = world.choices;
            operation(&mut Job {
                world,
                now,
                choices,
                parameters: &parameters,
                course: crate::world::Course::Usual,
                changed: None,
            })
        })
    }
}

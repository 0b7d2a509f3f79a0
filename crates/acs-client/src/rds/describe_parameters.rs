//! `DescribeParameters` of RDS (vendor/rds-migration 4.10): the settings of an instance.

use migration::{InstanceId, RegionId};
use serde::Deserialize;

use crate::call::Call;
use crate::client::Client;
use crate::operation::Read;
use crate::wire::{Text, or_default};

/// One setting in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    pub name: String,
    pub value: String,
}

#[derive(Deserialize)]
struct Wire {
    #[serde(rename = "RunningParameters", default, deserialize_with = "or_default")]
    running: List,
}

#[derive(Default, Deserialize)]
struct List {
    #[serde(rename = "DBInstanceParameter", default, deserialize_with = "or_default")]
    parameters: Vec<ParameterWire>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct ParameterWire {
    parameter_name: Text,
    parameter_value: Text,
}

impl Client {
    /// `DescribeParameters`: the settings in force.
    pub fn describe_parameters(&self, region: &RegionId, id: &InstanceId) -> Read<Vec<Parameter>> {
        let call = Call::about_instance(region, "DescribeParameters", id);
        self.read(call, |wire: Wire, _| {
            let parameter = |wire: ParameterWire| Parameter {
                name: wire.parameter_name.0,
                value: wire.parameter_value.0,
            };
            Ok(wire.running.parameters.into_iter().map(parameter).collect())
        })
    }
}

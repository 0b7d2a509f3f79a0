//! From what is typed to the cluster that it asks for.

use migration::{
    CreateCluster, CreateFault, Purchase, Retention, target_minor_version, target_version,
};

use super::typed::Typed;
use crate::error::{CreateField as Field, CreateFieldFault as FieldFault};

/// What the form asks for, and what is wrong with it, by field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub new: CreateCluster,
    pub faults: Vec<(Field, FieldFault)>,
}

impl Typed {
    pub fn wanted(&self) -> Wanted {
        let mut faults = Vec::new();
        let text = |field| self.text(field).to_owned();
        let engine = self.text(Field::Engine);
        let serverless = match self.text(Field::Billing) {
            "Serverless" => Some(self.scale(&mut faults)),
            _ => None,
        };
        let new = CreateCluster {
            version: target_version(engine).to_owned(),
            minor_version: target_minor_version(engine).unwrap_or_default().to_owned(),
            purchase: self.purchase(&mut faults),
            category: text(Field::Edition),
            node_class: text(Field::NodeClass),
            nodes: self.number(Field::Nodes, &mut faults),
            description: text(Field::Description),
            vpc: text(Field::Vpc),
            vswitch: text(Field::Vswitch),
            zone: text(Field::Zone),
            storage_type: text(Field::StorageType),
            storage_space: self.number(Field::Space, &mut faults),
            time_zone: text(Field::TimeZone),
            case_sensitive_tables: self.either(Field::TableNames, "0", "1", &mut faults),
            backups_on_deletion: self.retention(&mut faults),
            resource_group: text(Field::ResourceGroup),
            x_engine: self.either(Field::XEngine, "ON", "OFF", &mut faults),
            x_engine_memory_percent: self.number(Field::XEngineMemory, &mut faults),
            hot_standby: text(Field::HotStandby),
            serverless,
            security_ips: text(Field::SecurityIps),
            encrypted: self.either(Field::Encryption, "true", "false", &mut faults),
            tagged: !self.is(Field::Untagged, "yes"),
        };
        let rules = new.faults().into_iter().map(|fault| (field_of(&fault), fault));
        for (field, fault) in rules {
            // What cannot be read breaks a rule as well; once is enough.
            if !faults.iter().any(|(faulty, _)| *faulty == field) {
                faults.push((field, FieldFault::Rule(fault)));
            }
        }
        faults.sort_by_key(|(field, _)| *field);
        Wanted { new, faults }
    }

    fn number(&self, field: Field, faults: &mut Vec<(Field, FieldFault)>) -> Option<u32> {
        let text = self.text(field);
        let number = text.parse().ok();
        if number.is_none() && !text.is_empty() {
            faults.push((field, FieldFault::NotUnderstood));
        }
        number
    }

    fn either(
        &self,
        field: Field,
        yes: &str,
        no: &str,
        faults: &mut Vec<(Field, FieldFault)>,
    ) -> Option<bool> {
        match self.text(field) {
            "" => None,
            text if text == yes => Some(true),
            text if text == no => Some(false),
            _ => {
                faults.push((field, FieldFault::NotUnderstood));
                None
            }
        }
    }

    fn retention(&self, faults: &mut Vec<(Field, FieldFault)>) -> Option<Retention> {
        let text = self.text(Field::Backups);
        let found = Retention::ALL.into_iter().find(|it| it.as_str() == text);
        if found.is_none() && !text.is_empty() {
            faults.push((Field::Backups, FieldFault::NotUnderstood));
        }
        found
    }

    fn purchase(&self, faults: &mut Vec<(Field, FieldFault)>) -> Purchase {
        match self.text(Field::Billing) {
            "" | "Postpaid" | "Serverless" => Purchase::Postpaid,
            "Prepaid" => {
                let (period, count) = self.text(Field::Plan).split_once('-').unwrap_or_default();
                Purchase::Prepaid {
                    years: period == "Year",
                    // Without a plan the count is zero, which no rule takes.
                    count: count.parse().unwrap_or_default(),
                    auto_renew: self.is(Field::AutoRenew, "yes"),
                }
            }
            _ => {
                faults.push((Field::Billing, FieldFault::NotUnderstood));
                Purchase::Postpaid
            }
        }
    }

    fn scale(&self, faults: &mut Vec<(Field, FieldFault)>) -> (u32, u32) {
        let mut number = |field| self.number(field, faults).unwrap_or_default();
        (number(Field::ScaleMin), number(Field::ScaleMax))
    }
}

fn field_of(fault: &CreateFault) -> Field {
    match fault {
        CreateFault::Version | CreateFault::MinorVersion => Field::Engine,
        CreateFault::Nodes { .. } => Field::Nodes,
        CreateFault::StorageType => Field::StorageType,
        CreateFault::Description => Field::Description,
        CreateFault::Network => Field::Vswitch,
        CreateFault::Period => Field::Plan,
        CreateFault::TimeZone => Field::TimeZone,
        CreateFault::XEngineMemory => Field::XEngineMemory,
        CreateFault::Scale => Field::ScaleMax,
    }
}

//! From a cluster that was asked for back to the form, to be changed and asked for again.

use migration::{CreateCluster, Purchase};

use super::typed::Typed;
use crate::error::CreateField as Field;

impl Typed {
    pub fn of(new: &CreateCluster) -> Self {
        let mut typed = Self::default();
        let number = |number: Option<u32>| number.map(|it| it.to_string()).unwrap_or_default();
        let either = |value: Option<bool>, yes: &str, no: &str| {
            value.map(|it| if it { yes } else { no }.to_owned()).unwrap_or_default()
        };
        let engine = if new.minor_version.is_empty() { &new.version } else { &new.minor_version };
        for (field, text) in [
            (Field::Engine, engine),
            (Field::Edition, &new.category),
            (Field::NodeClass, &new.node_class),
            (Field::Description, &new.description),
            (Field::Vpc, &new.vpc),
            (Field::Vswitch, &new.vswitch),
            (Field::Zone, &new.zone),
            (Field::StorageType, &new.storage_type),
            (Field::TimeZone, &new.time_zone),
            (Field::ResourceGroup, &new.resource_group),
            (Field::HotStandby, &new.hot_standby),
            (Field::SecurityIps, &new.security_ips),
            (Field::Nodes, &number(new.nodes)),
            (Field::Space, &number(new.storage_space)),
            (Field::XEngineMemory, &number(new.x_engine_memory_percent)),
            (Field::TableNames, &either(new.case_sensitive_tables, "0", "1")),
            (Field::XEngine, &either(new.x_engine, "ON", "OFF")),
            (Field::Encryption, &either(new.encrypted, "true", "false")),
        ] {
            typed.set(field, text.as_str());
        }
        typed.set(Field::Untagged, if new.tagged { "" } else { "yes" });
        typed.set(Field::Backups, new.backups_on_deletion.map_or("", |it| it.as_str()));
        typed.set_billing(new);
        typed
    }

    fn set_billing(&mut self, new: &CreateCluster) {
        let billing = match (&new.purchase, new.serverless) {
            (Purchase::Prepaid { years, count, auto_renew }, _) => {
                let period = if *years { "Year" } else { "Month" };
                self.set(Field::Plan, format!("{period}-{count}"));
                self.set(Field::AutoRenew, if *auto_renew { "yes" } else { "" });
                "Prepaid"
            }
            (Purchase::Postpaid, Some((min, max))) => {
                self.set(Field::ScaleMin, min.to_string());
                self.set(Field::ScaleMax, max.to_string());
                "Serverless"
            }
            (Purchase::Postpaid, None) => "Postpaid",
        };
        self.set(Field::Billing, billing);
    }
}

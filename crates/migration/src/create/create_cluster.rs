//! The cluster that a migration from RDS creates, with every parameter of the create page (vendor/rds-migration 2.1 and
//! 6.4).

use serde::{Deserialize, Serialize};

use super::Purchase;
use crate::ids::InstanceId;
use crate::vocabulary::Retention;

/// A cluster to be created by Migration from RDS, in the vendor's words. An empty value leaves the choice to the cloud.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CreateCluster {
    /// `DBVersion`: `5.6`, `5.7` or `8.0`
    pub version: String,
    /// `DBMinorVersion`: `8.0.1` or `8.0.2`, of 8.0 only
    pub minor_version: String,
    pub purchase: Purchase,
    /// `CreationCategory`: `Normal` (Enterprise) or `SENormal` (Standard)
    pub category: String,
    /// `DBNodeClass`
    pub node_class: String,
    /// `DBNodeNum`
    pub nodes: Option<u32>,
    /// `DBClusterDescription`
    pub description: String,
    pub vpc: String,
    pub vswitch: String,
    pub zone: String,
    /// `StorageType`
    pub storage_type: String,
    /// `StorageSpace`, in GB
    pub storage_space: Option<u32>,
    /// `DefaultTimeZone`: `SYSTEM`, or `-12:00` to `+13:00`
    pub time_zone: String,
    /// `LowerCaseTableNames`: whether table names are case-sensitive. It cannot be changed later.
    pub case_sensitive_tables: Option<bool>,
    /// `BackupRetentionPolicyOnClusterDeletion`
    pub backups_on_deletion: Option<Retention>,
    pub resource_group: String,
    /// `LooseXEngine`
    pub x_engine: Option<bool>,
    /// `LooseXEngineUseMemoryPct`
    pub x_engine_memory_percent: Option<u32>,
    /// `HotStandbyCluster`
    pub hot_standby: String,
    /// `ScaleMin` and `ScaleMax` of a serverless cluster, in PolarDB capacity units
    pub serverless: Option<(u32, u32)>,
    /// `SecurityIPList`
    pub security_ips: String,
    /// `TDEStatus`
    pub encrypted: Option<bool>,
    /// Whether the creation carries a tag by which the cluster is known again if there is no answer. Journals of earlier
    /// versions have none.
    pub tagged: bool,
}

impl CreateCluster {
    /// The storage types of an edition, by its `CreationCategory`.
    pub fn storage_types(category: &str) -> &'static [&'static str] {
        match category {
            "SENormal" => &["ESSDPL0", "ESSDPL1", "ESSDPL2", "ESSDPL3", "ESSDAUTOPL"],
            _ => &["PSL5", "PSL4"],
        }
    }

    /// The vendor's parameters and their values, in the order of the create page, without region and token.
    pub fn parameters(&self, source: &InstanceId) -> Vec<(&'static str, String)> {
        let on_off = |on: bool| if on { "ON" } else { "OFF" }.to_owned();
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let number = |number: Option<u32>| number.map(|number| number.to_string());
        let (period, used, renew) = self.purchase.words();
        [
            ("DBType", text("MySQL")),
            ("CreationOption", text("MigrationFromRDS")),
            ("SourceResourceId", text(source.as_str())),
            ("CloneDataPoint", text("LATEST")),
            ("PayType", text(self.purchase.pay_type().as_str())),
            ("Period", period),
            ("UsedTime", used),
            ("AutoRenew", renew),
            ("DBVersion", text(&self.version)),
            ("DBMinorVersion", text(&self.minor_version)),
            ("CreationCategory", text(&self.category)),
            ("DBNodeClass", text(&self.node_class)),
            ("DBNodeNum", number(self.nodes)),
            ("StorageType", text(&self.storage_type)),
            ("StorageSpace", number(self.storage_space)),
            ("DBClusterDescription", text(&self.description)),
            ("VPCId", text(&self.vpc)),
            ("VSwitchId", text(&self.vswitch)),
            ("ZoneId", text(&self.zone)),
            ("DefaultTimeZone", text(&self.time_zone)),
            (
                "LowerCaseTableNames",
                self.case_sensitive_tables.map(|yes| if yes { "0" } else { "1" }.into()),
            ),
            (
                "BackupRetentionPolicyOnClusterDeletion",
                self.backups_on_deletion.map(|it| it.as_str().into()),
            ),
            ("ResourceGroupId", text(&self.resource_group)),
            ("LooseXEngine", self.x_engine.map(on_off)),
            ("LooseXEngineUseMemoryPct", number(self.x_engine_memory_percent)),
            ("HotStandbyCluster", text(&self.hot_standby)),
            ("ServerlessType", self.serverless.map(|_| "AgileServerless".into())),
            ("ScaleMin", number(self.serverless.map(|(min, _)| min))),
            ("ScaleMax", number(self.serverless.map(|(_, max)| max))),
            ("SecurityIPList", text(&self.security_ips)),
            ("TDEStatus", self.encrypted.map(|yes| yes.to_string())),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_to_the_cloud_is_not_sent() {
        let source = InstanceId::parse("rm-1").unwrap();
        let mut cluster = CreateCluster { version: "8.0".into(), ..CreateCluster::default() };
        let sent = cluster.parameters(&source);
        let names: Vec<_> = sent.iter().map(|(name, _)| *name).collect();
        let always = [
            "DBType",
            "CreationOption",
            "SourceResourceId",
            "CloneDataPoint",
            "PayType",
            "DBVersion",
        ];
        assert_eq!(names, always);
        cluster.case_sensitive_tables = Some(true);
        cluster.purchase = Purchase::Prepaid { years: true, count: 2, auto_renew: true };
        let sent = cluster.parameters(&source);
        for pair in [
            ("PayType", "Prepaid"),
            ("Period", "Year"),
            ("UsedTime", "2"),
            ("AutoRenew", "true"),
            ("LowerCaseTableNames", "0"),
        ] {
            assert!(sent.contains(&(pair.0, pair.1.to_owned())), "{pair:?}");
        }
    }
}

//! The values of a [`CreateCluster`] that the cloud would refuse.

use serde::{Deserialize, Serialize};

use super::CreateCluster;
use crate::rules::{TARGETS, target_minor_version, target_version};

/// A value that the cloud would refuse.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum CreateFault {
    #[error("choose the target version: 5.6, 5.7 or 8.0")]
    Version,
    #[error("8.0.1 and 8.0.2 belong to version 8.0")]
    MinorVersion,
    #[error("{edition} has 1 to {most} nodes")]
    Nodes { edition: String, most: u32 },
    #[error("the storage type belongs to the other edition")]
    StorageType,
    #[error("a description has 2 to 256 characters and does not begin with http:// or https://")]
    Description,
    #[error("a VPC needs a vSwitch, and a vSwitch its VPC")]
    Network,
    #[error("a subscription is for 1 to 9 months or 1 to 3 years")]
    Period,
    #[error("the time zone is SYSTEM or -12:00 to +13:00")]
    TimeZone,
    #[error("X-Engine takes 10 to 90 percent of the memory")]
    XEngineMemory,
    #[error("a serverless cluster scales from a smaller number of units to a larger one")]
    Scale,
}

impl CreateCluster {
    /// The values that the cloud would refuse; empty if none is known. The source is not part of it.
    pub fn faults(&self) -> Vec<CreateFault> {
        let mut faults = Vec::new();
        let mut check = |fine: bool, fault: CreateFault| {
            if !fine {
                faults.push(fault);
            }
        };
        let known = TARGETS.iter().any(|target| target_version(target) == self.version);
        check(known, CreateFault::Version);
        let minor = self.minor_version.as_str();
        let fits = TARGETS.contains(&minor) && target_minor_version(minor) == Some(minor);
        let fits = fits && target_version(minor) == self.version;
        check(minor.is_empty() || fits, CreateFault::MinorVersion);
        let (edition, most) =
            if self.category == "SENormal" { ("Standard", 8) } else { ("Enterprise", 16) };
        let nodes = self.nodes.unwrap_or(1);
        check((1..=most).contains(&nodes), CreateFault::Nodes { edition: edition.into(), most });
        check(self.has_own_storage(), CreateFault::StorageType);
        check(is_description(&self.description), CreateFault::Description);
        check(self.vpc.is_empty() == self.vswitch.is_empty(), CreateFault::Network);
        check(self.purchase.is_sold(), CreateFault::Period);
        check(is_time_zone(&self.time_zone), CreateFault::TimeZone);
        let percent = self.x_engine_memory_percent.unwrap_or(10);
        check((10..=90).contains(&percent), CreateFault::XEngineMemory);
        check(self.serverless.is_none_or(|(min, max)| min < max), CreateFault::Scale);
        faults
    }

    fn has_own_storage(&self) -> bool {
        let storage = self.storage_type.as_str();
        storage.is_empty() || Self::storage_types(&self.category).contains(&storage)
    }
}

fn is_description(text: &str) -> bool {
    let is_link = text.starts_with("http://") || text.starts_with("https://");
    text.is_empty() || (!is_link && (2..=256).contains(&text.chars().count()))
}

fn is_time_zone(text: &str) -> bool {
    if ["", "SYSTEM"].contains(&text) {
        return true;
    }
    let Some((hours, minutes)) = text.split_once(':') else { return false };
    let (sign, hours) = hours.split_at_checked(1).unwrap_or_default();
    let number = |digits: &str| {
        let digits =
            Some(digits).filter(|it| it.len() == 2 && it.bytes().all(|b| b.is_ascii_digit()));
        digits.and_then(|digits| digits.parse::<u32>().ok())
    };
    let most = match sign {
        "-" => 12 * 60,
        "+" => 13 * 60,
        _ => return false,
    };
    let offset = number(hours).zip(number(minutes).filter(|minutes| *minutes < 60));
    offset.is_some_and(|(hours, minutes)| hours * 60 + minutes <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::create::Purchase;

    fn fine() -> CreateCluster {
        CreateCluster { version: "8.0".into(), ..CreateCluster::default() }
    }

    fn faults(change: impl FnOnce(&mut CreateCluster)) -> Vec<CreateFault> {
        let mut cluster = fine();
        change(&mut cluster);
        cluster.faults()
    }

    #[test]
    fn only_the_version_must_be_chosen() {
        assert_eq!(fine().faults(), []);
        assert_eq!(CreateCluster::default().faults(), [CreateFault::Version]);
    }

    #[test]
    fn each_value_that_the_cloud_refuses_is_named() {
        assert_eq!(faults(|it| it.description = "x".into()), [CreateFault::Description]);
        assert_eq!(faults(|it| it.description = "https://x".into()), [CreateFault::Description]);
        assert_eq!(faults(|it| it.vpc = "vpc-1".into()), [CreateFault::Network]);
        let prepaid = |years, count| Purchase::Prepaid { years, count, auto_renew: false };
        assert_eq!(faults(|it| it.purchase = prepaid(true, 4)), [CreateFault::Period]);
        assert_eq!(faults(|it| it.purchase = prepaid(false, 9)), []);
        assert_eq!(faults(|it| it.nodes = Some(16)), []);
        let standard = CreateFault::Nodes { edition: "Standard".into(), most: 8 };
        let many = |it: &mut CreateCluster| (it.category, it.nodes) = ("SENormal".into(), Some(9));
        assert_eq!(faults(many), [standard]);
        assert_eq!(faults(|it| it.storage_type = "PSL4".into()), []);
        assert_eq!(faults(|it| it.storage_type = "ESSDPL1".into()), [CreateFault::StorageType]);
        assert_eq!(
            faults(|it| it.x_engine_memory_percent = Some(91)),
            [CreateFault::XEngineMemory]
        );
        assert_eq!(faults(|it| it.serverless = Some((4, 4))), [CreateFault::Scale]);
        let minor = |it: &mut CreateCluster| it.minor_version = "8.0.2".into();
        assert_eq!(faults(minor), []);
        let older = |it: &mut CreateCluster| {
            (it.version, it.minor_version) = ("5.7".into(), "8.0.2".into())
        };
        assert_eq!(faults(older), [CreateFault::MinorVersion]);
    }

    #[test]
    fn a_time_zone_is_an_offset_within_twelve_and_thirteen_hours() {
        for good in ["", "SYSTEM", "+00:00", "-12:00", "+13:00", "+05:30"] {
            assert_eq!(faults(|it| it.time_zone = good.into()), [], "{good}");
        }
        for bad in ["UTC", "+13:01", "-12:01", "+8:00", "+08:60", "08:00", "+-8:00"] {
            assert_eq!(faults(|it| it.time_zone = bad.into()), [CreateFault::TimeZone], "{bad}");
        }
    }
}

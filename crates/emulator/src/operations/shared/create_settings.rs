//! The many parameters of CreateDBCluster that are kept, are answered, and change nothing else (vendor/rds-migration 2.1).

use std::collections::BTreeMap;

use crate::api_error::ApiError;
use crate::parameters::Parameters;

/// What a value may be.
enum Rule {
    Word(&'static [&'static str]),
    Number(std::ops::RangeInclusive<usize>),
    Boolean,
    /// `ON` or `OFF`, in any case.
    OnOff,
    /// `-12:00` to `+13:00`, or `SYSTEM`.
    TimeZone,
    Text,
}

use Rule::{Boolean, Number, OnOff, Text, TimeZone, Word};

const ANY: std::ops::RangeInclusive<usize> = 0..=1_000_000;

const RULES: &[(&str, Rule)] = &[
    ("AllowShutDown", Boolean),
    ("Architecture", Word(&["X86", "ARM"])),
    ("AutoRenew", Boolean),
    ("BackupRetentionPolicyOnClusterDeletion", Word(&["ALL", "LATEST", "NONE"])),
    ("BurstingEnabled", Boolean),
    ("ClusterNetworkType", Word(&["VPC"])),
    ("DBMinorVersion", Word(&["8.0.1", "8.0.2"])),
    ("DefaultTimeZone", TimeZone),
    ("GDNId", Text),
    ("HotStandbyCluster", Word(&["ON", "OFF", "STANDBY", "EQUAL", "3AZ"])),
    ("LooseXEngine", OnOff),
    ("LooseXEngineUseMemoryPct", Number(10..=90)),
    ("LoosePolarLogBin", OnOff),
    ("LowerCaseTableNames", Word(&["0", "1"])),
    ("ParameterGroupId", Text),
    ("Period", Word(&["Month", "Year"])),
    ("ProvisionedIops", Number(ANY)),
    ("ProxyClass", Text),
    ("ProxyType", Word(&["EXCLUSIVE", "GENERAL"])),
    ("ResourceGroupId", Text),
    ("ScaleMax", Number(ANY)),
    ("ScaleMin", Number(ANY)),
    ("ScaleRoNumMax", Number(ANY)),
    ("ScaleRoNumMin", Number(ANY)),
    ("SecurityIPList", Text),
    ("ServerlessType", Word(&["AgileServerless"])),
    ("SourceResourceId", Text),
    ("StandbyAZ", Text),
    ("StorageAutoScale", Word(&["Enable", "Disable"])),
    ("StoragePayType", Word(&["Postpaid", "Prepaid"])),
    ("StorageSpace", Number(ANY)),
    ("StorageUpperBound", Number(ANY)),
    ("StrictConsistency", OnOff),
    ("TDEStatus", Boolean),
    ("TargetMinorVersion", Text),
    ("UsedTime", Number(1..=9)),
];
/// Their errors have another sentence.
const OWN_SENTENCE: [&str; 3] =
    ["BackupRetentionPolicyOnClusterDeletion", "DefaultTimeZone", "LowerCaseTableNames"];

/// Everything given, by the name of the parameter.
pub fn read(parameters: &Parameters) -> Result<BTreeMap<String, String>, ApiError> {
    let mut settings = BTreeMap::new();
    for (name, rule) in RULES {
        if let Some(value) = parameters.optional(name) {
            if !rule.takes(value) {
                return Err(malformed(name));
            }
            settings.insert((*name).to_owned(), value.to_owned());
        }
    }
    check_storage(parameters)?;
    check_period(parameters)?;
    check_group(parameters)?;
    if let Some(storage) = parameters.optional("StorageType") {
        settings.insert("StorageType".into(), storage.into());
    }
    let is_8 = parameters.optional("DBVersion") == Some("8.0");
    if settings.contains_key("DBMinorVersion") && !is_8 {
        return Err(malformed("DBMinorVersion"));
    }
    Ok(settings)
}

impl Rule {
    fn takes(&self, value: &str) -> bool {
        match self {
            Word(words) => words.contains(&value),
            Number(range) => value.parse().is_ok_and(|number| range.contains(&number)),
            Boolean => ["true", "false"].contains(&value.to_ascii_lowercase().as_str()),
            OnOff => ["on", "off"].contains(&value.to_ascii_lowercase().as_str()),
            TimeZone => is_time_zone(value),
            Text => value.len() <= 1024,
        }
    }
}

fn malformed(name: &str) -> ApiError {
    if OWN_SENTENCE.contains(&name) {
        ApiError::invalid_setting(name)
    } else {
        ApiError::malformed(name)
    }
}

fn is_time_zone(text: &str) -> bool {
    let Some((sign, rest)) = text.split_at_checked(1) else { return false };
    let (hours, minutes) = rest.split_once(':').unwrap_or_default();
    let number = |digits: &str| digits.parse::<u8>().ok().filter(|_| digits.len() == 2);
    let offset = number(hours).zip(number(minutes)).filter(|(_, minutes)| *minutes < 60);
    let most = match sign {
        "-" => (12, 0),
        "+" => (13, 0),
        _ => return text == "SYSTEM",
    };
    offset.is_some_and(|offset| offset <= most)
}

/// Each edition has storage of its own.
fn check_storage(parameters: &Parameters) -> Result<(), ApiError> {
    let standard = parameters.optional("CreationCategory") == Some("SENormal");
    let words: &[&str] = match standard {
        true => &["ESSDPL0", "ESSDPL1", "ESSDPL2", "ESSDPL3", "ESSDAUTOPL"],
        false => &["PSL5", "PSL4"],
    };
    parameters.word("StorageType", words).map(|_| ())
}

/// A subscription needs its length: up to nine months or three years.
fn check_period(parameters: &Parameters) -> Result<(), ApiError> {
    if parameters.optional("PayType") != Some("Prepaid") {
        return Ok(());
    }
    let longest = if parameters.required("Period")? == "Year" { 3 } else { 9 };
    parameters.required("UsedTime")?;
    parameters.number("UsedTime", 1, 1..=longest).map_err(|_| malformed("UsedTime"))?;
    Ok(())
}

/// There is no list of resource groups: anything with the shape of an id is one.
fn check_group(parameters: &Parameters) -> Result<(), ApiError> {
    match parameters.optional("ResourceGroupId") {
        Some(group) if !group.starts_with("rg-") => Err(ApiError::unknown_resource_group()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_zone_is_between_twelve_hours_behind_and_thirteen_ahead() {
        for good in ["SYSTEM", "+00:00", "-12:00", "+13:00", "+05:30", "-03:30"] {
            assert!(is_time_zone(good), "{good}");
        }
        for bad in ["", "UTC", "+13:01", "-12:30", "8:00", "+8:00", "+08:60", "+08", "+08:000", "é"]
        {
            assert!(!is_time_zone(bad), "{bad}");
        }
    }
}

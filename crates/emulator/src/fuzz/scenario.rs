//! Scenario files.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

use crate::accounts::Accounts;
use crate::operations::{self, Job, Payload};
use crate::parameters::Parameters;
use crate::scenario;
use crate::world::{Course, World};

/// The emulated time at which scenarios are read.
const NOW: Timestamp = Timestamp::UNIX_EPOCH;

/// A scenario file. It is refused with sentences, or everything in it can be described and saved, and what was saved
/// brings back the same.
///
/// # Panics
/// It is not so.
pub fn scenario(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let before = Accounts::new(1);
    let mut accounts = match scenario::fill(&before, text, NOW) {
        Ok(accounts) => accounts,
        Err(problems) => {
            let told =
                |problem: &scenario::Problem| problem.line > 0 && !problem.message.is_empty();
            assert!(!problems.0.is_empty() && problems.0.iter().all(told), "{problems:?}");
            return;
        }
    };
    let saved = scenario::save(&accounts, NOW).expect("it can be written");
    let again = scenario::fill(&before, &saved, NOW);
    let again = again.unwrap_or_else(|problems| panic!("{problems}\n{saved}"));
    assert_eq!(scenario::save(&again, NOW).expect("it can be written"), saved);
    for days in [0, 1, 400] {
        describe_everything(&mut accounts, NOW + SignedDuration::from_hours(24 * days));
    }
}

/// Describes each cluster and instance.
fn describe_everything(accounts: &mut Accounts, now: Timestamp) {
    for account in accounts.iter_mut() {
        let world = &mut account.world;
        let clusters: Vec<_> = world.clusters.iter().map(|cluster| cluster.id.clone()).collect();
        let instances: Vec<_> = world.instances.iter().map(|one| one.id.clone()).collect();
        for id in clusters {
            for action in ["DescribeDBClusterMigration", "DescribeDBClusterAttribute"] {
                describe(world, now, "2017-08-01", action, ("DBClusterId", &id));
            }
        }
        for id in instances {
            describe(
                world,
                now,
                "2014-08-15",
                "DescribeDBInstanceAttribute",
                ("DBInstanceId", &id),
            );
        }
        describe(world, now, "2017-08-01", "DescribeDBClusters", ("RegionId", "cn-hangzhou"));
        describe(world, now, "2014-08-15", "DescribeDBInstances", ("RegionId", "cn-hangzhou"));
    }
}

/// Every call is answered with an object, or refused.
fn describe(world: &mut World, now: Timestamp, version: &str, action: &str, about: (&str, &str)) {
    let operation = operations::find(version, action).expect("it is in the catalogue");
    let pairs = [(about.0.to_owned(), about.1.to_owned())];
    let parameters = Parameters::new(pairs.into()).expect("one parameter is not too many");
    let choices = world.choices;
    let mut job =
        Job { world, now, choices, parameters: &parameters, course: Course::Usual, changed: None };
    match operation.run(&mut job) {
        Ok(Payload::Value(value)) => assert!(value.is_object(), "{action} of {about:?}: {value}"),
        Ok(Payload::Text(text)) => {
            let object: Result<Map<String, Value>, _> = serde_json::from_str(&text);
            assert!(object.is_ok(), "{action} of {about:?}: {text}");
        }
        Err(error) => assert!(error.status < 500, "{action} of {about:?}: {error:?}"),
    }
}

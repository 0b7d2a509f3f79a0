//! Whole migrations in many clouds: a part of the clouds in each test, so that they run side by side. By default every two
//! values of the emulator's choices meet; `POLARSHIFT_CLOUDS` asks for the `table` of clouds, or for `each` choice by itself.

use serde_json::json;

use super::choices::{Combination, combinations};
use super::faults::holds;
use super::journey::whole_migration;
use super::table::{one_by_one, table};
use super::variant::Variant;

const PARTS: usize = 8;

async fn asked_for() -> Vec<Combination> {
    match std::env::var("POLARSHIFT_CLOUDS").as_deref() {
        Err(_) | Ok("pairs") => combinations().await,
        Ok("table") => table(),
        Ok("each") => one_by_one().await,
        Ok(other) => panic!("POLARSHIFT_CLOUDS is {other}: pairs, table or each"),
    }
}

async fn part(number: usize) {
    let mut faults = Vec::new();
    for combination in asked_for().await.into_iter().skip(number).step_by(PARTS) {
        faults.extend(combination.tried().await);
    }
    holds(faults);
}

macro_rules! parts {
    ($($name:ident: $number:literal,)+) => {$(
        #[tokio::test]
        async fn $name() {
            part($number).await;
        }
    )+};
}

parts! {
    the_record_is_true_in_part_1_of_the_clouds: 0,
    the_record_is_true_in_part_2_of_the_clouds: 1,
    the_record_is_true_in_part_3_of_the_clouds: 2,
    the_record_is_true_in_part_4_of_the_clouds: 3,
    the_record_is_true_in_part_5_of_the_clouds: 4,
    the_record_is_true_in_part_6_of_the_clouds: 5,
    the_record_is_true_in_part_7_of_the_clouds: 6,
    the_record_is_true_in_part_8_of_the_clouds: 7,
}

#[tokio::test]
async fn a_whole_migration_as_it_is() {
    holds(whole_migration(json!({}), Variant::AsItIs).await);
}

#[tokio::test]
async fn a_whole_migration_whose_answers_are_lost() {
    holds(whole_migration(json!({}), Variant::Lost).await);
}

#[tokio::test]
async fn a_whole_migration_whose_answers_are_lost_and_whose_steps_take_no_time() {
    holds(whole_migration(json!({}), Variant::LostAndImmediate).await);
}

//! The cloud that the emulator plays by default, and every two values of its choices, in the variants: a part of the
//! combinations in each test, so that they run side by side.

use serde_json::json;

use super::choices::combinations;
use super::faults::holds;
use super::journey::whole_migration;
use super::variant::Variant;

const PARTS: usize = 8;

async fn part(number: usize) {
    let mut faults = Vec::new();
    for combination in combinations().await.into_iter().skip(number).step_by(PARTS) {
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
    every_two_choices_part_1: 0,
    every_two_choices_part_2: 1,
    every_two_choices_part_3: 2,
    every_two_choices_part_4: 3,
    every_two_choices_part_5: 4,
    every_two_choices_part_6: 5,
    every_two_choices_part_7: 6,
    every_two_choices_part_8: 7,
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

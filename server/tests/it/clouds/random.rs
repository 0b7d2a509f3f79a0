//! Migrations at random, in two clouds at once that have clusters of the same ids: through the console's forms, with calls
//! and answers that are lost, a console that ends and begins again, and a profile that gets another name. In the end the
//! clouds' logs of calls and the journal tell the same story.

#![allow(clippy::print_stdout, reason = "whoever sees it fail needs the seed")]

use migration::ProfileName;
use serde_json::{Map, Value};
use testkit::Cloud;

use super::choices::{Choice, all};
use super::faults::holds;
use super::press::{COPY, Press};
use super::story::Story;
use super::variant::{Meets, Variant};
use super::world::{Folder, RealmCloud, World, hides_deadlines};
use crate::dice::Dice;
use crate::stack::{
    BILLING, CATALOG, INSIGHTS, INVENTORY, INVOICES, ORDERS, PAYMENTS, SESSIONS, TICKETS,
};

const MIGRATING: [&str; 10] = [
    BILLING,
    CATALOG,
    INSIGHTS,
    INVENTORY,
    INVOICES,
    PAYMENTS,
    SESSIONS,
    TICKETS,
    "pc-wz9reports0000001",
    "pc-wz9warehouse00001",
];
const SOURCES: [(&str, &str); 3] = [
    ("cn-hangzhou", ORDERS),
    ("cn-shenzhen", "rm-wz9fulfil00000001"),
    ("ap-southeast-1", "rm-gs5support0000001"),
];
/// Migrations in the same two clouds. The next ones are in two others.
const A_ROUND: usize = 10;
/// Actions on one cluster, at most.
const STEPS: usize = 6;
/// Migrations in `make test`; `POLARSHIFT_SOAK_MIGRATIONS` asks for more, `POLARSHIFT_SOAK_SEED` for the same ones again.
const MIGRATIONS: usize = 6;

struct Run {
    world: World,
    story: Story,
    dice: Dice,
    names: u32,
}

#[tokio::test]
async fn after_migrations_at_random_the_journal_and_the_logs_of_calls_tell_the_same_story() {
    let since_1970 = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap();
    let seed = number_of("POLARSHIFT_SOAK_SEED").unwrap_or(since_1970.as_secs());
    println!("POLARSHIFT_SOAK_SEED={seed}");
    let mut left =
        number_of("POLARSHIFT_SOAK_MIGRATIONS").map_or(MIGRATIONS, |it| it.try_into().unwrap());
    let (mut dice, choices) = (Dice::new(seed), all().await);
    let folder = Folder::new();
    let (mut faults, mut told) = (Vec::new(), 0);
    while left > 0 {
        let round = left.min(A_ROUND);
        let (found, intents) = one_round(&mut dice, &choices, &folder, round).await;
        faults.extend(found);
        (left, told) = (left - round, told + intents);
    }
    println!("{told} intents are told alike");
    holds(faults);
}

fn number_of(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|text| text.parse().unwrap())
}

/// Migrations in two new clouds, with the journal of those before. Gives what does not hold, and how many intents there were.
async fn one_round(
    dice: &mut Dice,
    choices: &[Choice],
    folder: &Folder,
    migrations: usize,
) -> (Vec<String>, usize) {
    let (mut clouds, mut hide_deadlines) = (Vec::new(), false);
    let mut labels = Vec::new();
    for name in ["default", "rehearsal"] {
        let (chosen, variant) = (at_random(dice, choices), *dice.one_of(&Variant::ALL));
        hide_deadlines |= hides_deadlines(&chosen);
        let cloud = Cloud::with_choices(chosen.clone()).await;
        variant.prepare(&cloud).await;
        labels.push(format!("{name}: {variant:?} {chosen}"));
        clouds.push(RealmCloud { profile: ProfileName::parse(name).unwrap(), cloud });
    }
    let mut world = World::over(clouds, folder.clone()).await;
    world.may_be_refused = true;
    world.may_need_a_person = hide_deadlines;
    let dice_of_round = Dice::new(dice.below(1 << 30).try_into().unwrap());
    let mut run = Run { world, story: Story::default(), dice: dice_of_round, names: 0 };
    for _ in 0..migrations {
        run.one_migration().await;
    }
    let told = run.ends().await;
    let mut faults = run.world.end().await;
    if !faults.is_empty() {
        faults.splice(0..0, labels);
    }
    (faults, told)
}

/// Every fourth choice is not as it is by default.
fn at_random(dice: &mut Dice, choices: &[Choice]) -> Value {
    let mut chosen = Map::new();
    for Choice { name, values } in choices {
        if dice.below(4) == 0 {
            chosen.insert(name.clone(), dice.one_of(values).clone());
        }
    }
    Value::Object(chosen)
}

impl Run {
    async fn one_migration(&mut self) {
        self.world.go_to(self.dice.below(2));
        if self.dice.below(6) == 0 {
            let (region, source) = *self.dice.one_of(&SOURCES);
            let press = self.world.creation(region, source).await;
            return self.press(press).await;
        }
        let id = *self.dice.one_of(&MIGRATING);
        for _ in 0..STEPS {
            self.one_step(id).await;
        }
    }

    /// What the status allows, at random.
    async fn one_step(&mut self, id: &'static str) {
        const MODIFY: &str = "ModifyDBClusterMigration";
        const CLOSE: &str = "CloseDBClusterMigration";
        let status = self.world.migration_status(id).await;
        let endpoints = *self.dice.one_of(&["with", "without"]);
        let binlog = *self.dice.one_of(&["keep", "disable"]);
        let error = *self.dice.one_of(&["mended", "skip"]);
        let abandon = ("abandon", "AbortDBClusterMigration", None);
        let cancel = ("cancel", CLOSE, Some(("binlog", binlog)));
        let moves = |action| (action, MODIFY, Some(("endpoints", endpoints)));
        let offered = match status.as_str() {
            "RDS2POLARDB_SYNCING" => vec![moves("switch"), moves("switch"), cancel],
            "POLARDB2RDS_SYNCING" => {
                vec![moves("roll-back"), ("complete", CLOSE, Some(("binlog", binlog)))]
            }
            "RDS2POLARDB_CLONING" => vec![cancel, abandon],
            "PRE_CHECK_FAIL" => {
                vec![("continue", "ContinueDBClusterMigration", Some(("error", error))), abandon]
            }
            "NO_MIGRATION" if self.dice.below(4) == 0 => {
                let press = self.world.release(id).await;
                return self.press(press).await;
            }
            _ => return self.world.cloud().advance(COPY).await,
        };
        let (action, call, choice) = *self.dice.one_of(&offered);
        let form = self.world.dialog(id, action, choice.as_slice()).await;
        let page = self.world.page_of(id, "");
        let from = self.world.page_of(id, &format!("/{action}"));
        let what = format!("{action} {id} as {}", self.world.realm_cloud().profile);
        self.press(form.map(|form| Press { what, form, call, takes: 200, from, page })).await;
    }

    /// Presses the button, if there is one, and meanwhile or afterwards the console may end.
    async fn press(&mut self, press: Option<Press<'static>>) {
        let Some(mut press) = press else { return };
        self.world.meets = *self.dice.one_of(&Meets::ALL);
        let ends_now = self.dice.below(8) == 0;
        let sent = if ends_now {
            self.world.meets = Meets::LostAnswer;
            self.world.send_and_stop(&press).await
        } else {
            self.world.send(&press).await
        };
        let Some(mut sent) = sent else { return };
        self.story.note(&self.world, &sent.id).await;
        if !ends_now && self.dice.below(6) == 0 {
            let name = self.next_name();
            let old = self.world.realm_cloud().profile.to_string();
            self.world.restart(name).await;
            let new = self.world.realm_cloud().profile.to_string();
            for path in [&mut sent.outcome, &mut press.page] {
                *path = path.replace(&format!("profile={old}"), &format!("profile={new}"));
            }
        }
        self.world.follow(press, sent).await;
    }

    /// Another name for the profile, unless it is the default one.
    fn next_name(&mut self) -> Option<ProfileName> {
        self.names += 1;
        let name = ProfileName::parse(format!("rehearsal-{}", self.names)).unwrap();
        (!self.world.realm_cloud().profile.is_default()).then_some(name)
    }

    /// Looks at everything once more, and compares the journal with the logs. Gives how many intents there are.
    async fn ends(&mut self) -> usize {
        for number in [0, 1] {
            self.world.go_to(number);
            self.world.cloud().clear_faults().await;
            self.world.cloud().advance(COPY).await;
            self.world.look_at_lists().await;
            self.story.is_told(&self.world).await;
        }
        self.story.len()
    }
}

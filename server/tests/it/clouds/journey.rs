//! A whole migration, and every other write of the console, in one cloud.

use migration::{Arrival, Ending, Side};
use serde_json::Value;
use testkit::Breaking;

use super::press::{COPY, Pressed};
use super::variant::Variant;
use super::world::World;
use crate::stack::{
    ARCHIVE, BILLING, CATALOG, INSIGHTS, INVENTORY, INVOICES, LOYALTY, ORDERS, PAYMENTS, TICKETS,
};

const MODIFY: &str = "ModifyDBClusterMigration";
const CLOSE: &str = "CloseDBClusterMigration";
const SWITCH: (&str, &str) = ("switch", MODIFY);
const ROLL_BACK: (&str, &str) = ("roll-back", MODIFY);
const COMPLETE: (&str, &str) = ("complete", CLOSE);
const CANCEL: (&str, &str) = ("cancel", CLOSE);
const ABANDON: (&str, &str) = ("abandon", "AbortDBClusterMigration");
const CONTINUE: (&str, &str) = ("continue", "ContinueDBClusterMigration");
const WITH: [(&str, &str); 1] = [("endpoints", "with")];
const WITHOUT: [(&str, &str); 1] = [("endpoints", "without")];
const TWO_DAYS: u32 = 2 * 24 * 3_600;

/// What does not hold in this cloud.
pub async fn whole_migration(choices: Value, variant: Variant) -> Vec<String> {
    let log = Breaking::at(&[]);
    let world = World::start(choices, variant).await;
    world.look_at_lists().await;
    world.there_and_back_and_over().await;
    world.other_ends().await;
    world.continued().await;
    if let Some(press) = world.enabling_ssl(INSIGHTS).await {
        world.press(press).await;
    }
    world.released().await;
    world.created().await;
    world.expired().await;
    world.look_at_lists().await;
    world
        .nothing_is_open(&[
            BILLING, CATALOG, INSIGHTS, INVENTORY, INVOICES, LOYALTY, PAYMENTS, TICKETS,
        ])
        .await;
    log.errors()
        .into_iter()
        .for_each(|line| world.faults.add(format!("an error is logged: {line}")));
    world.end().await
}

impl World {
    async fn there_and_back_and_over(&self) {
        self.arrives(BILLING, SWITCH, &WITH, "POLARDB2RDS_SYNCING").await;
        if self.arrives(BILLING, ROLL_BACK, &WITH, "RDS2POLARDB_SYNCING").await {
            self.arrives(BILLING, SWITCH, &WITHOUT, "POLARDB2RDS_SYNCING").await;
        }
        self.ends(BILLING, COMPLETE, &[("binlog", "keep")], Ending::Completed).await;
    }

    async fn other_ends(&self) {
        self.ends(CATALOG, ABANDON, &[], Ending::Abandoned).await;
        self.ends(INVENTORY, CANCEL, &[("binlog", "disable")], Ending::Cancelled).await;
        // Switched by somebody else.
        self.ends(PAYMENTS, COMPLETE, &[("binlog", "disable")], Ending::Completed).await;
    }

    async fn continued(&self) {
        let pressed = self.act(INVOICES, CONTINUE, &[("error", "mended")]).await;
        self.cloud().advance(COPY).await;
        if pressed.is_some() {
            self.shows(INVOICES, "RDS2POLARDB_SYNCING").await;
        }
    }

    /// A move, up to the status it leads to. False if it cannot be made.
    async fn arrives(
        &self,
        id: &str,
        action: (&str, &str),
        choices: &[(&str, &str)],
        status: &str,
    ) -> bool {
        let Some(Pressed { record, .. }) = self.act(id, action, choices).await else {
            return false;
        };
        self.shows(id, status).await;
        let is_noted = async || {
            let arrived = self.intent(&record.intent_id).await?.arrived?;
            (arrived.arrival == Arrival::Arrived).then_some(())
        };
        self.faults.wait(&format!("{} of {id} is said to be done", action.0), is_noted).await;
        true
    }

    /// Waits until the console knows what is true.
    async fn shows(&self, id: &str, status: &str) {
        let actual = self.migration_status(id).await;
        self.faults.unless(actual == status, || format!("{id} is {actual}, not {status}"));
        let shown = async || {
            let now = self.console.seat.migration(&self.cluster(id)).await.ok()?.value;
            (now.status.as_str() == actual).then_some(())
        };
        self.faults.wait(&format!("{id} is shown to be {actual}"), shown).await;
    }

    /// The end of a migration, up to the alarm that both sides accept writes.
    async fn ends(&self, id: &str, action: (&str, &str), choices: &[(&str, &str)], ending: Ending) {
        let pressed = self.act(id, action, choices).await;
        if pressed.is_some_and(|it| it.took_effect) {
            self.shows(id, "NO_MIGRATION").await;
            self.alarms(id, ending).await;
        }
    }

    async fn alarms(&self, id: &str, ending: Ending) {
        let (cluster, path) = (self.cluster(id), self.page_of(id, ""));
        let noted = async || {
            self.open(&path).await;
            self.console.seat.both_write_alarm(&cluster).await.unwrap()
        };
        let what = format!("the end of {id} raises an alarm");
        let Some(alarm) = self.faults.wait(&what, noted).await else { return };
        // How something ended by itself cannot be told where the deadline is not known.
        let is_told = ending != Ending::Expired || !self.may_need_a_person;
        self.faults.unless(alarm.ending == ending || !is_told, || {
            format!("the end of {id} is {:?}, not {ending:?}", alarm.ending)
        });
        let side = match ending {
            Ending::Completed => Some(Side::Polardb),
            Ending::Cancelled | Ending::Abandoned => Some(Side::Rds),
            _ => None,
        };
        self.faults.unless(side.is_none() || alarm.in_use == side, || {
            format!("after the end of {id}, {:?} is in use, not {side:?}", alarm.in_use)
        });
        for (path, words) in [
            (path, "Both sides accept writes"),
            (self.list(cluster.region.as_str()), "Both sides write"),
        ] {
            let is_said = self.open(&path).await.text().contains(words);
            self.faults.unless(is_said, || format!("{path}: \"{words}\" is not there"));
        }
    }

    /// One that was never migrated, and one whose migration is complete.
    async fn released(&self) {
        for id in [LOYALTY, ARCHIVE] {
            if let Some(press) = self.release(id).await {
                self.press(press).await;
            }
        }
    }

    async fn created(&self) {
        let Some(press) = self.creation("cn-hangzhou", ORDERS).await else { return };
        let Some(Pressed { record, took_effect }) = self.press(press).await else { return };
        match record.made {
            Some(id) => drop(self.open(&format!("/clusters/{id}?region=cn-hangzhou")).await),
            None if took_effect => {
                self.faults.add(format!("it is not known which cluster was made of {ORDERS}"));
            }
            None => (),
        }
    }

    /// Its deadline passes without anybody.
    async fn expired(&self) {
        self.open(&self.page_of(TICKETS, "")).await;
        self.cloud().advance(TWO_DAYS).await;
        self.shows(TICKETS, "NO_MIGRATION").await;
        self.alarms(TICKETS, Ending::Expired).await;
    }
}

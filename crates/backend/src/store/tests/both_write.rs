//! Both-write alarms: what raises them, what they say, and how long they stand.

use jiff::Timestamp;
use migration::{
    Action, ClusterId, Deadline, Direction, Ending, MigrationStatus, ReadWriteMode as Mode, Side,
};

use super::databases::{OnEngine, cluster, on_both_databases, realm};
use crate::caller::Caller;
use crate::intent::{IntentId, Outcome};
use crate::store::{BothWriteAlarm, Database, NewSample, Sample};

const ID: &str = "pc-bp1billing0000001";

/// A database of its own. Seconds are counted from the same moment upstream and here.
pub struct Alarms {
    pub database: Database,
    pub place: OnEngine,
    /// Of every sample.
    deadline: Option<Deadline>,
}

fn at(second: i64) -> Timestamp {
    "2026-11-20T03:00:00Z".parse::<Timestamp>().unwrap() + jiff::SignedDuration::from_secs(second)
}

fn id() -> ClusterId {
    ClusterId::parse(ID).unwrap()
}

impl Alarms {
    pub async fn open(place: OnEngine) -> Self {
        Self { database: place.open().await, place, deadline: None }
    }

    /// A sample of upstream's time `second` that came at `noted`.
    async fn sample(&self, noted: i64, second: i64, status: MigrationStatus, rds_mode: Mode) {
        let sample = Sample {
            at: at(second),
            status,
            direction: Direction::RdsToPolardb,
            rds_mode,
            cluster_mode: Mode::ReadWrite,
            delay: migration::Delay::from_wire(None),
            source: "rm-bp1billing0000001".to_owned(),
            deadline: self.deadline,
            unreadable_deadline: None,
            by_own_clock: false,
        };
        let new = NewSample {
            realm: realm(),
            cluster: cluster(ID),
            sample,
            noted: at(noted),
            gone: None,
            read_on: true,
            comment: String::new(),
        };
        self.database.samples().add(&[new]).await.unwrap();
    }

    async fn set_outcome(&self, outcome: Outcome) {
        let update = format!("UPDATE intents SET outcome = '{}'", outcome.as_str());
        self.place.execute(&update).await;
    }

    pub async fn open_at(&self, noted: i64, second: i64) {
        self.sample(noted, second, MigrationStatus::SyncingToPolardb, Mode::ReadWrite).await;
    }

    pub async fn gone_at(&self, noted: i64, second: i64) {
        self.sample(noted, second, MigrationStatus::NoMigration, Mode::ReadWrite).await;
    }

    async fn sent(&self, second: i64, action: Action, outcome: Outcome) {
        let insert = format!(
            "INSERT INTO intents (intent_id, seq, version, realm, caller, profile, region, subject, \
             intent, parameters, seen_before, acknowledged, outcome, created_at, sent_at) \
             VALUES ('{}', 1, 1, '{}', 'operator', 'default', 'cn-hangzhou', '{ID}', '{action}', \
             '{{}}', '{{}}', '[]', '{}', '{at}', '{at}')",
            IntentId::random(),
            realm(),
            outcome.as_str(),
            at = at(second),
        );
        self.place.execute(&insert).await;
    }

    async fn latest(&self) -> Option<BothWriteAlarm> {
        self.database.both_write_alarms().latest(&realm(), &id()).await.unwrap()
    }

    pub async fn acknowledge(&self, gone: i64) -> bool {
        let alarms = self.database.both_write_alarms();
        alarms.acknowledge(&realm(), &id(), at(gone), &Caller::local(None)).await.unwrap()
    }

    async fn warns(&self) -> bool {
        self.database.standing_alarms(&realm()).await.unwrap().contains_key(&id())
    }
}

on_both_databases!(
    an_alarm_that_cannot_be_read_stands_until_it_is_acknowledged,
    an_acknowledged_ending_stays_acknowledged_when_the_upstreams_time_goes_back,
    an_ending_that_comes_after_the_acknowledged_one_is_told,
    one_end_is_noted_once,
    a_side_that_opens_late_is_told_with_the_time_at_which_it_was_gone,
    readings_too_far_apart_name_no_side,
    only_what_was_sent_during_the_migration_is_said_to_have_ended_it,
    an_intent_that_is_found_to_have_done_something_else_is_not_named_any_more,
    an_ending_is_what_it_would_be_without_an_intent_that_did_not_end_it,
);

async fn an_acknowledged_ending_stays_acknowledged_when_the_upstreams_time_goes_back(
    place: OnEngine,
) {
    let told = Alarms::open(place).await;
    told.open_at(0, 1_000).await;
    told.gone_at(60, 1_060).await;
    // The lab is restored to an hour before, and it ends again.
    told.open_at(120, -2_600).await;
    told.gone_at(180, -2_540).await;
    assert_eq!(told.latest().await.unwrap().gone, at(-2_540), "the last that came");
    assert!(told.acknowledge(-2_540).await);
    assert!(!told.warns().await, "the one before is taken care of, too");
    assert!(!told.acknowledge(1_060).await);
    let samples = told.database.samples().latest(&realm(), &id(), 1).await.unwrap();
    assert_eq!(samples[0].at, at(-2_540));
}

async fn an_ending_that_comes_after_the_acknowledged_one_is_told(place: OnEngine) {
    let told = Alarms::open(place).await;
    told.open_at(0, 1_000).await;
    told.gone_at(60, 1_060).await;
    told.open_at(120, -2_600).await;
    told.gone_at(180, -2_540).await;
    assert!(told.acknowledge(1_060).await);
    assert!(told.warns().await);
}

async fn one_end_is_noted_once(place: OnEngine) {
    let told = Alarms::open(place).await;
    told.open_at(0, 0).await;
    told.gone_at(60, 60).await;
    assert!(told.acknowledge(60).await);
    told.gone_at(120, 120).await;
    assert!(!told.warns().await);
}

async fn a_side_that_opens_late_is_told_with_the_time_at_which_it_was_gone(place: OnEngine) {
    let told = Alarms::open(place).await;
    told.open_at(0, 0).await;
    told.sample(500, 500, MigrationStatus::NoMigration, Mode::ReadOnly).await;
    assert_eq!(told.latest().await, None);
    told.gone_at(900, 900).await;
    let ended = told.latest().await.unwrap();
    assert_eq!((ended.gone, ended.both_write_at), (at(500), at(900)));
    assert_eq!((ended.ending, ended.in_use), (Ending::Cancelled, Some(Side::Rds)));
}

async fn readings_too_far_apart_name_no_side(place: OnEngine) {
    let told = Alarms::open(place).await;
    told.open_at(0, 0).await;
    told.gone_at(3_600, 3_600).await;
    let ended = told.latest().await.unwrap();
    assert_eq!((ended.ending, ended.in_use), (Ending::Unknown, None));
}

async fn only_what_was_sent_during_the_migration_is_said_to_have_ended_it(place: OnEngine) {
    for (second, action, outcome, is_told) in [
        (30, Action::Cancel, Outcome::Ran, true),
        (30, Action::Cancel, Outcome::Unknown, true),
        (30, Action::Cancel, Outcome::NotRun, false),
        (30, Action::Cancel, Outcome::SomethingElse, false),
        (30, Action::Switch, Outcome::Ran, false),
        (-30, Action::Cancel, Outcome::Ran, false),
        (90, Action::Cancel, Outcome::Ran, false),
    ] {
        let told = Alarms::open(place.another().await).await;
        told.open_at(-200, -200).await;
        told.gone_at(-100, -100).await;
        told.open_at(0, 0).await;
        told.sent(second, action, outcome).await;
        told.gone_at(60, 60).await;
        let sent = told.latest().await.unwrap().sent;
        assert_eq!(sent.is_some(), is_told, "{action} at {second}: {outcome:?}");
    }
}

async fn an_intent_that_is_found_to_have_done_something_else_is_not_named_any_more(
    place: OnEngine,
) {
    let told = Alarms::open(place).await;
    told.open_at(0, 0).await;
    told.sent(30, Action::Complete, Outcome::Sent).await;
    told.gone_at(60, 60).await;
    assert!(told.latest().await.unwrap().sent.is_some());
    told.set_outcome(Outcome::SomethingElse).await;
    assert_eq!(told.latest().await.unwrap().sent, None);
}

async fn an_ending_is_what_it_would_be_without_an_intent_that_did_not_end_it(place: OnEngine) {
    for (settled, ending) in [
        (Outcome::Ran, Ending::Cancelled),
        (Outcome::Unknown, Ending::Cancelled),
        (Outcome::SomethingElse, Ending::Expired),
        (Outcome::NotRun, Ending::Expired),
    ] {
        let mut told = Alarms::open(place.another().await).await;
        told.deadline = Some(Deadline(at(50)));
        told.open_at(0, 0).await;
        told.sent(30, Action::Cancel, Outcome::Sent).await;
        told.gone_at(60, 60).await;
        assert_eq!(told.latest().await.unwrap().ending, Ending::Cancelled, "while it is open");
        told.set_outcome(settled).await;
        assert_eq!(told.latest().await.unwrap().ending, ending, "{settled:?}");
    }
}

async fn an_alarm_that_cannot_be_read_stands_until_it_is_acknowledged(place: OnEngine) {
    let told = Alarms::open(place).await;
    told.open_at(0, 0).await;
    told.gone_at(60, 60).await;
    for (what, source) in [
        (
            r#"{"v":1,"value":{"source":"rm-bp1billing0000001","ending":[]}}"#,
            "rm-bp1billing0000001",
        ),
        ("{}", "rm-…"),
    ] {
        told.place.execute(&format!("UPDATE alarms SET what = '{what}'")).await;
        let alarm = told.latest().await.unwrap();
        assert_eq!(
            (alarm.source.as_str(), alarm.ending, alarm.in_use),
            (source, Ending::Unknown, None)
        );
        assert!(told.warns().await);
    }
    assert!(told.acknowledge(60).await && !told.warns().await);
}

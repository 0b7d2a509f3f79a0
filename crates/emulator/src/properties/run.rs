//! A world that steps are done to.

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::invariants::{Described, Names, Ports, check_migration, check_move};
use super::step::Step;
use crate::accounts::Accounts;
use crate::api_error::ApiError;
use crate::choices::Choices;
use crate::scenario::{self, Scenario};
use crate::world::{DelayModel, Progression, Task, World};

/// The only cluster there is: switched with endpoints.
const SWITCHED: &str = "pc-bp1payments000001";

/// How often the world is settled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// At every single event.
    Often,
    /// When a call has to.
    Late,
}

pub struct Run {
    pub(super) world: World,
    pub(super) now: Timestamp,
    pub(super) reading: Reading,
    pub(super) names: Names,
    pub(super) ports: Ports,
    /// The clusters that were created, in order.
    pub(super) clusters: Vec<String>,
    /// The first move that the table does not allow.
    pub(super) wrong_move: Option<String>,
}

impl Run {
    /// The demo's instances with one migration.
    pub fn new(seed: u64, choices: Choices) -> Self {
        let now = "2026-11-20T08:00:00Z".parse().unwrap();
        let demo = Scenario::Demo.text("").unwrap();
        let mut accounts = scenario::fill(&Accounts::new(seed), &demo, now).unwrap();
        accounts.choose(choices);
        let id = accounts.default_id().to_owned();
        let mut world = accounts.get_mut(&id).unwrap().world.clone();
        let others: Vec<_> = world.clusters.iter().map(|cluster| cluster.id.clone()).collect();
        for id in others.into_iter().filter(|id| id != SWITCHED) {
            world.clusters.remove(&id);
        }
        let (names, ports) = (Names::of(&world), Ports::of(&world));
        let clusters = vec![SWITCHED.to_owned()];
        let (reading, wrong_move) = (Reading::Often, None);
        Self { world, now, reading, names, ports, clusters, wrong_move }
    }

    pub fn paced(mut self, progression: Progression) -> Self {
        self.world.progression = progression;
        self
    }

    pub fn reading(mut self, reading: Reading) -> Self {
        self.reading = reading;
        self
    }

    /// Does a step; gives the answer if it was a call.
    pub fn step(&mut self, step: &Step) -> Option<Result<Value, ApiError>> {
        match step {
            Step::Create(at) => return Some(self.create(*at)),
            Step::Switch(at, swap) => return Some(self.turn(*at, *swap, true)),
            Step::RollBack(at, swap) => return Some(self.turn(*at, *swap, false)),
            Step::Close(at, keep) => {
                let keep = keep.to_string();
                return Some(self.about(
                    "CloseDBClusterMigration",
                    *at,
                    &[("ContinueEnableBinlog", &keep)],
                ));
            }
            Step::Continue(at, force) => {
                let force = force.to_string();
                return Some(self.about(
                    "ContinueDBClusterMigration",
                    *at,
                    &[("ForceSwitch", &force)],
                ));
            }
            Step::Abort(at) => return Some(self.about("AbortDBClusterMigration", *at, &[])),
            Step::Wait(seconds) => self.wait(*seconds),
            Step::Describe(at) => {
                let (id, now) = (self.cluster(*at), self.now);
                self.watch(|world| world.settle(&id, now));
                // What it brings about is settled later, where every status on the way is compared.
                if let Some(cluster) = self.world.clusters.get_mut(&id) {
                    cluster.describe(now);
                }
            }
            Step::Hold(at) => self.with_timer(*at, |timer, _| timer.hold()),
            Step::Release(at) => self.with_timer(*at, |timer, now| timer.release(now)),
            Step::Delay(at, seconds) => {
                if let Some(task) = self.looked_at(*at) {
                    task.delay = DelayModel::Fixed { seconds: *seconds };
                }
            }
            Step::Comment(at) => {
                if let Some(task) = self.looked_at(*at).filter(|task| task.timer().is_some()) {
                    task.comment = "A step is stuck.".into();
                }
            }
        }
        None
    }

    pub(super) fn cluster(&self, at: usize) -> String {
        self.clusters[at % self.clusters.len()].clone()
    }

    /// A migration as a control call sees it: settled first.
    fn looked_at(&mut self, at: usize) -> Option<&mut Task> {
        let (id, now) = (self.cluster(at), self.now);
        self.watch(|world| world.settle(&id, now));
        self.world.task_mut(&id)
    }

    fn with_timer(&mut self, at: usize, change: fn(&mut crate::world::Timer, Timestamp)) {
        let now = self.now;
        if let Some(timer) = self.looked_at(at).and_then(Task::timer_mut) {
            change(timer, now);
        }
    }

    fn wait(&mut self, seconds: u32) {
        let until = self.now + SignedDuration::from_secs(seconds.into());
        while self.reading == Reading::Often
            && let Some(next) = self.next_change().filter(|next| *next <= until)
        {
            self.now = self.now.max(next);
            self.settle_all();
        }
        self.now = until;
        if self.reading == Reading::Often {
            self.settle_all();
        }
    }

    fn next_change(&self) -> Option<Timestamp> {
        self.world.clusters.iter().filter_map(|cluster| self.world.next_change(&cluster.id)).min()
    }

    pub fn settle_all(&mut self) {
        if self.reading == Reading::Late {
            self.world.settle_all(self.now);
            return;
        }
        let ids: Vec<_> = self.world.clusters.iter().map(|cluster| cluster.id.clone()).collect();
        for id in ids {
            let Some(task) = self.world.task_mut(&id) else { continue };
            let mut was = task.status();
            let wrong_move = &mut self.wrong_move;
            self.world.settle_telling(&id, self.now, |status| {
                note(wrong_move, check_move(&id, Some(&was), &status));
                was = status;
            });
        }
    }

    /// Changes the world and compares each status with the one before.
    pub(super) fn watch<T>(&mut self, change: impl FnOnce(&mut World) -> T) -> T {
        if self.reading == Reading::Late {
            return change(&mut self.world);
        }
        self.settle_all();
        let before = self.shown();
        let result = change(&mut self.world);
        for (id, shown) in self.shown() {
            let was = before.iter().find(|(other, _)| *other == id).map(|(_, shown)| &shown.status);
            note(&mut self.wrong_move, check_move(&id, was, &shown.status));
        }
        self.settle_all();
        result
    }

    fn shown(&self) -> Vec<(String, Described)> {
        let with_task = |cluster: &crate::world::Cluster| {
            let task = cluster.task.as_ref()?;
            let choices = &self.world.choices;
            let shown = Described {
                status: task.status(),
                direction: task.shown_direction(choices),
                modes: task.modes(choices),
            };
            Some((cluster.id.clone(), shown))
        };
        self.world.clusters.iter().filter_map(with_task).collect()
    }

    pub fn statuses(&self) -> Vec<String> {
        self.shown().into_iter().map(|(_, shown)| shown.status.to_string()).collect()
    }

    /// Everything that would be saved.
    pub fn saved(&self) -> Value {
        serde_json::to_value(&self.world).unwrap()
    }

    /// # Errors
    /// The first property that does not hold.
    pub fn check(&self) -> Result<(), String> {
        self.wrong_move.clone().map_or(Ok(()), Err)?;
        for (id, shown) in self.shown() {
            check_migration(&id, &shown, &self.world.choices)?;
        }
        self.names.check(&self.world)?;
        self.ports.check(&self.world)
    }
}

fn note(wrong_move: &mut Option<String>, found: Result<(), String>) {
    if let Err(found) = found {
        wrong_move.get_or_insert(found);
    }
}

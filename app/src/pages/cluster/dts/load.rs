//! Reads what the page shows, and the rules that it shows.

use backend::{KnownDtsJob, Seat};
use leptos_router::params::ParamsMap;
use migration::{
    ChangeKind, ChangeRefusal, ClusterChange, ClusterState, DtsEnd, DtsJobMove, dts_target,
    judge_change,
};

use super::jobs::{self, Typed};
use crate::error::ConsoleError;
use crate::pages::cluster::subject::Subject;
use crate::parts::Command;
use crate::routes;
use crate::words::words;

/// Why no job can be re-pointed either way now.
pub fn refusal(state: &ClusterState) -> Option<ChangeRefusal> {
    match dts_target(state) {
        Ok(target) => judge_change(&change(vec![any_job()], target), state).err(),
        Err(refusal) => Some(refusal),
    }
}

pub fn change(jobs: Vec<DtsJobMove>, target: &str) -> ClusterChange {
    ClusterChange::RepointDtsJobs { jobs, target: target.to_owned() }
}

/// Stands for every job: the rules judge more than jobs.
pub fn any_job() -> DtsJobMove {
    DtsJobMove { job: "any".to_owned(), end: DtsEnd::Src }
}

/// What the page is rendered from.
#[derive(Debug, Clone)]
pub struct Data {
    pub subject: Subject,
    pub known: Vec<KnownDtsJob>,
    pub typed: Typed,
    /// What is wrong with the jobs that are named.
    pub fault: Option<ChangeRefusal>,
    pub will_be_sent: Vec<Command>,
}

impl Data {
    pub async fn load(
        seat: &Seat,
        params: &ParamsMap,
        query: &ParamsMap,
    ) -> Result<Self, ConsoleError> {
        let subject = Subject::load(seat, params, query, ChangeKind::RepointDtsJobs).await?;
        let known = seat.known_dts_jobs(&subject.cluster).await?;
        let asked = query.get("reading").is_some();
        let target = dts_target(&subject.state).unwrap_or_default().to_owned();
        let typed = if asked { typed(query, &known) } else { first(&known, &target) };
        if query.get("intent_id").is_some() {
            // A form was sent to be shown: its address is the one that holds what is typed alone.
            leptos_axum::redirect(&routes::dts_with(&subject.cluster, &typed.pairs()));
        }
        let mut jobs = typed.jobs();
        let judged = judge_change(&change(jobs.clone(), &target), &subject.state);
        let fault = judged.err().filter(|_| asked);
        if jobs.is_empty() {
            jobs.push(DtsJobMove { job: words().dts.none_named.to_owned(), end: DtsEnd::Src });
        }
        let will_be_sent = vec![subject.shown(seat, change(jobs, &target))?];
        Ok(Self { subject, known, typed, fault, will_be_sent })
    }
}

/// Every known job that does not point at the target yet is ticked.
fn first(known: &[KnownDtsJob], target: &str) -> Typed {
    let elsewhere = known.iter().filter(|job| job.target != target);
    let ticked = elsewhere.map(|job| (jobs::name_of(&job.job, job.end), "on".to_owned()));
    Typed { ticked: ticked.collect(), ..Typed::default() }
}

fn typed(query: &ParamsMap, known: &[KnownDtsJob]) -> Typed {
    let names = known.iter().map(|job| jobs::name_of(&job.job, job.end));
    let ticked = names.filter(|name| query.get(&jobs::field(name)).is_some());
    Typed {
        reading: query.get("reading").unwrap_or_default(),
        writing: query.get("writing").unwrap_or_default(),
        ticked: ticked.map(|name| (name, "on".to_owned())).collect(),
    }
}

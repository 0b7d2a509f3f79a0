//! Business DTS Task Database Endpoint Switchover (vendor/rds-migration 2.7, 6.3).

use backend::{Backend, KnownDtsJob};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use leptos_router::params::ParamsMap;
use migration::{
    ChangeKind, ChangeRefusal, ClusterChange, ClusterState, DtsEnd, DtsJobMove, dts_target,
    judge_change,
};

use super::Subject;
use super::frame::{Followed, Head, Hidden};
use crate::components::{Command, Commands, Told};
use crate::dts_jobs::{self, Typed};
use crate::error::ConsoleError;
use crate::words::words;
use crate::{routes, ui};

/// The two parts of the vendor's dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Forward,
    Back,
}

impl Part {
    fn target(self, state: &ClusterState) -> &str {
        match self {
            Self::Forward => &state.cluster,
            Self::Back => &state.source,
        }
    }

    /// Why no job can be re-pointed this way now.
    fn refusal(self, state: &ClusterState) -> Option<ChangeRefusal> {
        judge_change(&change(vec![any_job()], self.target(state)), state).err()
    }
}

/// Why no job can be re-pointed either way now.
pub fn refusal(state: &ClusterState) -> Option<ChangeRefusal> {
    match dts_target(state) {
        Ok(target) => judge_change(&change(vec![any_job()], target), state).err(),
        Err(refusal) => Some(refusal),
    }
}

fn change(jobs: Vec<DtsJobMove>, target: &str) -> ClusterChange {
    ClusterChange::RepointDtsJobs { jobs, target: target.to_owned() }
}

/// The rules look at more than jobs.
fn any_job() -> DtsJobMove {
    DtsJobMove { job: "any".to_owned(), end: DtsEnd::Src }
}

#[component]
pub fn DtsPage() -> impl IntoView {
    let backend = expect_context::<Backend>();
    let response = expect_context::<ResponseOptions>();
    let (params, query) = (use_params_map().get_untracked(), use_query_map().get_untracked());
    let page = Suspend::new(async move {
        match Data::load(&backend, &params, &query).await {
            Ok(data) => view! { <Page data/> }.into_any(),
            Err(error) => ui::failed(error, &response),
        }
    });
    view! { <Title text=words().dts.title/> <Suspense>{page}</Suspense> }
}

#[derive(Debug, Clone)]
struct Data {
    subject: Subject,
    known: Vec<KnownDtsJob>,
    typed: Typed,
    /// What is wrong with the jobs that are named.
    fault: Option<ChangeRefusal>,
    will_be_sent: Vec<Command>,
}

impl Data {
    async fn load(
        backend: &Backend,
        params: &ParamsMap,
        query: &ParamsMap,
    ) -> Result<Self, ConsoleError> {
        let subject = Subject::load(backend, params, query, ChangeKind::RepointDtsJobs).await?;
        let known = backend.known_dts_jobs(&subject.cluster.id).await?;
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
        let will_be_sent = vec![subject.shown(backend, change(jobs, &target))?];
        Ok(Self { subject, known, typed, fault, will_be_sent })
    }
}

/// Every known job that does not point at the target yet is ticked.
fn first(known: &[KnownDtsJob], target: &str) -> Typed {
    let elsewhere = known.iter().filter(|job| job.target != target);
    let ticked = elsewhere.map(|job| (dts_jobs::name_of(&job.job, job.end), "on".to_owned()));
    Typed { ticked: ticked.collect(), ..Typed::default() }
}

fn typed(query: &ParamsMap, known: &[KnownDtsJob]) -> Typed {
    let names = known.iter().map(|job| dts_jobs::name_of(&job.job, job.end));
    let ticked = names.filter(|name| query.get(&dts_jobs::field(name)).is_some());
    Typed {
        reading: query.get("reading").unwrap_or_default(),
        writing: query.get("writing").unwrap_or_default(),
        ticked: ticked.map(|name| (name, "on".to_owned())).collect(),
    }
}

#[component]
fn Page(data: Data) -> impl IntoView {
    let words = &words().dts;
    let subject = data.subject.clone();
    view! {
        <Head cluster=subject.cluster.clone() title=words.title about=words.about.to_owned()/>
        <Followed subject>
            <PartCard data=data.clone() part=Part::Forward/>
            <PartCard data=data.clone() part=Part::Back/>
        </Followed>
    }
}

/// One part: its form, or the reason why it is not its turn.
#[component]
fn PartCard(data: Data, part: Part) -> impl IntoView {
    let all = words();
    let words = &all.dts;
    let (id, title, commit) = match part {
        Part::Forward => ("forward", words.forward, words.commit_forward),
        Part::Back => ("back", words.back, words.commit_back),
    };
    let body = match part.refusal(&data.subject.state) {
        Some(refusal) => {
            let why = (all.terms.sentence)(&(all.rules.change_refusal)(&refusal));
            view! { <p class="muted">{why}</p> }.into_any()
        }
        None if data.subject.open.is_some() => ().into_any(),
        None => view! { <JobsForm data part commit/> }.into_any(),
    };
    view! {
        <section class="card" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {body}
        </section>
    }
}

#[component]
fn JobsForm(data: Data, part: Part, commit: &'static str) -> impl IntoView {
    let all = words();
    let words = &all.dts;
    let Data { subject, known, typed, fault, will_be_sent } = data;
    let target = part.target(&subject.state).to_owned();
    let show = routes::dts_path(&subject.cluster);
    let fault = fault.map(|fault| {
        let text = (all.terms.sentence)(&(all.rules.change_refusal)(&fault));
        view! { <p class="notice" data-tone="danger" role="alert">{text}</p> }
    });
    let back = routes::cluster(&subject.cluster);
    view! {
        <form class="dialog__form" method="post" action=routes::REPOINT_DTS_JOBS>
            <Hidden subject/>
            <input type="hidden" name="target" value=target.clone()/>
            <p>{(words.target)(&target)}</p>
            {fault}
            <Known known ticked=typed.clone()/>
            <label class="field">
                {words.reading_jobs}
                <textarea name="reading" rows="3" spellcheck="false" autocapitalize="off" aria-describedby="one-a-line">{typed.reading}</textarea>
            </label>
            <label class="field">
                {words.writing_jobs}
                <textarea name="writing" rows="3" spellcheck="false" autocapitalize="off" aria-describedby="one-a-line">{typed.writing}</textarea>
            </label>
            <p class="field__hint" id="one-a-line">{words.one_a_line}</p>
            <Commands told=Told::WillBeSent calls=will_be_sent/>
            <div class="dialog__buttons">
                <button class="button button--primary" type="submit">{commit}</button>
                <button class="button" type="submit" formmethod="get" formaction=show>{words.show}</button>
                <a class="button" href=back>{all.dialog.go_back}</a>
            </div>
        </form>
    }
}

#[component]
fn Known(known: Vec<KnownDtsJob>, ticked: Typed) -> impl IntoView {
    let words = &words().dts;
    let boxes = known.iter().map(|job| {
        let name = dts_jobs::name_of(&job.job, job.end);
        let checked = ticked.ticked.contains_key(&name);
        let text = (words.known_job)(&job.job, job.end == DtsEnd::Src, &job.target);
        view! {
            <label class="choice__option">
                <input type="checkbox" name=dts_jobs::field(&name) checked=checked/> {text}
            </label>
        }
    });
    let boxes = boxes.collect_view();
    (!known.is_empty()).then(|| {
        view! { <fieldset class="choice"><legend>{words.known}</legend>{boxes}</fieldset> }
    })
}

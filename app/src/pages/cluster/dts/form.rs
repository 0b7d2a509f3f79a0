//! The form of each direction, and what it sends.

use backend::KnownDtsJob;
use leptos::prelude::*;
use migration::{ChangeRefusal, ClusterChange, ClusterState, DtsEnd, judge_change};

use super::jobs::{self, Ticked, Typed};
use super::load::{Data, any_job, change};
use crate::error::ConsoleError;
use crate::pages::cluster::subject::{Hidden, SubjectFields, submit};
use crate::parts::{Commands, Told};
use crate::routes;
use crate::words::words;

/// The two parts of the vendor's dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
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

/// One part: its form, or the reason why it is not its turn.
#[component]
pub fn PartCard(data: Data, part: Part) -> impl IntoView {
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
        let name = jobs::name_of(&job.job, job.end);
        let checked = ticked.ticked.contains_key(&name);
        let text = (words.known_job)(&job.job, job.end == DtsEnd::Src, &job.target);
        view! {
            <label class="choice__option">
                <input type="checkbox" name=jobs::field(&name) checked=checked/> {text}
            </label>
        }
    });
    let boxes = boxes.collect_view();
    (!known.is_empty()).then(|| {
        view! { <fieldset class="choice"><legend>{words.known}</legend>{boxes}</fieldset> }
    })
}

#[server(endpoint = "cluster/dts", prefix = "/api")]
pub async fn repoint_dts_jobs(
    #[server(flatten)] fields: SubjectFields,
    target: String,
    reading: String,
    writing: String,
    #[server(default)] ticked: Ticked,
) -> Result<(), ConsoleError> {
    let typed = Typed { reading, writing, ticked };
    let change = ClusterChange::RepointDtsJobs { jobs: typed.jobs(), target };
    submit(fields, change, None, |cluster| routes::dts_with(cluster, &typed.pairs())).await
}

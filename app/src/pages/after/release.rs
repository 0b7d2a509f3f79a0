//! Releases a cluster for good (vendor/rds-migration 4.8).

use backend::{Backend, Intent, IntentKind, IntentRecord, Outcome as Became};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use leptos_router::params::ParamsMap;
use migration::{
    Action, ChangeKind, ChangeRefusal, ClusterChange, ClusterId, ClusterState, Retention,
    judge_change,
};

use super::Subject;
use super::frame::{Followed, Head, Hidden, Outcome};
use crate::components::{Command, Commands, Told, TypedConfirmation};
use crate::error::{ConsoleError, NotFound};
use crate::words::words;
use crate::{panel, routes, ui};

/// What a form offers first: the cluster can be had back.
const OFFERED: Retention = Retention::Latest;
/// Intents of a cluster that are looked through for its release.
const REMEMBERED: u32 = 20;

/// Why the cluster cannot be released now.
pub fn refusal(state: &ClusterState) -> Option<ChangeRefusal> {
    judge_change(&ClusterChange::ReleaseCluster { backups: OFFERED }, state).err()
}

#[component]
pub fn ReleasePage() -> impl IntoView {
    let backend = expect_context::<Backend>();
    let response = expect_context::<ResponseOptions>();
    let (params, query) = (use_params_map().get_untracked(), use_query_map().get_untracked());
    let page = Suspend::new(async move {
        match Data::load(&backend, &params, &query).await {
            Ok(data) => view! { <Page data/> }.into_any(),
            Err(error) => match Released::of(&backend, &error).await {
                Some(released) => released.view(),
                None => ui::failed(error, &response),
            },
        }
    });
    view! { <Title text=words().release.title/> <Suspense>{page}</Suspense> }
}

/// A cluster that was released from here.
pub struct Released {
    id: ClusterId,
    record: IntentRecord,
}

impl Released {
    /// Whether the error only says that the cluster is not there any more.
    pub async fn of(backend: &Backend, error: &ConsoleError) -> Option<Self> {
        let ConsoleError::NotFound(NotFound::Cluster { id, .. } | NotFound::ClusterAnywhere(id)) =
            error
        else {
            return None;
        };
        let records = backend.activity(id, REMEMBERED).await.ok()?;
        // Gone is what the call meant, also while the journal has not settled it yet.
        let is_release = |record: &IntentRecord| {
            record.kind() == IntentKind::Change(ChangeKind::ReleaseCluster)
                && (record.outcome == Became::Ran
                    || record.outcome.is_open() && record.sent_at.is_some())
        };
        let record = records.into_iter().find(is_release)?;
        Some(Self { id: id.clone(), record })
    }

    pub fn view(self) -> AnyView {
        let words = words();
        let Some(cluster) = self.record.cluster().cloned() else { return ().into_any() };
        let gone = (words.release.gone)(
            self.id.as_str(),
            &self.record.actor,
            &panel::moment(self.record.sent_at.unwrap_or(self.record.created_at)),
        );
        let back = routes::clusters(&cluster.region_ref());
        view! {
            <Head cluster title=words.release.title about=gone/>
            <div class="after"><Outcome record=self.record/></div>
            <p><a href=back>{words.errors.all_clusters}</a></p>
        }
        .into_any()
    }
}

#[derive(Debug, Clone)]
struct Data {
    subject: Subject,
    refusal: Option<ChangeRefusal>,
    /// The business was switched to this cluster from here.
    switched: Option<IntentRecord>,
    will_be_sent: Vec<Command>,
}

impl Data {
    async fn load(
        backend: &Backend,
        params: &ParamsMap,
        query: &ParamsMap,
    ) -> Result<Self, ConsoleError> {
        let subject = Subject::load(backend, params, query, ChangeKind::ReleaseCluster).await?;
        let last = backend.last_move(&subject.cluster.id).await?;
        let is_switch = |record: &IntentRecord| {
            matches!(&record.intent, Intent::Migration { action: Action::Switch, .. })
        };
        let commands = Retention::ALL.into_iter().map(|backups| {
            let command = subject.shown(backend, ClusterChange::ReleaseCluster { backups })?;
            let choice = Some((words().release.retention)(backups).to_owned());
            Ok::<_, ConsoleError>(Command { choice, ..command })
        });
        Ok(Self {
            will_be_sent: commands.collect::<Result<_, _>>()?,
            refusal: refusal(&subject.state),
            switched: last.filter(is_switch),
            subject,
        })
    }
}

#[component]
fn Page(data: Data) -> impl IntoView {
    let words = words();
    let subject = data.subject.clone();
    let about = subject.cluster.id.to_string();
    let body = match &data.refusal {
        _ if subject.open.is_some() => ().into_any(),
        Some(refusal) => view! { <NotNow refusal=refusal.clone()/> }.into_any(),
        None => view! { <ReleaseForm data=data.clone()/> }.into_any(),
    };
    view! {
        <Head cluster=subject.cluster.clone() title=words.release.title about/>
        <Followed subject>{body}</Followed>
    }
}

#[component]
fn NotNow(refusal: ChangeRefusal) -> impl IntoView {
    let words = words();
    let why = (words.terms.sentence)(&(words.rules.change_refusal)(&refusal));
    let lock = (refusal == ChangeRefusal::Locked).then_some(words.release.lock);
    view! {
        <section class="card" aria-labelledby="not-now">
            <h2 id="not-now">{words.release.not_possible}</h2>
            <p class="notice" data-tone="warning">{why}</p>
            {lock.map(|text| view! { <p>{text}</p> })}
        </section>
    }
}

#[component]
fn ReleaseForm(data: Data) -> impl IntoView {
    let words = words();
    let Data { subject, switched, will_be_sent, .. } = data;
    let id = subject.cluster.id.to_string();
    let back = routes::cluster(&subject.cluster);
    let consequences = (words.release.consequences)(&id).into_iter();
    let consequences = consequences.map(|text| view! { <li>{text}</li> }).collect_view();
    let switched = switched.map(|record| {
        let moment = panel::moment(record.sent_at.unwrap_or(record.created_at));
        view! { <p class="notice" data-tone="warning">{(words.release.switched)(&moment)}</p> }
    });
    view! {
        <section class="card" aria-labelledby="release">
            <h2 id="release">{words.dialog.what_follows}</h2>
            <form class="dialog__form" method="post" action=routes::RELEASE_CLUSTER>
                <Hidden subject/>
                <div class="consequences"><ul>{consequences}</ul></div>
                {switched}
                <p class="notice" data-tone="danger"><strong>{words.dialog.cannot_be_undone}</strong></p>
                <Backups/>
                <TypedConfirmation cluster=id/>
                <Commands told=Told::WillBeSent calls=will_be_sent/>
                <div class="dialog__buttons">
                    <button class="button button--primary" data-danger="true" type="submit">{words.release.title}</button>
                    <a class="button" href=back>{words.dialog.go_back}</a>
                </div>
            </form>
        </section>
    }
}

#[component]
fn Backups() -> impl IntoView {
    let words = &words().release;
    let options = Retention::ALL.map(|backups| {
        view! {
            <label class="choice__option">
                <input type="radio" name="backups" value=backups.as_str() checked=backups == OFFERED required/>
                {(words.retention)(backups)}
            </label>
        }
    });
    view! { <fieldset class="choice"><legend>{words.backups}</legend>{options}</fieldset> }
}

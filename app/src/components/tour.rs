//! The guided tour: a panel above every page while a visitor is on it, and a line in each dialog it leads to.

mod keepsake;
mod step;

use backend::Backend;
use http::request::Parts;
use leptos::prelude::*;
use migration::{Action, ClusterRef, ProfileName};

use crate::error::ConsoleError;
use crate::routes;
use crate::words::words;

pub use keepsake::Keepsake;
pub use step::Step;

/// Orders that are looked through: a tour makes four.
const RECORDS: u32 = 20;
/// How often the panel looks whether the step is done, in milliseconds.
const LOOK_MS: &str = "1500";

/// Where the visitor is, seen from the tour.
enum Place {
    Cluster,
    /// The dialog has a line of its own.
    Dialog,
    List,
    Elsewhere,
}

/// The panel of the tour, or the invitation to one.
#[component]
pub fn Tour() -> impl IntoView {
    // While routes are only listed there is no request.
    let (backend, parts) = (use_context::<Backend>(), use_context::<Parts>());
    let (Some(backend), Some(parts)) = (backend, parts) else { return ().into_any() };
    let keepsake = Keepsake::here();
    let panel = Suspend::new(async move {
        backend.lab().await?;
        let path = parts.uri.path();
        match keepsake {
            None if matches!(place(path, None), Place::List) => Some(invitation().into_any()),
            None | Some(Keepsake::None | Keepsake::At { left: true, .. }) => None,
            Some(Keepsake::At { region, cluster: id, since, left: false }) => {
                let cluster = ClusterRef { profile: ProfileName::default(), region, id };
                let back = routes::here(&parts.uri);
                let place = place(path, Some(&cluster));
                if matches!(place, Place::Dialog) {
                    return None;
                }
                let step = step_now(&backend, &cluster, since).await.ok();
                let is_there = matches!(place, Place::Cluster);
                Some(frame(panel(&cluster, step, &back, is_there), is_there).into_any())
            }
        }
    });
    view! { <Suspense>{panel}</Suspense> }.into_any()
}

fn place(path: &str, cluster: Option<&ClusterRef>) -> Place {
    if path == routes::CLUSTERS {
        return Place::List;
    }
    let own = cluster.and_then(|cluster| path.strip_prefix(routes::cluster_path(cluster).as_str()));
    match own {
        Some("") => Place::Cluster,
        Some(rest) if rest.starts_with('/') => Place::Dialog,
        _ => Place::Elsewhere,
    }
}

async fn step_now(
    backend: &Backend,
    cluster: &ClusterRef,
    since: jiff::Timestamp,
) -> Result<Step, ConsoleError> {
    let now = backend.migration(cluster).await?.value;
    let records = backend.activity(&cluster.id, RECORDS).await?;
    Ok(Step::of(&now, &records, since))
}

/// Where the cluster is, it looks again by itself.
fn frame(panel: impl IntoView, follows: bool) -> impl IntoView {
    view! {
        <section class="tour" aria-label=words().tour.title>
            <div class="tour__now" id="tour-now" aria-live="polite" data-follow=follows.then_some(LOOK_MS)>{panel}</div>
        </section>
    }
}

fn panel(
    cluster: &ClusterRef,
    step: Option<Step>,
    back: &str,
    is_there: bool,
) -> impl IntoView + use<> {
    let words = &words().tour;
    let id = cluster.id.to_string();
    let count = step
        .and_then(Step::number)
        .map(|number| view! { <p class="tour__count">{(words.step_of)(number, Step::COUNT)}</p> });
    let text = match step {
        Some(step) => view! {
            <h2 class="tour__heading">{(words.heading)(step)}</h2>
            <p>{(words.look)(step)}</p>
            <p class="tour__next">{(words.next)(step)}</p>
        }
        .into_any(),
        None => view! { <p>{words.unread}</p> }.into_any(),
    };
    let (class, text_of_link) = match is_there {
        true => ("button refresh", words.refresh.to_owned()),
        false => ("button button--primary", (words.go_on)(&id)),
    };
    let link = view! { <a class=class href=routes::cluster(cluster)>{text_of_link}</a> };
    let ended = matches!(step, Some(Step::BothWrite));
    let lost = matches!(step, None | Some(Step::Strayed));
    let (verb, leave) = if ended { ("finish", words.finish) } else { ("leave", words.leave) };
    view! {
        {count}
        {text}
        <form class="tour__buttons" method="post" action=routes::TOUR>
            <input type="hidden" name="back" value=back.to_owned()/>
            {link}
            {lost.then(|| view! {
                <button class="button" name="change" value="fresh">{words.again}</button>
            })}
            <button class="button" name="change" value=verb>{leave}</button>
        </form>
    }
}

fn invitation() -> impl IntoView {
    let words = &words().tour;
    view! {
        <section class="tour tour--invitation" aria-label=words.title>
            <p>{words.invite}</p>
            <form class="tour__buttons" method="post" action=routes::TOUR>
                <input type="hidden" name="back" value=routes::CLUSTERS/>
                <button class="button button--primary" name="change" value="start">{words.start}</button>
                <button class="button" name="change" value="none">{words.no_thanks}</button>
            </form>
        </section>
    }
}

/// Whether the visitor sees the panel.
pub fn is_on_tour() -> bool {
    matches!(Keepsake::here(), Some(Keepsake::At { left: false, .. }))
}

/// The tour in the lab: begun, resumed, or begun again.
#[component]
pub fn TourCard() -> impl IntoView {
    let words = &words().tour;
    let under_way = match Keepsake::here() {
        Some(Keepsake::At { cluster, left: true, .. }) => Some(view! {
            <p>{(words.under_way)(cluster.as_str())}</p>
            <form class="tour__buttons" method="post" action=routes::TOUR>
                <input type="hidden" name="back" value=routes::LAB/>
                <button class="button button--primary" name="change" value="resume">{words.resume}</button>
            </form>
        }),
        _ => None,
    };
    view! {
        <p class="muted">{words.about}</p>
        {under_way}
        <form class="tour__buttons" method="post" action=routes::TOUR>
            <input type="hidden" name="back" value=routes::LAB/>
            <label class="tick"><input type="checkbox" name="fresh" value="yes"/>{words.fresh}</label>
            <button class="button" name="change" value="start">{words.start}</button>
        </form>
    }
}

/// What to do in a dialog the tour leads to; nothing for everybody else.
#[component]
pub fn TourHint(cluster: ClusterRef, action: Action, posted: bool) -> impl IntoView {
    let Some(Keepsake::At { region, cluster: id, left: false, .. }) = Keepsake::here() else {
        return None;
    };
    if (&region, &id) != (&cluster.region, &cluster.id) {
        return None;
    }
    let words = &words().tour;
    let text = if posted { words.posted } else { (words.dialog)(action) };
    Some(view! { <p class="notice" data-tone="busy">{text}</p> })
}

//! The panel above every page.

use backend::{Journalled, Seat};
use http::request::Parts;
use leptos::prelude::*;
use migration::{ClusterRef, ProfileName};

use super::keepsake::Keepsake;
use crate::error::ConsoleError;
use crate::routes;
use crate::words::{TourStep as Step, words};

/// Intents that are read to find the step: a tour makes four.
const RECORDS: u32 = 20;
/// Milliseconds until the panel is rendered again, as the step may be done.
const FOLLOW_MS: &str = "1500";

/// Where the visitor is, seen from the tour.
enum Position {
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
    let (seat, parts) = (use_context::<Seat>(), use_context::<Parts>());
    let (Some(seat), Some(parts)) = (seat, parts) else { return ().into_any() };
    let keepsake = Keepsake::here();
    let panel = Suspend::new(async move {
        seat.lab().await?;
        let path = parts.uri.path();
        match keepsake {
            None if matches!(position(path, None), Position::List) => Some(invitation().into_any()),
            None | Some(Keepsake::None | Keepsake::At { left: true, .. }) => None,
            Some(Keepsake::At { region, cluster: id, since, left: false }) => {
                let cluster = ClusterRef { profile: ProfileName::default(), region, id };
                let back = routes::here(&parts.uri);
                let position = position(path, Some(&cluster));
                if matches!(position, Position::Dialog) {
                    return None;
                }
                let step = step_now(&seat, &cluster, since).await.ok();
                let is_there = matches!(position, Position::Cluster);
                Some(frame(panel(&cluster, step, &back, is_there), is_there).into_any())
            }
        }
    });
    view! { <Suspense>{panel}</Suspense> }.into_any()
}

fn position(path: &str, cluster: Option<&ClusterRef>) -> Position {
    if path == routes::CLUSTERS {
        return Position::List;
    }
    let own = cluster.and_then(|cluster| path.strip_prefix(routes::cluster_path(cluster).as_str()));
    match own {
        Some("") => Position::Cluster,
        Some(rest) if rest.starts_with('/') => Position::Dialog,
        _ => Position::Elsewhere,
    }
}

async fn step_now(
    seat: &Seat,
    cluster: &ClusterRef,
    since: jiff::Timestamp,
) -> Result<Step, ConsoleError> {
    let now = seat.migration(cluster).await?.value;
    let rows = seat.activity(cluster, RECORDS).await?;
    let records: Vec<_> = rows.iter().filter_map(Journalled::record).collect();
    Ok(Step::of(&now, &records, since))
}

/// On the page of its cluster the panel follows by itself.
fn frame(panel: impl IntoView, follows: bool) -> impl IntoView {
    view! {
        <section class="tour" aria-label=words().tour.title>
            <div class="tour__now" id="tour-now" aria-live="polite" data-follow=follows.then_some(FOLLOW_MS)>{panel}</div>
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

//! The buttons of the tour.

use backend::Seat;
use jiff::Timestamp;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use migration::{ClusterRef, ProfileName};

use super::keepsake::Keepsake;
use crate::error::{BadRequest, ConsoleError, FormField, NotFound};
use crate::routes;

/// Begins, leaves, resumes or ends the guided tour of this visitor.
#[server(endpoint = "tour", prefix = "/api")]
pub async fn change_tour(
    change: String,
    back: String,
    #[server(default)] fresh: String,
) -> Result<(), ConsoleError> {
    let back = routes::own(&back).unwrap_or(routes::CLUSTERS).to_owned();
    let (keepsake, to) = match (change.as_str(), Keepsake::here()) {
        ("start" | "fresh", _) => match begin(change == "fresh" || !fresh.is_empty()).await? {
            Ok(begun) => begun,
            Err(outcome) => {
                leptos_axum::redirect(&routes::lab_outcome(&outcome, backend::LabForm::Tour));
                return Ok(());
            }
        },
        ("resume", Some(Keepsake::At { region, cluster, since, .. })) => {
            let profile = ProfileName::default();
            let at = ClusterRef { profile, region, id: cluster };
            (at_cluster(&at, since, false), routes::cluster(&at))
        }
        ("leave", Some(Keepsake::At { region, cluster, since, .. })) => {
            (Keepsake::At { region, cluster, since, left: true }, back)
        }
        ("finish", _) => (Keepsake::None, routes::LAB.to_owned()),
        ("none" | "leave" | "resume", _) => (Keepsake::None, back),
        _ => return Err(BadRequest::Choice(FormField::Change).into()),
    };
    let response = expect_context::<ResponseOptions>();
    let cookie = keepsake.cookie().ok_or(ConsoleError::Internal)?;
    response.append_header(http::header::SET_COOKIE, cookie);
    leptos_axum::redirect(&to);
    Ok(())
}

/// A tour at a cluster that fits and the page where it begins, or the outcome that says why there is none.
async fn begin(fresh: bool) -> Result<Result<(Keepsake, String), String>, ConsoleError> {
    // Intents of the same second belong to the tour.
    let since = Timestamp::now();
    let seat = expect_context::<Seat>();
    let begun = seat.begin_tour(fresh).await.ok_or(NotFound::Page)?;
    Ok(begun.map(|at| (at_cluster(&at, since, false), routes::cluster(&at))))
}

fn at_cluster(at: &ClusterRef, since: Timestamp, left: bool) -> Keepsake {
    Keepsake::At { region: at.region.clone(), cluster: at.id.clone(), since, left }
}

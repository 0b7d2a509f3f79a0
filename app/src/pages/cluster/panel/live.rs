//! The section on a page that is open already: asked for again, or sent to followers.

use backend::{Reading, Seat};
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use migration::{ClusterRef, Migration};

use super::Panel;
use crate::error::ConsoleError;
use crate::pages::cluster::address::is_there;
use crate::parts::cluster_ref;
use crate::settings::Settings;
use crate::words::{Language, words};

/// The RDS Migration section of a cluster as it is now, as HTML. Many followers share one call to the upstream.
#[server(endpoint = "live", prefix = "/api", input = GetUrl)]
pub async fn live(
    profile: String,
    region: String,
    cluster: String,
) -> Result<String, ConsoleError> {
    let cluster = cluster_ref(profile, region, cluster)?;
    let seat = use_context::<Seat>().ok_or(ConsoleError::Internal)?;
    let settings = use_context::<Settings>().ok_or(ConsoleError::Internal)?;
    is_there(&seat, &cluster).await?;
    let reading = seat.polled_migration(&cluster).await?;
    let panel = Panel::build(&seat, &settings, words(), &cluster, &reading).await?;
    // Every page asks again when this reading is due; the first of them takes the next one for all.
    let panel = panel.due_after(&reading);
    Ok(panel.html(panel.age()))
}

/// The panel of a reading in a language, for those who follow it.
///
/// # Errors
/// The journal cannot be read.
pub async fn watched(
    seat: &Seat,
    settings: &Settings,
    language: Language,
    cluster: &ClusterRef,
    reading: &Reading<Migration>,
) -> Result<Panel, ConsoleError> {
    Panel::build(seat, settings, language.words(), cluster, reading).await
}

/// What followers are told while nothing can be rendered for them.
pub fn broken_off(language: Language) -> &'static str {
    language.words().progress.broken_off
}

/// Why followers get nothing new.
pub fn trouble(language: Language, error: &ConsoleError) -> String {
    let words = language.words();
    (words.progress.unreadable)(&(words.errors.sentence)(error))
}

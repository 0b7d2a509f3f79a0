//! Reads what the cluster page shows.

use backend::{Cluster, Journalled, PageRead, ReadError, Seat, UnsignedCall};
use leptos_router::params::ParamsMap;
use migration::{Action, ClusterRef, ClusterState};

use super::address::{named, named_intent, readable_attributes};
use super::both_write::BothWriteData;
use super::dialog::{Asked, DialogData};
use super::panel::{Panel, UnreadPanel};
use crate::error::{ConsoleError, NotFound};
use crate::routes;
use crate::settings::Settings;
use crate::words::Words;

/// Intents shown under Activity.
const ACTIVITY_ROWS: u32 = 20;

/// What the page is rendered from. Attributes or migration may be unreadable, but not both.
pub struct ClusterData {
    pub cluster: ClusterRef,
    pub attributes: Result<Cluster, ReadError>,
    pub panel: Result<Panel, UnreadPanel>,
    pub activity: Vec<Journalled>,
    pub both_write: Option<BothWriteData>,
    /// `None` without attributes.
    pub state: Option<ClusterState>,
    pub asked: [UnsignedCall; 2],
    pub dialog: Option<DialogData>,
}

pub async fn load(
    seat: &Seat,
    settings: &Settings,
    words: &'static Words,
    params: &ParamsMap,
    query: &ParamsMap,
) -> Result<ClusterData, ConsoleError> {
    let action = routes::dialog_param(params)
        .map(|word| word.parse::<Action>().map_err(|_| NotFound::Page))
        .transpose()?;
    let cluster = named(seat, params, query).await?;
    let attributes = readable_attributes(seat, &cluster).await?;
    let reading = seat.migration(&cluster).await;
    if let (Err(error), Err(_)) = (&attributes, &reading) {
        return Err(error.clone().into());
    }
    let request_id = |error: &ReadError| error.request_id.clone();
    let attributes_id =
        attributes.as_ref().map_or_else(request_id, |reading| reading.request_id.clone());
    let reading_id = reading.as_ref().map_or_else(request_id, |reading| reading.request_id.clone());
    let asked = [
        seat.call_of_read(PageRead::Attributes(&cluster))?.answered(attributes_id),
        seat.call_of_read(PageRead::Migration(&cluster))?.answered(reading_id),
    ];
    let panel = match &reading {
        Ok(reading) => Ok(Panel::build(seat, settings, words, &cluster, reading).await?),
        Err(error) => {
            let (error, alarms) = (error.clone(), seat.intent_alarms(&cluster).await?);
            Err(UnreadPanel { cluster: cluster.clone(), error, alarms, poll: settings.slow_poll })
        }
    };
    let now = reading.as_ref().ok().map(|reading| &reading.value);
    let both_write = BothWriteData::load(seat, &cluster, now).await?;
    let now = reading.map(|reading| reading.value);
    let attributes = attributes.map(|reading| reading.value);
    let state = attributes.as_ref().ok().map(|it| backend::cluster_state(it, now.as_ref().ok()));
    let activity = seat.activity(&cluster, ACTIVITY_ROWS).await?;
    let dialog = match action {
        Some(action) => {
            let outcome = named_intent(seat, query, "intent", &cluster).await?;
            let is_of_dialog = |row: &Journalled| match row.record() {
                Some(record) => record.action().is_some_and(|(of, _)| of == action),
                None => true,
            };
            let outcome = outcome.filter(is_of_dialog);
            let change = named_intent(seat, query, "change", &cluster).await?;
            let change = change.as_ref().and_then(Journalled::record);
            let change = change.filter(|record| record.action().is_none()).cloned();
            let asked = Asked { query, outcome, change };
            let dialog = DialogData::load(seat, settings, &cluster, action, now?, asked).await?;
            if query.get("intent_id").is_some() {
                // A form was sent to be checked: its address is the one that holds the choices alone.
                leptos_axum::redirect(&dialog.url());
            }
            Some(dialog)
        }
        None => None,
    };
    Ok(ClusterData { cluster, attributes, panel, activity, both_write, state, asked, dialog })
}

//! What the form of a dialog carries, and how it becomes a post.

use std::collections::{BTreeMap, BTreeSet};

use backend::{Intent, IntentId, Parameters, Post};
use migration::{Action, CheckId, Pair, Seen};
use serde::{Deserialize, Serialize};

use crate::error::{BadRequest, ConsoleError};
use crate::parts::{cluster_ref, either, submitted};
use crate::routes;

/// The hidden fields of every dialog: which form, which cluster, what the operator saw.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DialogFields {
    pub intent_id: String,
    pub profile: String,
    pub region: String,
    pub cluster: String,
    pub seen_status: String,
    pub seen_direction: String,
    pub seen_rds_mode: String,
    pub seen_polardb_mode: String,
    pub seen_source: String,
    /// Separated by spaces.
    pub seen_rds_strings: String,
    /// Separated by spaces.
    pub seen_polardb_strings: String,
    /// The error text, with its line breaks; empty when there was none.
    pub seen_error: String,
    #[serde(default)]
    pub acknowledged: Acknowledged,
    /// The choice that the boxes are about, as [`checked`] says it.
    #[serde(default)]
    pub checked: String,
}

/// RDS-side connection string to PolarDB-side connection string; an empty one stays where it is.
pub type PairFields = BTreeMap<String, String>;

/// The ticked boxes: the name of a check to anything.
pub type Acknowledged = BTreeMap<String, String>;

/// A choice as the form carries it beside the boxes that were rendered for it.
pub fn checked(parameters: &Parameters) -> String {
    match parameters {
        Parameters::Move { pairs: None } => "without".to_owned(),
        Parameters::Move { pairs: Some(pairs) } => {
            let mut pairs: Vec<_> =
                pairs.iter().map(|pair| format!("{}={}", pair.rds, pair.polardb)).collect();
            pairs.sort_unstable();
            format!("with {}", pairs.join(" "))
        }
        Parameters::Close { keep_binlog: true } => "keep".to_owned(),
        Parameters::Close { keep_binlog: false } => "disable".to_owned(),
        Parameters::Continue { force: true } => "skip".to_owned(),
        Parameters::Continue { force: false } => "mended".to_owned(),
        Parameters::Abandon => String::new(),
    }
}

/// What was acknowledged, without the checks of another choice than the posted one: the operator never saw those of the
/// posted choice.
fn acknowledged_for(
    parameters: &Parameters,
    boxes: Acknowledged,
    shown_for: &str,
) -> Result<BTreeSet<CheckId>, ConsoleError> {
    let mut ids = check_ids(boxes)?;
    if shown_for != checked(parameters) {
        ids.retain(|id| !id.is_about_the_choice());
    }
    Ok(ids)
}

fn check_ids(acknowledged: Acknowledged) -> Result<BTreeSet<CheckId>, ConsoleError> {
    let id = |word: String| word.parse().map_err(|_| BadRequest::Check(word).into());
    acknowledged.into_keys().map(id).collect()
}

/// The chosen pairs. `None` without endpoints.
pub fn move_parameters(endpoints: &str, pairs: PairFields) -> Result<Parameters, ConsoleError> {
    let with = either("endpoints", endpoints, "with", "without")?;
    let pairs = pairs.into_iter().filter(|(_, polardb)| !polardb.is_empty());
    let pairs = pairs.map(|(rds, polardb)| Pair { rds, polardb }).collect();
    Ok(Parameters::Move { pairs: with.then_some(pairs) })
}

pub fn close_parameters(binlog: &str) -> Result<Parameters, ConsoleError> {
    Ok(Parameters::Close { keep_binlog: either("binlog", binlog, "keep", "disable")? })
}

/// Submits the post and sends the browser to the page that shows its outcome.
pub async fn submit(
    fields: DialogFields,
    action: Action,
    parameters: Parameters,
    typed_cluster_id: Option<String>,
) -> Result<(), ConsoleError> {
    let cluster = cluster_ref(fields.profile, fields.region, fields.cluster)?;
    let intent_id = IntentId::parse(fields.intent_id)?;
    let list = |text: String| text.split_whitespace().map(str::to_owned).collect();
    let seen = Seen {
        status: fields.seen_status.into(),
        direction: fields.seen_direction.into(),
        rds_mode: fields.seen_rds_mode.into(),
        cluster_mode: fields.seen_polardb_mode.into(),
        source: fields.seen_source,
        rds_strings: list(fields.seen_rds_strings),
        polardb_strings: list(fields.seen_polardb_strings),
        comment: fields.seen_error,
    };
    let acknowledged = acknowledged_for(&parameters, fields.acknowledged, &fields.checked)?;
    let url = routes::with_outcome(&routes::dialog(&cluster, action), intent_id.as_str());
    let intent = Intent::Migration { cluster, action, parameters, seen, acknowledged };
    submitted(Post { intent_id, intent, typed_cluster_id }).await?;
    leptos_axum::redirect(&url);
    Ok(())
}

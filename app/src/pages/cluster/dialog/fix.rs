//! What mends a check: a sentence, a link to the same dialog with another choice, or a button that changes the cluster.

use backend::IntentId;
use leptos::prelude::*;
use migration::{ClusterChange, ClusterState, Fix, judge_change};

use super::choice::Choice;
use super::cluster_change::change_of;
use super::data::DialogData;
use crate::routes;
use crate::settings::Settings;
use crate::words::{RdsSource, Words};

/// The forms of a dialog's changes. They stand beside the dialog's own form, because forms do not nest; the buttons that
/// send them are inside it.
pub struct Fixes {
    changes: Vec<ClusterChange>,
    state: Option<ClusterState>,
}

impl Fixes {
    pub fn of(data: &DialogData) -> Self {
        let mut changes = Vec::new();
        for change in data.report.checks.iter().filter_map(|it| change_of(it.fix.as_ref()?)) {
            if !changes.contains(&change) {
                changes.push(change);
            }
        }
        Self { changes, state: data.state.clone() }
    }

    /// What a check says that mends it.
    pub fn view(&self, words: &'static Words, data: &DialogData, fix: &Fix) -> AnyView {
        let settings = expect_context::<Settings>();
        let source = RdsSource {
            id: &data.now.source,
            region: data.cluster.region.as_str(),
            profile: settings.profile(&data.cluster.profile).named_to_tools(),
        };
        let text = (words.preflight.fix)(fix, &source);
        if let Some(change) = change_of(fix) {
            return self.button(words, &change, text);
        }
        match link_of(data, fix) {
            Some(href) => view! { <a class="fix fix--link" href=href>{text}</a> }.into_any(),
            None => view! { <p class="fix">{text}</p> }.into_any(),
        }
    }

    fn button(&self, words: &'static Words, change: &ClusterChange, text: String) -> AnyView {
        let at = self.changes.iter().position(|it| it == change);
        let (Some(at), Some(state)) = (at, &self.state) else {
            return view! { <p class="fix">{text}</p> }.into_any();
        };
        let refusal = judge_change(change, state).err().map(|refusal| {
            let id = format!("fix-{at}-refused");
            let why = (words.preflight.why_no_button)(&(words.rules.change_refusal)(&refusal));
            (id, why)
        });
        let described = refusal.as_ref().map(|(id, _)| id.clone());
        view! {
            <div class="fix">
                <button class="button button--small" type="submit" form=format!("fix-{at}")
                    disabled=refusal.is_some() aria-describedby=described>{text}</button>
                {refusal.map(|(id, why)| view! { <span class="muted" id=id>{why}</span> })}
            </div>
        }
        .into_any()
    }

    pub fn forms(&self, data: &DialogData) -> AnyView {
        let Some(state) = &self.state else { return ().into_any() };
        let seen = serde_json::to_string(state).unwrap_or_default();
        let back = data.url_of(&data.choice);
        let forms = self.changes.iter().enumerate().map(|(at, change)| {
            let hidden = fields(data, change, &seen, &back)
                .into_iter()
                .map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
            view! {
                <form id=format!("fix-{at}") method="post" action=routes::CHANGE_CLUSTER>
                    {hidden.collect_view()}
                </form>
            }
        });
        forms.collect_view().into_any()
    }
}

/// Which form it is, what it changes, what the operator sees, and where to come back to.
fn fields(
    data: &DialogData,
    change: &ClusterChange,
    seen: &str,
    back: &str,
) -> Vec<(&'static str, String)> {
    let mut fields = vec![
        ("intent_id", IntentId::random().to_string()),
        ("profile", data.cluster.profile.to_string()),
        ("region", data.cluster.region.to_string()),
        ("cluster", data.cluster.id.to_string()),
        ("kind", change.kind().as_str().to_owned()),
        ("seen", seen.to_owned()),
        ("back", back.to_owned()),
    ];
    match change {
        ClusterChange::CreateEndpointAddress { endpoint, .. } => {
            fields.push(("endpoint", endpoint.clone()));
        }
        ClusterChange::ChangePort { endpoint, net_type, port } => {
            fields.push(("endpoint", endpoint.clone()));
            fields.push(("net_type", net_type.as_str().to_owned()));
            fields.push(("port", port.to_string()));
        }
        ClusterChange::EnableSsl { endpoint, net_type }
        | ClusterChange::DisableSsl { endpoint, net_type } => {
            fields.push(("endpoint", endpoint.clone()));
            fields.push(("net_type", net_type.as_str().to_owned()));
        }
        ClusterChange::CreateClusterEndpoint { description, read_write, .. } => {
            let mode = if *read_write { "read-write" } else { "read-only" };
            fields.push(("description", description.clone()));
            fields.push(("mode", mode.to_owned()));
        }
        ClusterChange::RepointDtsJobs { .. } | ClusterChange::ReleaseCluster { .. } => {}
    }
    fields
}

/// The dialog with the choice that the fix asks for.
fn link_of(data: &DialogData, fix: &Fix) -> Option<String> {
    let choice = &data.choice;
    let choice = match fix {
        Fix::ChoosePairs(pairs) => choice.with_pairs(pairs.clone()),
        Fix::AddPair(pair) => choice.with_pair(pair),
        Fix::RemovePair(pair) => choice.with_pairs(choice.without(pair)),
        Fix::WithoutEndpoints => Choice { with_endpoints: Some(false), ..choice.clone() },
        Fix::KeepBinlog => Choice { keep_binlog: true, ..choice.clone() },
        Fix::OpenAgain => return Some(routes::dialog(&data.cluster, data.action)),
        _ => return None,
    };
    Some(data.url_of(&choice))
}

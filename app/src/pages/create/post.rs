//! What the create page posts: an evaluation of the source, the role that a creation needs, the creation.

use std::collections::BTreeMap;

use backend::{Intent, IntentId, Post, Seat, SourceRef};
use leptos::prelude::*;
use migration::{InstanceId, ProfileName, RegionId, SourceState, target_version};

use super::typed::Typed;
use crate::error::{BadRequest, ConsoleError, CreateField as Field, FormField};
use crate::parts::submitted;

use crate::routes;

/// Everything else that the form carries: what is typed, and what the operator saw of the source.
type Rest = BTreeMap<String, String>;
/// Named where it is not the default one.
type ProfileField = Option<String>;

/// Begins an evaluation for the target that is chosen. What is typed beside it stays in the address.
#[server(endpoint = "evaluation", prefix = "/api")]
pub async fn begin_evaluation(
    #[server(default)] profile: ProfileField,
    region: String,
    source: String,
    #[server(flatten)] rest: BTreeMap<String, String>,
) -> Result<(), ConsoleError> {
    let source = source_ref(profile, region, source)?;
    let typed = typed(&rest)?;
    let category = Some(typed.text(Field::Edition)).filter(|it| !it.is_empty()).unwrap_or("Normal");
    let version = target_version(typed.text(Field::Engine));
    let task = expect_context::<Seat>().evaluate(&source, version, category).await?;
    redirect_to_form(&source, &typed, ("task", &task));
    Ok(())
}

/// Creates the service-linked role. The button carries the intent's id, so that the form around it can be any.
#[server(endpoint = "service-linked-role", prefix = "/api")]
pub async fn create_service_linked_role(
    #[server(default)] profile: ProfileField,
    region: String,
    source: String,
    role_intent: String,
    #[server(flatten)] rest: BTreeMap<String, String>,
) -> Result<(), ConsoleError> {
    let source = source_ref(profile, region, source)?;
    let typed = typed(&rest)?;
    let intent_id = IntentId::parse(role_intent)?;
    let SourceRef { profile, region, .. } = source.clone();
    let intent = Intent::CreateServiceLinkedRole { profile, region };
    let post = Post { intent_id: intent_id.clone(), intent, typed_cluster_id: None };
    submitted(post).await?;
    redirect_to_form(&source, &typed, ("intent", intent_id.as_str()));
    Ok(())
}

/// Creates the cluster. The intent's id is the ClientToken.
#[server(endpoint = "creation", prefix = "/api")]
pub async fn create_cluster(
    intent_id: String,
    #[server(default)] profile: ProfileField,
    region: String,
    source: String,
    #[server(flatten)] rest: BTreeMap<String, String>,
) -> Result<(), ConsoleError> {
    let source = source_ref(profile, region, source)?;
    let (intent_id, typed) = (IntentId::parse(intent_id)?, typed(&rest)?);
    let again = || routes::create_from(&source, &typed.pairs());
    let new = typed.wanted();
    // What a rule forbids is refused, recorded and named; what cannot be read never was in the form.
    if let Some((field, _)) = new.faults.iter().find(|(_, fault)| fault.is_unreadable()) {
        return Err(BadRequest::field(field.name(), again()).into());
    }
    let intent = Intent::CreateCluster {
        source: source.clone(),
        new: Box::new(new.new),
        seen: Box::new(seen(&rest).ok_or_else(|| BadRequest::field("seen", again()))?),
    };
    let url = routes::create_from(&source, &[("intent", intent_id.as_str())]);
    let post = Post { intent_id, intent, typed_cluster_id: None };
    submitted(post).await?;
    leptos_axum::redirect(&url);
    Ok(())
}

fn source_ref(
    profile: ProfileField,
    region: String,
    source: String,
) -> Result<SourceRef, ConsoleError> {
    Ok(SourceRef {
        profile: profile.map_or_else(|| Ok(ProfileName::default()), ProfileName::parse)?,
        region: RegionId::parse(region)?,
        id: InstanceId::parse(source)?,
    })
}

fn typed(rest: &Rest) -> Result<Typed, ConsoleError> {
    let field = FormField::Create(Field::Engine);
    let missing = BadRequest::Field { field, again: None };
    Typed::read(|name| rest.get(name).cloned()).ok_or(missing.into())
}

/// The source as the operator saw it. `None` if any of it is missing.
fn seen(rest: &Rest) -> Option<SourceState> {
    let text = |name: &str| rest.get(&format!("seen_{name}")).cloned();
    Some(SourceState {
        id: text("id")?,
        status: text("status")?,
        kind: text("kind")?,
        engine: text("engine")?,
        version: text("version")?,
        category: text("category")?,
        storage: text("storage")?,
        kernel: text("kernel")?,
        lock: text("lock")?,
        vpc: text("vpc")?,
        vswitch: text("vswitch")?,
    })
}

fn redirect_to_form(source: &SourceRef, typed: &Typed, more: (&'static str, &str)) {
    let mut pairs = typed.pairs();
    pairs.push(more);
    leptos_axum::redirect(&routes::create_from(source, &pairs));
}

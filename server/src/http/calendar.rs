//! The deadline of a migration as a calendar file.

use app::{CALENDAR, ConsoleError, Language};
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HOST};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use migration::{ClusterId, ClusterRef, ProfileName, RegionId};
use serde::Deserialize;

use super::pages::Context;
use crate::refusal::Refusal;

pub fn routes(context: Context) -> Router {
    Router::new().route(CALENDAR, get(calendar)).with_state(context)
}

#[derive(Deserialize)]
struct Asked {
    profile: Option<String>,
    region: String,
}

async fn calendar(
    State(context): State<Context>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    parts: Parts,
) -> Response {
    match file(&context, id, asked, &parts).await {
        Ok((name, file)) => {
            let headers = [
                (CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
                (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
            ];
            (headers, file).into_response()
        }
        Err(error) => Refusal::from(error).into_response(),
    }
}

async fn file(
    context: &Context,
    id: String,
    asked: Asked,
    parts: &Parts,
) -> Result<(String, String), ConsoleError> {
    let cluster = ClusterRef {
        profile: asked.profile.map(ProfileName::parse).transpose()?.unwrap_or_default(),
        region: RegionId::parse(asked.region)?,
        id: ClusterId::parse(id)?,
    };
    let host = parts.headers.get(HOST).and_then(|it| it.to_str().ok()).unwrap_or("localhost");
    let language = Language::of(parts);
    let file =
        app::calendar(&context.seat(parts), &context.settings, language, &cluster, host).await?;
    Ok((format!("{}.ics", cluster.id), file))
}

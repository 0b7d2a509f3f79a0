//! What there is in the emulator as a file. Everything else of the lab is a page or a form.

use app::{ConsoleError, LAB_SCENARIO, NotFound};
use axum::Router;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use backend::LabError;

use super::pages::Context;
use crate::refusal::Refusal;

pub fn routes(context: Context) -> Router {
    Router::new().route(LAB_SCENARIO, get(scenario)).with_state(context)
}

async fn scenario(State(context): State<Context>, parts: Parts) -> Response {
    let seat = context.seat(&parts);
    let Some(lab) = seat.lab().await else {
        return Refusal::from(ConsoleError::from(NotFound::Page)).into_response();
    };
    match lab.scenario().await {
        Ok(text) => {
            let headers = [
                (CONTENT_TYPE, "application/toml"),
                (CONTENT_DISPOSITION, "attachment; filename=\"scenario.toml\""),
            ];
            (headers, text).into_response()
        }
        Err(error) => Refusal::from(unanswered(&error)).into_response(),
    }
}

fn unanswered(error: &LabError) -> ConsoleError {
    tracing::warn!(%error, "the emulator gave no scenario");
    ConsoleError::Internal
}

//! What every form of the lab posts.

use std::collections::BTreeMap;

use backend::{LabFields, LabForm, Seat};
use leptos::prelude::*;

use crate::error::{BadRequest, ConsoleError, NotFound};
use crate::routes;

/// A form of the lab: the emulator does what it says, and the page tells what became of it.
#[server(endpoint = "lab", prefix = "/api")]
pub async fn order_in_lab(
    form: String,
    #[server(default)] f: BTreeMap<String, String>,
) -> Result<(), ConsoleError> {
    let form =
        LabForm::parse(&form).ok_or_else(|| BadRequest::field("form", routes::LAB.to_owned()))?;
    let outcome = expect_context::<Seat>().order_in_lab(form, LabFields(f)).await;
    leptos_axum::redirect(&routes::lab_outcome(&outcome.ok_or(NotFound::Page)?, form));
    Ok(())
}

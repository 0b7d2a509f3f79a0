//! The address of the console, and addresses that lead nowhere.

use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;

use crate::error::NotFound;
use crate::layout::failed;
use crate::routes;
use crate::words::words;

/// `/` leads to the clusters.
#[component]
pub fn Home() -> impl IntoView {
    let response = expect_context::<ResponseOptions>();
    response.set_status(http::StatusCode::FOUND);
    response
        .insert_header(http::header::LOCATION, http::HeaderValue::from_static(routes::CLUSTERS));
}

#[component]
pub fn NoSuchPage() -> impl IntoView {
    let response = expect_context::<ResponseOptions>();
    view! { <Title text=words().errors.not_found/> {failed(NotFound::Page.into(), &response)} }
}

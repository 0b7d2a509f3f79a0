use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;

use crate::error::NotFound;
use crate::words::words;
use crate::{routes, ui};

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
    view! { <Title text=words().errors.not_found/> {ui::failed(NotFound::Page.into(), &response)} }
}

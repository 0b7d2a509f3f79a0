//! The page: the outcome of the last post, then a card for each direction.

use backend::Seat;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::form::{Part, PartCard};
use super::load::Data;
use crate::layout::failed;
use crate::pages::cluster::subject::{Followed, Head, Unread};
use crate::words::words;

#[component]
pub fn DtsPage() -> impl IntoView {
    let seat = expect_context::<Seat>();
    let response = expect_context::<ResponseOptions>();
    let (params, query) = (use_params_map().get_untracked(), use_query_map().get_untracked());
    let page = Suspend::new(async move {
        match Data::load(&seat, &params, &query).await {
            Ok(data) => view! { <Page data/> }.into_any(),
            Err(error) => match Unread::of(&seat, &params, &query, error).await {
                Ok(unread) => unread.view(),
                Err(error) => failed(error, &response),
            },
        }
    });
    view! { <Title text=words().dts.title/> <Suspense>{page}</Suspense> }
}

#[component]
fn Page(data: Data) -> impl IntoView {
    let words = &words().dts;
    let subject = data.subject.clone();
    view! {
        <Head cluster=subject.cluster.clone() title=words.title about=words.about.to_owned()/>
        <Followed subject>
            <PartCard data=data.clone() part=Part::Forward/>
            <PartCard data=data.clone() part=Part::Back/>
        </Followed>
    }
}

//! The page: what happened to the cluster, or the form.

use backend::Seat;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use migration::ChangeRefusal;

use super::form::ReleaseForm;
use super::load::Data;
use super::released::Released;
use crate::layout::failed;
use crate::pages::cluster::subject::{Followed, Head, Unread};
use crate::words::words;

#[component]
pub fn ReleasePage() -> impl IntoView {
    let seat = expect_context::<Seat>();
    let response = expect_context::<ResponseOptions>();
    let (params, query) = (use_params_map().get_untracked(), use_query_map().get_untracked());
    let page = Suspend::new(async move {
        match Data::load(&seat, &params, &query).await {
            Ok(data) => view! { <Page data/> }.into_any(),
            Err(error) => match Released::of(&seat, &query, &error).await {
                Some(released) => released.view(),
                None => match Unread::of(&seat, &params, &query, error).await {
                    Ok(unread) => unread.view(),
                    Err(error) => failed(error, &response),
                },
            },
        }
    });
    view! { <Title text=words().release.title/> <Suspense>{page}</Suspense> }
}

#[component]
fn Page(data: Data) -> impl IntoView {
    let words = words();
    let subject = data.subject.clone();
    let about = subject.cluster.id.to_string();
    let body = match &data.refusal {
        _ if subject.open.is_some() => ().into_any(),
        Some(refusal) => view! { <NotNow refusal=refusal.clone()/> }.into_any(),
        None => view! { <ReleaseForm data=data.clone()/> }.into_any(),
    };
    view! {
        <Head cluster=subject.cluster.clone() title=words.release.title about/>
        <Followed subject>{body}</Followed>
    }
}

#[component]
fn NotNow(refusal: ChangeRefusal) -> impl IntoView {
    let words = words();
    let why = (words.terms.sentence)(&(words.rules.change_refusal)(&refusal));
    let lock = (refusal == ChangeRefusal::Locked).then_some(words.release.lock);
    view! {
        <section class="card" aria-labelledby="not-now">
            <h2 id="not-now">{words.release.not_possible}</h2>
            <p class="notice" data-tone="warning">{why}</p>
            {lock.map(|text| view! { <p>{text}</p> })}
        </section>
    }
}

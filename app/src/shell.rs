//! The HTML document, the route table, and the page for failures outside of any route.

use http::request::Parts;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::SsrMode;
use leptos_router::components::{Route, Router, Routes};

use crate::error::ConsoleError;
use crate::layout::{ErrorNotice, PageFrame, theme};
use crate::pages::{
    ClusterPage, ClustersPage, CreatePage, DtsPage, Home, LabPage, NoSuchPage, ReleasePage,
};
use crate::parts::Tour;
use crate::routes;
use crate::settings::{Assets, Settings};
use crate::words::{Language, words};

/// The document around every page. It writes its own head: the framework's would preload the wasm, which competes
/// with the first paint.
pub fn shell(_: LeptosOptions) -> impl IntoView {
    let settings = expect_context::<Settings>();
    let nonce = use_nonce().map(|nonce| nonce.to_string()).unwrap_or_default();
    if let Some(response) = use_context::<ResponseOptions>()
        && let Ok(policy) = http::HeaderValue::from_str(&content_security_policy(&nonce))
    {
        response.insert_header(http::header::CONTENT_SECURITY_POLICY, policy);
    }
    view! {
        <!DOCTYPE html>
        <html lang=Language::here().tag() data-theme=theme()>
            <head>
                {head(&settings)}
                <MetaTags/>
                <script type="module" nonce=nonce inner_html=start_script(&settings.assets)></script>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Title formatter=|text: String| format!("{} · Polarshift", escaped(&text))/>
        <Router>
            <PageFrame>
                <Tour/>
                <Routes fallback=NoSuchPage>
                    <Route path=routes::HOME_PAGE view=Home ssr=SsrMode::Async/>
                    <Route path=routes::CLUSTERS_PAGE view=ClustersPage ssr=SsrMode::Async/>
                    <Route path=routes::CREATE_PAGE view=CreatePage ssr=SsrMode::Async/>
                    <Route path=routes::CLUSTER_PAGE view=ClusterPage ssr=SsrMode::Async/>
                    <Route path=routes::DTS_PAGE view=DtsPage ssr=SsrMode::Async/>
                    <Route path=routes::RELEASE_PAGE view=ReleasePage ssr=SsrMode::Async/>
                    <Route path=routes::LAB_PAGE view=LabPage ssr=SsrMode::Async/>
                    <Route path=routes::CLUSTER_DIALOG_PAGE view=ClusterPage ssr=SsrMode::Async/>
                </Routes>
            </PageFrame>
        </Router>
    }
}

/// The framework writes a title as it is.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn head(settings: &Settings) -> impl IntoView + use<> {
    let script =
        settings.extra_script.map(|path| view! { <script type="module" src=path></script> });
    view! {
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="description" content=words().frame.description/>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
        <link rel="stylesheet" href=format!("/pkg/{}", settings.assets.css)/>
        {script}
    }
}

/// Adds the reader's own time to each moment, copies, holds a second press back, and starts the islands once the page has
/// been painted. `local-time` is no custom element: making one while the page is being left would be an error.
fn start_script(assets: &Assets) -> String {
    const TEXT: &str = include_str!("start.js");
    TEXT.trim_end().replace("JS_NAME", &assets.js).replace("WASM_NAME", &assets.wasm)
}

/// What a page with this nonce may load: its own files and its own start script, nothing else.
pub fn content_security_policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// A whole page for an error that happened outside of the route table.
pub fn error_page(settings: &Settings, error: &ConsoleError, asked: Parts, nonce: &str) -> String {
    let (error, nonce) = (error.clone(), nonce.to_owned());
    let owner = Owner::new();
    owner.with(|| {
        provide_context(settings.clone());
        provide_context(asked);
        let heading = (words().errors.heading)(&error);
        let body = view! {
            <html lang=Language::here().tag() data-theme=theme()>
                <head>
                    {head(settings)}
                    <title>{format!("{heading} · Polarshift")}</title>
                    <script type="module" nonce=nonce inner_html=start_script(&settings.assets)></script>
                </head>
                <body>
                    <PageFrame><ErrorNotice error/></PageFrame>
                </body>
            </html>
        };
        format!("<!DOCTYPE html>{}", body.to_html())
    })
}

/// The framework's table, the literals of `#[server]` and the folder of paths have to say the same.
#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::time::Duration;

    use leptos_axum::generate_route_list_with_exclusions_and_ssg_and_context;
    use migration::{Action, ClusterRef, ProfileName};

    use super::*;
    use crate::settings::ProfileSettings;

    fn settings() -> Settings {
        let text = |name: &str| name.to_owned();
        Settings {
            assets: Assets { js: text("a.js"), wasm: text("a.wasm"), css: text("a.css") },
            default: ProfileSettings {
                name: ProfileName::default(),
                emulator: true,
                upstream: text("the emulator"),
                vendor_profile: None,
            },
            others: Vec::new(),
            fast_poll: Duration::from_secs(1),
            slow_poll: Duration::from_secs(10),
            extra_script: None,
        }
    }

    /// The patterns of the route table.
    fn table() -> Vec<String> {
        let (listed, _) =
            generate_route_list_with_exclusions_and_ssg_and_context(App, None, || {
                provide_context(settings());
            });
        listed.iter().map(|route| route.path().to_owned()).collect()
    }

    /// The route that answers a path: of those that fit, the one with the fewest parameters.
    fn answering<'a>(table: &'a [String], path: &str) -> Option<&'a String> {
        let fits = |pattern: &&String| {
            let (pattern, path): (Vec<_>, Vec<_>) =
                (pattern.split('/').collect(), path.split('/').collect());
            pattern.len() == path.len()
                && pattern
                    .iter()
                    .zip(&path)
                    .all(|(own, asked)| own.starts_with('{') || own == asked)
        };
        table.iter().filter(fits).min_by_key(|pattern| pattern.matches('{').count())
    }

    #[test]
    fn every_link_has_a_page_of_its_own_and_every_page_a_link() {
        let cluster = ClusterRef {
            profile: ProfileName::default(),
            region: "cn-hangzhou".to_owned().try_into().unwrap(),
            id: "pc-1".to_owned().try_into().unwrap(),
        };
        let links = [
            "/".to_owned(),
            routes::clusters(&cluster.region_ref()),
            routes::create(&cluster.region_ref()),
            routes::cluster(&cluster),
            routes::dts(&cluster),
            routes::release(&cluster),
            routes::LAB.to_owned(),
            routes::dialog(&cluster, Action::Switch),
        ];
        let table = table();
        let answering = links.iter().map(|link| {
            let path = link.split('?').next().unwrap();
            answering(&table, path).unwrap_or_else(|| panic!("{link} leads nowhere: {table:?}"))
        });
        let answering: BTreeSet<_> = answering.collect();
        assert_eq!(answering.len(), links.len(), "{answering:?}");
        assert_eq!(answering, table.iter().collect());
    }

    #[test]
    fn forms_post_to_the_server_functions_and_to_nothing_else() {
        let functions = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path);
        let dialogs = Action::ALL.map(routes::post);
        let posts: BTreeSet<_> = routes::ALL_POSTS.into_iter().chain(dialogs).collect();
        assert_eq!(functions.collect::<BTreeSet<_>>(), posts);
    }
}

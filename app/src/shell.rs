//! The HTML document, the route table, and the page for failures outside of any route.

use http::request::Parts;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{SsrMode, path};

use crate::components::Tour;
use crate::error::ConsoleError;
use crate::pages::{
    ClusterPage, ClustersPage, DtsPage, Home, LabPage, NewClusterPage, NoSuchPage, ReleasePage,
};
use crate::settings::{Assets, Settings};
use crate::ui::{ErrorNotice, PageFrame, theme};
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
                    <Route path=path!("/") view=Home ssr=SsrMode::Async/>
                    <Route path=path!("/clusters") view=ClustersPage ssr=SsrMode::Async/>
                    <Route path=path!("/clusters/new") view=NewClusterPage ssr=SsrMode::Async/>
                    <Route path=path!("/clusters/:id") view=ClusterPage ssr=SsrMode::Async/>
                    <Route path=path!("/clusters/:id/dts") view=DtsPage ssr=SsrMode::Async/>
                    <Route path=path!("/clusters/:id/release") view=ReleasePage ssr=SsrMode::Async/>
                    <Route path=path!("/lab") view=LabPage ssr=SsrMode::Async/>
                    <Route path=path!("/clusters/:id/:dialog") view=ClusterPage ssr=SsrMode::Async/>
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
/// been painted. `local-time` is no
/// custom element: making one while the page is being left would be an error.
fn start_script(assets: &Assets) -> String {
    let Assets { js, wasm, .. } = assets;
    format!(
        r#"let localTime;
const inLocalTime = (at) => (localTime ??= new Intl.DateTimeFormat(document.documentElement.lang, {{
  year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit",
  hourCycle: "h23", timeZoneName: "short",
}})).format(at);
const tellLocalTimes = () => {{
  for (const element of document.querySelectorAll("local-time")) {{
    const at = new Date(element.getAttribute("at"));
    const text = at.getTimezoneOffset() ? inLocalTime(at) : "";
    if (element.textContent !== text) element.textContent = text;
  }}
}};
new MutationObserver(tellLocalTimes).observe(document.body, {{ subtree: true, childList: true, attributeFilter: ["at"] }});
tellLocalTimes();
addEventListener("click", async ({{ target }}) => {{
  const button = target.closest(".copy");
  if (!button) return;
  await navigator.clipboard.writeText(button.closest(".copyable").querySelector("code").textContent);
  button.textContent = button.dataset.copied;
}});
// What changes something is sent once: marked, not disabled, as a disabled button would not be sent with its form.
addEventListener("submit", (event) => {{
  const form = event.target;
  if ((event.submitter?.formMethod || form.method) !== "post") return;
  if (form.getAttribute("aria-busy") === "true") event.preventDefault();
  else form.setAttribute("aria-busy", "true");
}});
// A page that comes back from the browser's memory can be sent again; the server knows the form.
addEventListener("pageshow", ({{ persisted }}) => {{
  if (persisted) for (const form of document.querySelectorAll("form[aria-busy]")) form.removeAttribute("aria-busy");
}});
const start = async () => {{
  const app = await import("/pkg/{js}");
  await app.default({{ module_or_path: "/pkg/{wasm}" }});
  app.hydrate();
  const begun = new WeakSet();
  const begin = async () => {{
    for (const island of document.querySelectorAll("leptos-island")) {{
      if (begun.has(island)) continue;
      begun.add(island);
      await app[island.dataset.component](island);
    }}
  }};
  await begin();
  // A part of the page that the server has rendered anew may have more of them.
  new MutationObserver(begin).observe(document.body, {{ subtree: true, childList: true }});
  document.documentElement.dataset.hydrated = "";
}};
addEventListener("load", () => "requestIdleCallback" in window ? requestIdleCallback(start, {{ timeout: 1000 }}) : setTimeout(start));"#
    )
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
                    {head(&settings)}
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

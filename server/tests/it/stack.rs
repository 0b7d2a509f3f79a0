//! A console in process with an emulator of its own.

use std::ops::Deref;
use std::time::Duration;

use acs_client::{Client, ClientConfig, Credentials, EndpointUrl, Upstream};
use app::{ProfileSettings, Settings};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header, request};
use backend::{Backend, Caller, Config, DatabaseUrl, Profile, Profiles, Seat};
use migration::{ProfileName, Realm, RegionId};
use server::http::{Console, Streams, router};
use server::site::Site;
use testkit::Cloud;
use tower::ServiceExt;

pub use testkit::demo::*;

/// The emulator's control is within reach as if the stack were the emulator itself.
pub struct Stack {
    pub backend: Backend,
    /// Of whoever sits at this machine.
    pub seat: Seat,
    pub streams: Streams,
    pub router: Router,
    pub emulator: Cloud,
    /// Where the journal is.
    pub data: tempfile::TempDir,
}

impl Deref for Stack {
    type Target = Cloud;

    fn deref(&self) -> &Cloud {
        &self.emulator
    }
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub fn header(&self, name: impl header::AsHeaderName) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

impl Stack {
    pub async fn start() -> Self {
        Self::polling(Duration::from_secs(1), Duration::from_secs(5)).await
    }

    pub async fn polling(fast_poll: Duration, slow_poll: Duration) -> Self {
        let own =
            |emulator: &Cloud| Upstream::Endpoint(EndpointUrl::parse(&emulator.url()).unwrap());
        Self::start_with(own, fast_poll, slow_poll).await
    }

    /// In front of this cloud.
    pub async fn in_this_cloud(emulator: Cloud) -> Self {
        let own =
            |emulator: &Cloud| Upstream::Endpoint(EndpointUrl::parse(&emulator.url()).unwrap());
        Self::in_cloud(emulator, own, Duration::from_secs(1), Duration::from_secs(5)).await
    }

    /// `upstream` says where the console's calls go.
    pub async fn start_with(
        upstream: impl FnOnce(&Cloud) -> Upstream,
        fast_poll: Duration,
        slow_poll: Duration,
    ) -> Self {
        Self::in_cloud(Cloud::demo().await, upstream, fast_poll, slow_poll).await
    }

    async fn in_cloud(
        emulator: Cloud,
        upstream: impl FnOnce(&Cloud) -> Upstream,
        fast_poll: Duration,
        slow_poll: Duration,
    ) -> Self {
        let data = tempfile::tempdir().unwrap();
        let upstream = upstream(&emulator);
        let is_emulator = upstream.is_loopback();
        let realm = match &upstream {
            Upstream::Aliyun => Realm::aliyun(),
            Upstream::Endpoint(endpoint) => Realm::endpoint(&endpoint.authority()),
        };
        let client = Client::new(ClientConfig::new(upstream, Credentials::emulator_default()));
        let region = RegionId::parse("cn-hangzhou").unwrap();
        let config = Config {
            profiles: Profiles::new(Profile { client: client.unwrap(), region, realm }),
            database: DatabaseUrl::Sqlite(data.path().join("polarshift.sqlite")),
            fast_poll,
            slow_poll,
            background_poll: Duration::from_secs(3_600),
            gather_rate: 1_000,
            sample_retention: Duration::from_secs(3_600),
            call_timeout: Duration::from_secs(10),
            clock: backend::Clock::system(),
        };
        let backend = Backend::open(config).await.unwrap();
        let site = Site::missing();
        let settings = Settings {
            assets: site.assets.clone(),
            default: ProfileSettings {
                name: ProfileName::default(),
                emulator: is_emulator,
                upstream: emulator.url(),
                vendor_profile: None,
            },
            others: Vec::new(),
            fast_poll,
            slow_poll,
            extra_script: None,
        };
        let streams = Streams::new(backend.clone(), settings.clone());
        let console =
            Console { backend: backend.clone(), settings, site, streams: streams.clone() };
        let router = router(console);
        let seat = backend.as_seen_by(&Caller::local(None));
        Self { backend, seat, streams, router, emulator, data }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// As a browser opens a page.
    pub async fn open(&self, path: &str) -> Answer {
        self.send(browser(Request::get(path)).body(Body::empty()).unwrap()).await
    }

    /// As a browser posts a form of the console.
    pub async fn submit(&self, path: &str, form: &str) -> Answer {
        let request = browser(Request::post(path))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form.to_owned())).unwrap()).await
    }
}

pub fn browser(request: request::Builder) -> request::Builder {
    request
        .header(header::HOST, "127.0.0.1:3000")
        .header(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")
}

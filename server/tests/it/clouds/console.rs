//! A console in process, in front of one emulator or several, that can be closed and opened again on the same journal.

use std::path::Path;
use std::time::Duration;

use acs_client::{Client, ClientConfig, Credentials, EndpointUrl, Upstream};
use app::{ProfileSettings, Settings};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use backend::{
    Backend, Caller, Clock, Config, DatabaseUrl, JournalError, OpenError, Profile, Profiles, Seat,
};
use migration::{ProfileName, Realm, RegionId};
use server::http::{Console as Parts, Streams, router};
use server::site::Site;
use testkit::eventually;
use tower::ServiceExt;

use crate::journal::FILE;
use crate::stack::{Answer, browser};

const FAST_POLL: Duration = Duration::from_millis(30);
const SLOW_POLL: Duration = Duration::from_millis(90);
/// Nothing is read in the background: what is read is what a page or an open intent asks for.
const NEVER: Duration = Duration::from_secs(24 * 3_600);

pub struct Console {
    pub seat: Seat,
    backend: Backend,
    router: Router,
}

impl Console {
    /// With the journal of this folder. The first profile is the default one; each has the address of its upstream.
    pub async fn open(data: &Path, profiles: &[(ProfileName, String)], clock: Clock) -> Self {
        let config = Config { clock, ..config(data, profiles) };
        // The server that had the journal before may hold it for another moment.
        let opened =
            eventually("the journal is free", async || match Backend::open(config.clone()).await {
                Err(OpenError::Journal { source: JournalError::InUse, .. }) => None,
                opened => Some(opened),
            });
        let backend = opened.await.unwrap();
        let (settings, site) = (settings(profiles), Site::missing());
        let streams = Streams::new(backend.clone(), settings.clone());
        let router = router(Parts { backend: backend.clone(), settings, site, streams });
        Self { seat: backend.as_seen_by(&Caller::local(None)), backend, router }
    }

    /// Ends the work; what is in flight comes to its end.
    pub async fn shutdown(&self) {
        self.backend.shutdown().await;
    }

    /// As a browser opens a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(browser(Request::get(path)).body(Body::empty()).unwrap()).await
    }

    /// As a browser posts a form of the console.
    pub async fn post(&self, path: &str, form: String) -> Answer {
        let request = browser(Request::post(path))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form)).unwrap()).await
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

fn config(data: &Path, profiles: &[(ProfileName, String)]) -> Config {
    let [(_, first), others @ ..] = profiles else { panic!("a console has a profile") };
    let add =
        |all: Profiles, (name, url): &(ProfileName, String)| all.with(name.clone(), profile(url));
    Config {
        profiles: others.iter().fold(Profiles::new(profile(first)), add),
        database: DatabaseUrl::Sqlite(data.join(FILE)),
        fast_poll: FAST_POLL,
        slow_poll: SLOW_POLL,
        background_poll: NEVER,
        gather_rate: 1_000,
        sample_retention: NEVER,
        call_timeout: Duration::from_secs(10),
        clock: Clock::system(),
    }
}

fn profile(url: &str) -> Profile {
    let endpoint = EndpointUrl::parse(url).unwrap();
    let realm = Realm::endpoint(&endpoint.authority());
    let upstream = Upstream::Endpoint(endpoint);
    let client = Client::new(ClientConfig::new(upstream, Credentials::emulator_default()));
    Profile { client: client.unwrap(), region: RegionId::parse("cn-hangzhou").unwrap(), realm }
}

fn settings(profiles: &[(ProfileName, String)]) -> Settings {
    let mut all = profiles.iter().map(|(name, url)| ProfileSettings {
        name: name.clone(),
        emulator: true,
        upstream: url.clone(),
        vendor_profile: None,
    });
    Settings {
        assets: Site::missing().assets,
        default: all.next().unwrap(),
        others: all.collect(),
        fast_poll: FAST_POLL,
        slow_poll: SLOW_POLL,
        extra_script: None,
    }
}

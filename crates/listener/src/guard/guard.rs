//! The rules as one: by what name, through whom, and from which page a request came.

use axum::extract::Request;

use super::{forwarded, host, origin};

/// Lets in whoever is on this machine, and no foreign web page and no proxy.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    /// Names, beside those of this machine, by which it may be called.
    names: Vec<String>,
}

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("this host name is not served here")]
    ForeignName,
    #[error(
        "the request came through a proxy, and there is no sign-in here: whoever reaches the proxy could do everything; \
         reach this machine by an SSH tunnel instead"
    )]
    Forwarded,
    #[error("the request comes from another site")]
    ForeignWrite,
    #[error("another site may link here, but not load anything from here")]
    ForeignRead,
}

impl Guard {
    /// With further names by which the server may be called.
    pub fn with_names(names: Vec<String>) -> Self {
        Self { names }
    }

    /// For what has no sign-in: pages, forms and a control plane.
    ///
    /// # Errors
    /// The request is to be refused.
    pub fn admit(&self, request: &Request) -> Result<(), Refused> {
        // Once proxies can be trusted, those of a trusted address pass here, and the name is the one that they forward.
        if forwarded::is_forwarded(request.headers()) {
            return Err(Refused::Forwarded);
        }
        self.admit_name(request)?;
        self.admit_origin(request)
    }

    /// For what has nothing to give away and only answers probes: whoever asks may do so by any name and through any proxy.
    ///
    /// # Errors
    /// The request is to be refused.
    pub fn admit_probe(&self, request: &Request) -> Result<(), Refused> {
        self.admit_origin(request)
    }

    /// For calls that carry a signature, and for streams: what a browser sends for the page of another site is refused, be it read
    /// or write, and even if it leads a person here. Everybody may know a key that signs, and a stream keeps a connection.
    /// Programs pass by any name and through any proxy.
    ///
    /// # Errors
    /// The request is to be refused.
    pub fn admit_own_pages_and_programs(&self, request: &Request) -> Result<(), Refused> {
        if origin::is_foreign(request.headers()) {
            return Err(Refused::ForeignWrite);
        }
        if origin::is_of_a_page(request.headers()) { self.admit_name(request) } else { Ok(()) }
    }

    fn admit_name(&self, request: &Request) -> Result<(), Refused> {
        let is_known = host::of(request).is_some_and(|name| {
            let name = name.host();
            let is = |known: &String| known.eq_ignore_ascii_case(name);
            host::is_this_machine(name) || self.names.iter().any(is)
        });
        if is_known { Ok(()) } else { Err(Refused::ForeignName) }
    }

    fn admit_origin(&self, request: &Request) -> Result<(), Refused> {
        let headers = request.headers();
        if !request.method().is_safe() {
            return if origin::is_foreign(headers) { Err(Refused::ForeignWrite) } else { Ok(()) };
        }
        if origin::is_loaded_by_another_site(headers) { Err(Refused::ForeignRead) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Method;

    use super::*;

    fn request(method: Method, headers: &[(&str, &str)]) -> Request {
        let mut request = Request::new(Body::empty());
        *request.method_mut() = method;
        for (name, value) in headers {
            let name: axum::http::HeaderName = name.parse().unwrap();
            request.headers_mut().append(name, value.parse().unwrap());
        }
        request
    }

    fn here(method: Method, headers: &[(&str, &str)]) -> Request {
        request(method, &[&[("host", "127.0.0.1:3000")], headers].concat())
    }

    fn admitted(method: Method, headers: &[(&str, &str)]) -> Result<(), Refused> {
        Guard::default().admit(&here(method, headers))
    }

    #[test]
    fn names_of_this_machine_and_named_ones_pass_on_any_port() {
        let guard = Guard::with_names(vec!["emulator".to_owned()]);
        for host in [
            "localhost",
            "LOCALHOST:3000",
            "127.0.0.1:8080",
            "127.0.0.2",
            "[::1]:3000",
            "console.localhost:3000",
            "emulator:3100",
            "Emulator",
        ] {
            assert_eq!(guard.admit(&request(Method::GET, &[("host", host)])), Ok(()), "{host}");
        }
    }

    #[test]
    fn other_names_and_none_are_refused() {
        for host in [
            "rebound.example:3000",
            "localhost.evil.example",
            "evillocalhost",
            ".localhost",
            "127.0.0.1.evil.example",
            "192.0.2.1",
            "0.0.0.0",
            "user@localhost.example",
            "",
        ] {
            let refused = Guard::default().admit(&request(Method::GET, &[("host", host)]));
            assert_eq!(refused, Err(Refused::ForeignName), "{host}");
        }
        let nameless = Guard::default().admit(&request(Method::GET, &[]));
        assert_eq!(nameless, Err(Refused::ForeignName));
    }

    #[test]
    fn what_came_through_a_proxy_is_refused_whatever_else_it_says() {
        for header in [
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-proto",
            "x-forwarded-prefix",
            "x-real-ip",
            "via",
        ] {
            for method in [Method::GET, Method::POST] {
                let headers = [(header, "a"), ("sec-fetch-site", "same-origin")];
                assert_eq!(admitted(method, &headers), Err(Refused::Forwarded), "{header}");
            }
        }
    }

    #[test]
    fn posts_of_the_own_pages_and_of_programs_pass() {
        for headers in [
            &[][..],
            &[("sec-fetch-site", "same-origin")],
            &[("sec-fetch-site", "none")],
            &[("origin", "http://127.0.0.1:3000")],
            &[("sec-fetch-site", "same-origin"), ("origin", "null")],
        ] {
            assert_eq!(admitted(Method::POST, headers), Ok(()), "{headers:?}");
        }
    }

    #[test]
    fn posts_of_other_pages_are_refused() {
        for headers in [
            &[("sec-fetch-site", "cross-site")][..],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "cross-site"), ("origin", "http://127.0.0.1:3000")],
            &[("sec-fetch-site", "")],
            &[("origin", "http://evil.example")],
            &[("origin", "http://127.0.0.1:4000")],
            &[("origin", "null")],
            &[("origin", "127.0.0.1:3000")],
            &[
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-mode", "navigate"),
                ("sec-fetch-dest", "document"),
            ],
        ] {
            let refused = admitted(Method::POST, headers);
            assert_eq!(refused, Err(Refused::ForeignWrite), "{headers:?}");
        }
    }

    #[test]
    fn another_site_may_link_here_and_load_nothing() {
        let read = |site, mode, dest| {
            let marks =
                [("sec-fetch-site", site), ("sec-fetch-mode", mode), ("sec-fetch-dest", dest)];
            admitted(Method::GET, &marks)
        };
        assert_eq!(admitted(Method::GET, &[]), Ok(()));
        assert_eq!(read("none", "navigate", "document"), Ok(()));
        assert_eq!(read("same-origin", "no-cors", "image"), Ok(()));
        for site in ["cross-site", "same-site"] {
            assert_eq!(read(site, "navigate", "document"), Ok(()), "{site}");
            for (mode, dest) in [
                ("no-cors", "image"),
                ("cors", "empty"),
                ("navigate", "iframe"),
                ("navigate", "object"),
                ("no-cors", "document"),
            ] {
                assert_eq!(
                    read(site, mode, dest),
                    Err(Refused::ForeignRead),
                    "{site} {mode} {dest}"
                );
            }
            let bare = admitted(Method::HEAD, &[("sec-fetch-site", site)]);
            assert_eq!(bare, Err(Refused::ForeignRead));
        }
    }

    #[test]
    fn a_probe_may_come_by_any_name_and_through_a_proxy() {
        let probe = request(Method::GET, &[("host", "10.0.0.7:3000"), ("via", "1.1 balancer")]);
        assert_eq!(Guard::default().admit_probe(&probe), Ok(()));
    }

    #[test]
    fn a_signed_call_may_come_from_any_program_and_from_no_foreign_page() {
        let signed = |method, headers: &[(&str, &str)]| {
            Guard::default().admit_own_pages_and_programs(&request(method, headers))
        };
        for method in [Method::GET, Method::POST] {
            assert_eq!(signed(method.clone(), &[("host", "polardb.aliyuncs.com")]), Ok(()));
            let proxied = [("host", "emulator"), ("via", "1.1 squid")];
            assert_eq!(signed(method.clone(), &proxied), Ok(()));
            let typed = [("host", "127.0.0.1:3100"), ("sec-fetch-site", "none")];
            assert_eq!(signed(method.clone(), &typed), Ok(()));
            for (name, value) in [
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-site", "same-site"),
                ("origin", "https://evil.example"),
            ] {
                let foreign = [("host", "127.0.0.1:3100"), (name, value)];
                let refused = signed(method.clone(), &foreign);
                assert_eq!(refused, Err(Refused::ForeignWrite), "{name}: {value}");
            }
            let rebound = [("host", "rebound.example"), ("sec-fetch-site", "same-origin")];
            assert_eq!(signed(method, &rebound), Err(Refused::ForeignName));
        }
    }
}

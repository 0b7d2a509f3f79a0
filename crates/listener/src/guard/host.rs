//! By what name a server was called.
//!
//! A web page elsewhere can give its own name the address 127.0.0.1 and then talk to a server of this machine as if it were its
//! own (DNS rebinding). The name is still in the `Host` header.

use std::net::IpAddr;

use axum::extract::Request;
use axum::http::header::HOST;
use axum::http::uri::Authority;

/// The name, and its port; `None` if there is none that can be read.
pub fn of(request: &Request) -> Option<Authority> {
    match request.headers().get(HOST) {
        Some(value) => value.to_str().ok()?.parse().ok(),
        None => request.uri().authority().cloned(),
    }
}

/// Whether a name always leads to this machine. The port says nothing: it changes on its way through a tunnel.
pub fn is_this_machine(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    address.map_or_else(|_| is_localhost(name), |address| address.is_loopback())
}

/// `localhost` and every name below it, as browsers and resolvers read them.
fn is_localhost(name: &str) -> bool {
    let (above, last) = name.rsplit_once('.').map_or((None, name), |(it, last)| (Some(it), last));
    last.eq_ignore_ascii_case("localhost") && above.is_none_or(|above| !above.is_empty())
}

//! What proxies add to the requests that they pass on.
//!
//! A server without sign-in trusts whoever is on its machine. A proxy is on its machine, too, and whoever reaches the proxy
//! may be anybody.

use axum::http::HeaderMap;
use axum::http::header::{FORWARDED, VIA};

const X_REAL_IP: &str = "x-real-ip";
/// Of `X-Forwarded-For`, `-Host`, `-Proto` and others of the kind.
const X_FORWARDED: &str = "x-forwarded-";

pub fn is_forwarded(headers: &HeaderMap) -> bool {
    let of_a_proxy = |name: &str| {
        name.starts_with(X_FORWARDED) || name == X_REAL_IP || name == FORWARDED || name == VIA
    };
    headers.keys().any(|name| of_a_proxy(name.as_str()))
}

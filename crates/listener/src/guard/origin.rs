//! From which page a request came.
//!
//! A form, a script or a picture on any web page can call a server of this machine. Browsers say where a request comes from;
//! programs that are no browser say nothing and cannot be tricked.

use axum::http::HeaderMap;
use axum::http::header::{HOST, HeaderName, ORIGIN};

const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");
const DESTINATION: HeaderName = HeaderName::from_static("sec-fetch-dest");

/// Whether a page that is not the server's own sent it.
pub fn is_foreign(headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get(SITE) {
        return site != "same-origin" && site != "none";
    }
    // Browsers from before Sec-Fetch-Site, and pages reached by plain http under a name.
    headers.get(ORIGIN).is_some_and(|origin| {
        let host = headers.get(HOST).map(|host| host.as_bytes());
        let origin = origin.as_bytes();
        let own = [b"http://".as_slice(), b"https://"]
            .into_iter()
            .find_map(|scheme| origin.strip_prefix(scheme));
        own.is_none() || own != host
    })
}

/// Whether a page of another site reads this without leading the person here: as a picture, a frame, or by a script.
pub fn is_loaded_by_another_site(headers: &HeaderMap) -> bool {
    let is = |name: &HeaderName, word: &str| headers.get(name).is_some_and(|value| value == word);
    let is_link = is(&MODE, "navigate") && is(&DESTINATION, "document");
    (is(&SITE, "cross-site") || is(&SITE, "same-site")) && !is_link
}

/// Whether a browser sent it.
pub fn is_of_a_page(headers: &HeaderMap) -> bool {
    headers.contains_key(SITE) || headers.contains_key(ORIGIN)
}

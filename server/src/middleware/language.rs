//! What the choice of a language does to an answer. The app chooses it; see [`app::Language::of`].

use app::Language;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_TYPE, SET_COOKIE, VARY};
use axum::middleware::Next;
use axum::response::Response;

const ASKED: HeaderValue = HeaderValue::from_static("accept-language, cookie");

/// Says what an answer in words depends on, and keeps the language that the address of a page names.
pub async fn keep_language(request: Request, next: Next) -> Response {
    let named = request.uri().query().and_then(Language::named);
    let mut response = next.run(request).await;
    let kind = response.headers().get(CONTENT_TYPE).map(|value| value.as_bytes().to_owned());
    let is = |name: &str| kind.as_deref().is_some_and(|kind| kind.starts_with(name.as_bytes()));
    let page = is("text/html");
    if page || is("application/json") {
        response.headers_mut().append(VARY, ASKED);
    }
    if let Some(language) = named.filter(|_| page) {
        response.headers_mut().append(SET_COOKIE, language.cookie());
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::middleware::from_fn;

    use super::*;
    use crate::middleware::testing::{call, get};

    #[tokio::test]
    async fn a_page_says_what_its_words_depend_on_and_keeps_the_language_its_address_names() {
        let plain = call(from_fn(keep_language), get("/page")).await;
        assert_eq!(plain.headers[VARY], "accept-language, cookie");
        assert!(!plain.headers.contains_key(SET_COOKIE));
        let named = call(from_fn(keep_language), get("/page?lang=zh")).await;
        assert!(named.headers[SET_COOKIE].to_str().unwrap().starts_with("language=zh;"));
        let unknown = call(from_fn(keep_language), get("/page?lang=xx")).await;
        assert!(!unknown.headers.contains_key(SET_COOKIE));
    }

    #[tokio::test]
    async fn what_has_no_words_stays_as_it_is() {
        let answered = call(from_fn(keep_language), get("/cached?lang=zh")).await;
        assert!(!answered.headers.contains_key(VARY));
        assert!(!answered.headers.contains_key(SET_COOKIE));
    }
}

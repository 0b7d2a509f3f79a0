//! Every way to send a call (vendor/sdk-wire 2): GET and POST, query, form, chunks, both, JSON; and the format of the answer.

use acs_signature::acs3::{BodyHash, SigningInput, sign};

use crate::signing::*;
use crate::support::*;

const FORM: &str = "application/x-www-form-urlencoded";
/// What has to arrive unharmed: reserved characters, blanks, other scripts.
const SEARCH: &str = "a b+c*~%2F&=中文";

/// How a body is sent.
#[derive(Clone, Copy)]
enum Body {
    None,
    Whole,
    /// In chunks of so many bytes.
    Chunks(usize),
}

fn http(
    emulator: &Emulator,
    method: &str,
    query: &str,
    headers: &str,
    body: (&[u8], Body),
) -> Vec<u8> {
    let host = emulator.addr();
    let target = if query.is_empty() { "/".to_owned() } else { format!("/?{query}") };
    let mut bytes = format!("{method} {target} HTTP/1.1\r\nhost: {host}\r\n{headers}").into_bytes();
    match body {
        (_, Body::None) => bytes.extend(b"\r\n"),
        (body, Body::Whole) => {
            bytes.extend(format!("content-length: {}\r\n\r\n", body.len()).bytes());
            bytes.extend(body);
        }
        (body, Body::Chunks(size)) => {
            bytes.extend(b"transfer-encoding: chunked\r\n\r\n");
            for chunk in body.chunks(size) {
                bytes.extend(format!("{:x};note=1\r\n", chunk.len()).bytes());
                bytes.extend([chunk, b"\r\n"].concat());
            }
            bytes.extend(b"0\r\nx-trailer: 1\r\n\r\n");
        }
    }
    bytes
}

/// A list that is found only if the search arrives as it was meant.
fn business() -> Vec<(&'static str, &'static str)> {
    vec![("RegionId", "cn-hangzhou"), ("SearchKey", SEARCH)]
}

async fn assert_arrives(emulator: &Emulator, name: &str, request: Vec<u8>, content_type: &str) {
    let answer = raw(emulator, &request).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{name}: {answer}");
    assert!(answer.contains(&format!("content-type: {content_type}\r\n")), "{name}: {answer}");
    let last = emulator.get("calls").await["calls"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["parameters"]["SearchKey"], SEARCH, "{name}");
    assert_eq!(last["action"], "DescribeDBInstances", "{name}");
}

#[tokio::test]
async fn rpc_calls_arrive_by_every_transport_in_both_formats() {
    let emulator = Emulator::demo().await;
    for (format, content_type) in
        [("JSON", "application/json;charset=utf-8"), ("XML", "text/xml;charset=utf-8")]
    {
        for (name, method, in_body, body) in [
            ("GET, query", "GET", 'n', Body::None),
            ("POST, query", "POST", 'n', Body::None),
            ("POST, query and an empty body", "POST", 'n', Body::Whole),
            ("POST, form", "POST", 'a', Body::Whole),
            ("POST, chunked form", "POST", 'a', Body::Chunks(7)),
            ("POST, business in the form", "POST", 'b', Body::Whole),
            ("POST, business in a chunked form", "POST", 'b', Body::Chunks(1)),
        ] {
            let mut call =
                vec![("Action", "DescribeDBInstances"), ("Version", RDS), ("Format", format)];
            call.extend(business());
            let all = rpc_parameters(method, &call, &key());
            let is_business = |name: &str| name == "RegionId" || name == "SearchKey";
            let (inside, outside): (Vec<_>, Vec<_>) = borrowed(&all)
                .into_iter()
                .partition(|(name, _)| in_body == 'a' || (in_body == 'b' && is_business(name)));
            // Clients of this scheme send these headers too; they mean nothing.
            let headers =
                format!("content-type: {FORM}\r\nx-acs-action: Other\r\nx-acs-version: 1\r\n");
            let text = form(&inside);
            let request =
                http(&emulator, method, &form(&outside), &headers, (text.as_bytes(), body));
            assert_arrives(&emulator, &format!("{name}, {format}"), request, content_type).await;
        }
    }
}

#[tokio::test]
async fn acs3_calls_arrive_by_every_transport() {
    let emulator = Emulator::demo().await;
    let json = format!(
        "application/json; charset=utf-8|{}",
        serde_json::json!({
            "RegionId": "cn-hangzhou", "SearchKey": SEARCH, "PageSize": 30, "Nothing": null,
        })
    );
    let whole = format!("{FORM}|{}", form(&business()));
    let search = format!("{FORM}; charset=UTF-8|{}", form(&business()[1..]));
    for (name, method, query, body, how) in [
        ("GET, query", "GET", business(), "", Body::None),
        ("POST, query", "POST", business(), "", Body::None),
        ("POST, query and an empty body", "POST", business(), "", Body::Whole),
        ("POST, form", "POST", vec![], whole.as_str(), Body::Whole),
        ("POST, chunked form", "POST", vec![], whole.as_str(), Body::Chunks(5)),
        ("POST, both", "POST", business()[..1].to_vec(), search.as_str(), Body::Chunks(1)),
        ("POST, JSON", "POST", vec![], json.as_str(), Body::Whole),
        ("POST, chunked JSON", "POST", vec![], json.as_str(), Body::Chunks(9)),
    ] {
        let (content_type, body) = body.split_once('|').unwrap_or_default();
        let hash = BodyHash::of(body.as_bytes());
        let (host, now, nonce) = (emulator.addr().to_string(), now(), nonce());
        let mut headers = vec![
            ("x-acs-action", "DescribeDBInstances"),
            ("x-acs-version", RDS),
            ("x-acs-date", now.as_str()),
            ("x-acs-signature-nonce", nonce.as_str()),
            ("x-acs-content-sha256", hash.as_str()),
        ];
        if !content_type.is_empty() {
            headers.push(("content-type", content_type));
        }
        let signed: Vec<_> = headers.iter().copied().chain([("host", host.as_str())]).collect();
        let input =
            SigningInput { method, path: "/", query: &query, headers: &signed, body_hash: &hash };
        let authorization = sign(&input, &key()).authorization;
        headers.push(("authorization", &authorization));
        let headers: String = headers.iter().map(|(n, v)| format!("{n}: {v}\r\n")).collect();
        let request = http(&emulator, method, &form(&query), &headers, (body.as_bytes(), how));
        assert_arrives(&emulator, name, request, "application/json;charset=utf-8").await;
    }
}

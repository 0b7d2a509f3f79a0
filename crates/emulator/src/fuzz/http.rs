//! Requests as text.

use axum::body::Body;
use axum::http::Request;

/// The head's lines up to an empty one, then the body; nothing where HTTP itself refuses it.
pub fn request(bytes: &[u8]) -> Option<Request<Body>> {
    let (head, mut rest) = line(bytes);
    let mut words = head.split(|&byte| byte == b' ');
    let mut request = Request::builder().method(words.next()?).uri(words.next()?);
    loop {
        let (header, after) = line(rest);
        rest = after;
        if header.is_empty() {
            return request.body(Body::from(rest.to_vec())).ok();
        }
        let colon = header.iter().position(|&byte| byte == b':')?;
        request = request.header(&header[..colon], header[colon + 1..].trim_ascii());
    }
}

/// The first line without its end, and what comes after it.
fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    let (line, rest) = match bytes.iter().position(|&byte| byte == b'\n') {
        Some(end) => (&bytes[..end], &bytes[end + 1..]),
        None => (bytes, &[][..]),
    };
    (line.strip_suffix(b"\r").unwrap_or(line), rest)
}

//! One request over a blocking socket, for tests of the program, which have no runtime.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

pub struct Reply {
    pub status: u16,
    pub body: String,
}

pub fn get(url: &str) -> Reply {
    request("GET", url, "", "")
}

pub fn post_json(url: &str, body: &str) -> Reply {
    request("POST", url, "Content-Type: application/json\r\n", body)
}

/// Posts JSON; nothing if the connection cannot be made or ends before the answer does.
pub fn try_post_json(url: &str, body: &str) -> Option<Reply> {
    let mut stream = try_send("POST", url, "Content-Type: application/json\r\n", body).ok()?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).ok()?;
    reply(bytes)
}

const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\nAccept: text/html\r\nSec-Fetch-Site: same-origin\r\n";

/// Posts a form and goes away without waiting for the answer. The connection stays open until the stream is dropped.
pub fn post_form(url: &str, body: &str) -> TcpStream {
    send("POST", url, FORM, body)
}

/// HTTP/1.0: the answer ends with the connection.
fn request(method: &str, url: &str, headers: &str, body: &str) -> Reply {
    let mut stream = send(method, url, headers, body);
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    reply(bytes).expect("an answer")
}

/// Nothing if the bytes are not a whole answer.
fn reply(bytes: Vec<u8>) -> Option<Reply> {
    let text = String::from_utf8(bytes).ok()?;
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Reply { status, body: body.to_owned() })
}

fn send(method: &str, url: &str, headers: &str, body: &str) -> TcpStream {
    try_send(method, url, headers, body).unwrap()
}

fn try_send(method: &str, url: &str, headers: &str, body: &str) -> std::io::Result<TcpStream> {
    let rest = url.strip_prefix("http://").unwrap();
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let path = if path.is_empty() { "/" } else { path };
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.0\r\nHost: {host}\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
    )?;
    Ok(stream)
}

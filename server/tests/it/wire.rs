//! One request over a socket, so that tests need no client of their own.

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
    let text = String::from_utf8(bytes).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Reply { status, body: body.to_owned() }
}

fn send(method: &str, url: &str, headers: &str, body: &str) -> TcpStream {
    let rest = url.strip_prefix("http://").unwrap();
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let path = if path.is_empty() { "/" } else { path };
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.0\r\nHost: {host}\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
    )
    .unwrap();
    stream
}

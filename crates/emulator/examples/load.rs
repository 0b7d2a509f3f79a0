//! A load generator for `make bench`: as many requests as asked for over kept-alive connections, each waiting for its
//! answer. Everything is made and signed before the clock starts, so that the server is what is measured.
//!
//! `load ADDRESS REQUESTS CONNECTIONS same FILE`: the bytes in FILE, again and again.
//! `load ADDRESS REQUESTS CONNECTIONS describe FILE`: DescribeDBClusterMigration of the clusters whose ids FILE lists,
//! signed with ACS3-HMAC-SHA256, each with a nonce of its own.

use std::error::Error;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Barrier;
use std::time::Instant;

use acs_signature::AccessKey;
use acs_signature::acs3::{BodyHash, SigningInput, sign};

const USAGE: &str = "load ADDRESS REQUESTS CONNECTIONS (same | describe) FILE";

type Fallible<T> = Result<T, Box<dyn Error + Send + Sync>>;

fn main() -> Fallible<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, requests, connections, mode, file] = arguments.as_slice() else {
        return Err(USAGE.into());
    };
    let address: SocketAddr = address.parse()?;
    let (requests, connections): (usize, usize) = (requests.parse()?, connections.parse()?);
    let text = std::fs::read_to_string(file)?;
    let make: Box<dyn Fn(usize) -> Vec<u8>> = match mode.as_str() {
        "same" => Box::new(|_| text.clone().into_bytes()),
        "describe" => {
            let ids: Vec<&str> = text.split_whitespace().collect();
            let key = AccessKey::new("polarshift", "polarshift-secret");
            Box::new(move |number| describe(address, ids[number % ids.len()], number, &key))
        }
        _ => return Err(USAGE.into()),
    };
    let each = requests.div_ceil(connections);
    let shares: Vec<Vec<Vec<u8>>> =
        (0..connections).map(|c| (0..each).map(|r| make(c * each + r)).collect()).collect();
    let start = Barrier::new(connections + 1);
    let (seconds, failed) = std::thread::scope(|scope| {
        let start = &start;
        let clients: Vec<_> =
            shares.iter().map(|share| scope.spawn(move || client(address, share, start))).collect();
        start.wait();
        let began = Instant::now();
        let mut failed = 0;
        for client in clients {
            failed += client.join().map_err(|_| "a client panicked")??;
        }
        Fallible::Ok((began.elapsed().as_secs_f64(), failed))
    })?;
    let answered = each * connections;
    writeln!(
        io::stdout(),
        r#"{{"requests":{answered},"failed":{failed},"seconds":{seconds:.3},"per_second":{:.0}}}"#,
        answered as f64 / seconds
    )?;
    Ok(())
}

/// Sends its requests one after the other. Gives how many did not answer 200.
fn client(address: SocketAddr, requests: &[Vec<u8>], start: &Barrier) -> Fallible<usize> {
    let mut stream = connect(address)?;
    let (mut buffer, mut failed) = (vec![0; 1 << 16], 0);
    start.wait();
    for request in requests {
        stream.write_all(request)?;
        let Answer { ok, closed } = answer(&mut stream, &mut buffer)?;
        failed += usize::from(!ok);
        if closed {
            stream = connect(address)?;
        }
    }
    Ok(failed)
}

fn connect(address: SocketAddr) -> io::Result<TcpStream> {
    let stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

struct Answer {
    ok: bool,
    /// Whether the server closes the connection after it.
    closed: bool,
}

/// Reads one answer with a `Content-Length`.
fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Fallible<Answer> {
    let mut filled = 0;
    let mut whole = None;
    loop {
        if filled == buffer.len() {
            buffer.resize(filled * 2, 0);
        }
        let read = stream.read(&mut buffer[filled..])?;
        if read == 0 {
            return Err("the connection ended within an answer".into());
        }
        filled += read;
        if whole.is_none() {
            whole = head(&buffer[..filled])?;
        }
        if let Some((length, closed)) = whole
            && filled >= length
        {
            return Ok(Answer { ok: buffer.starts_with(b"HTTP/1.1 200"), closed });
        }
    }
}

/// Length of the whole answer, and whether the connection ends with it; `None` before the head is complete.
fn head(bytes: &[u8]) -> Fallible<Option<(usize, bool)>> {
    let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { return Ok(None) };
    let head = std::str::from_utf8(&bytes[..end])?.to_ascii_lowercase();
    let field = |name: &str| head.lines().find_map(|line| line.strip_prefix(name));
    let length: usize = field("content-length: ").ok_or("no Content-Length")?.parse()?;
    Ok(Some((end + 4 + length, field("connection: ") == Some("close"))))
}

fn describe(address: SocketAddr, cluster: &str, number: usize, key: &AccessKey) -> Vec<u8> {
    let date = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let (host, nonce) = (address.to_string(), format!("{:x}-{number:024x}", std::process::id()));
    let query = [("DBClusterId", cluster)];
    let headers = [
        ("host", host.as_str()),
        ("x-acs-action", "DescribeDBClusterMigration"),
        ("x-acs-content-sha256", BodyHash::EMPTY.as_str()),
        ("x-acs-date", &date),
        ("x-acs-signature-nonce", &nonce),
        ("x-acs-version", "2017-08-01"),
    ];
    let input = SigningInput {
        method: "POST",
        path: "/",
        query: &query,
        headers: &headers,
        body_hash: &BodyHash::EMPTY,
    };
    let authorization = sign(&input, key).authorization;
    let mut request = format!("POST /?DBClusterId={cluster} HTTP/1.1\r\n");
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str(&format!("authorization: {authorization}\r\ncontent-length: 0\r\n\r\n"));
    request.into_bytes()
}

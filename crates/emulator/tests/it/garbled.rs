//! Requests that make no sense.

use crate::support::*;

#[tokio::test]
async fn garbled_requests_end_in_an_error_or_a_closed_connection_and_the_next_good_call_works() {
    let emulator = Emulator::demo().await;
    let huge = format!("GET /?{} HTTP/1.1\r\nHost: a\r\n\r\n", "a".repeat(1 << 20));
    let deep = format!(
        "POST / HTTP/1.1\r\nHost: a\r\nauthorization: ACS3-HMAC-SHA256 Credential=polarshift,SignedHeaders=host,Signature=0\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n{}",
        "[".repeat(100_000)
    );
    let cases: Vec<Vec<u8>> = vec![
        b"\x00\xff\xfe\r\n\r\n".to_vec(),
        b"GET /?%ff%zz=%&&&=&DBClusterId HTTP/1.1\r\nHost: a\r\n\r\n".to_vec(),
        b"POST / HTTP/1.1\r\nHost: a\r\ncontent-length: 5\r\n\r\n\xff\xfe\xfd\xfc\xfb".to_vec(),
        b"POST / HTTP/1.1\r\nHost: a\r\ncontent-length: 50\r\n\r\nshort".to_vec(),
        b"POST / HTTP/1.1\r\nHost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n".to_vec(),
        b"GET / HTTP/1.1\r\nHost: a\r\nAuthorization: ACS3-HMAC-SHA256 ,,,==\r\n\r\n".to_vec(),
        b"GET / HTTP/1.1\r\nHost: a\r\nAuthorization: \xff\xfe\r\n\r\n".to_vec(),
        b"GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n".to_vec(),
        huge.into_bytes(),
        deep.into_bytes(),
    ];
    for case in cases {
        let answer = raw(&emulator, &case).await;
        let shown = String::from_utf8_lossy(&case[..case.len().min(60)]).into_owned();
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{shown}: {answer}");
    }
    emulator.call("DescribeRegions", &[]).await.ok();
}

#[tokio::test]
async fn a_body_above_the_limit_is_refused() {
    let emulator = Emulator::demo().await;
    let length = (1 << 20) + 1;
    let mut request = format!(
        "POST / HTTP/1.1\r\nHost: a\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    )
    .into_bytes();
    request.resize(request.len() + length, b'a');
    let answer = raw(&emulator, &request).await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 413"), "{answer}");
    emulator.call("DescribeRegions", &[]).await.ok();
}

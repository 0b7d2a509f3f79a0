//! How long a client may take for what.

use std::time::{Duration, Instant};

use listener::Limits;

use crate::support::*;

const SHORT: Duration = Duration::from_millis(100);

#[tokio::test]
async fn a_head_has_its_time_however_often_a_byte_comes() {
    let server = Server::start(Limits { head: SHORT, ..LIMITS });
    for beginning in ["", "GET / HT", "GET / HTTP/1.1\r\nHost: a\r\n"] {
        let mut client = server.connect().await;
        client.say(beginning).await;
        assert_eq!(client.rest().await, "", "{beginning}");
    }
    let mut client = server.connect().await;
    client.ask("/").await;
    client.hears("here\n").await;
    let begin = Instant::now();
    while within(client.0.writable()).await.is_ok() && client.0.try_write(b"x").is_ok() {
        assert!(begin.elapsed() < Duration::from_secs(10), "a byte now and then keeps it open");
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_connection_may_wait_longer_for_its_next_request_than_for_its_first() {
    let server = Server::start(Limits { head: SHORT, ..LIMITS });
    let mut client = server.connect().await;
    client.ask("/").await;
    client.hears("here\n").await;
    // One that says nothing at all is closed after the time that the other has waited, too.
    assert_eq!(server.connect().await.rest().await, "");
    client.ask("/").await;
    client.hears("here\n").await;
}

#[tokio::test]
async fn a_connection_that_stays_idle_is_closed() {
    let server = Server::start(Limits { idle: SHORT, ..LIMITS });
    let mut client = server.connect().await;
    client.ask("/").await;
    client.hears("here\n").await;
    assert_eq!(client.rest().await, "");
}

#[tokio::test]
async fn a_request_that_takes_long_is_not_cut() {
    let server = Server::start(Limits { head: SHORT, idle: SHORT, write: SHORT, ..LIMITS });
    let mut held = server.connect().await;
    held.ask("/held").await;
    let mut slow = server.connect().await;
    slow.say("POST /echo HTTP/1.1\r\nHost: a\r\ncontent-length: 6\r\n\r\nslow").await;
    server.holds(1).await;
    // Each of these lasts for the whole time.
    for _ in 0..3 {
        assert_eq!(server.connect().await.rest().await, "");
    }
    slow.say("ly").await;
    slow.hears("slowly").await;
    server.held.add_permits(1);
    held.hears("held\n").await;
}

#[tokio::test]
async fn a_reader_that_takes_nothing_is_given_up() {
    let server = Server::start(Limits { write: SHORT, ..LIMITS });
    let mut stalled = server.connect().await;
    stalled.ask("/endless").await;
    server.gives_up().await;
}

#[tokio::test]
async fn a_client_that_closes_its_half_gets_its_answer_where_that_is_wanted() {
    use tokio::io::AsyncWriteExt;
    for (half_close, answered) in [(true, true), (false, false)] {
        let server = Server::start(Limits { half_close, ..LIMITS });
        let mut client = server.connect().await;
        client.ask("/held").await;
        server.holds(1).await;
        client.0.shutdown().await.unwrap();
        if answered {
            server.held.add_permits(1);
        }
        assert_eq!(client.rest().await.ends_with("held\n"), answered);
    }
}

#[tokio::test]
async fn a_request_says_where_it_comes_from() {
    let server = Server::start(LIMITS);
    let mut client = server.connect().await;
    let from = client.0.local_addr().unwrap();
    client.ask("/from").await;
    client.hears(&from.to_string()).await;
}

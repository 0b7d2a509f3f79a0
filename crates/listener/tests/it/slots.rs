//! Clients that are many.

use std::time::Duration;

use listener::Limits;

use crate::support::*;

#[tokio::test]
async fn a_connection_that_waits_makes_way_for_a_further_one_the_longest_first() {
    let server = Server::start(Limits { connections: 2, ..LIMITS });
    let mut first = server.connect().await;
    first.ask("/").await;
    first.hears("here\n").await;
    let mut second = server.connect().await;
    second.ask("/").await;
    second.hears("here\n").await;
    let mut third = server.connect().await;
    third.ask("/").await;
    third.hears("here\n").await;
    assert_eq!(first.rest().await, "");
    second.ask("/").await;
    second.hears("here\n").await;
}

#[tokio::test]
async fn many_that_say_nothing_keep_nobody_out() {
    let server = Server::start(Limits { connections: 10, ..LIMITS });
    let mut silent = Vec::new();
    for _ in 0..100 {
        silent.push(server.connect().await);
    }
    let mut client = server.connect().await;
    client.ask("/").await;
    client.hears("here\n").await;
}

#[tokio::test]
async fn a_connection_too_many_waits_while_all_are_busy() {
    let server = Server::start(Limits { connections: 2, ..LIMITS });
    let (mut first, mut second) = (server.connect().await, server.connect().await);
    first.ask("/held").await;
    second.ask("/held").await;
    server.holds(2).await;
    let mut third = server.connect().await;
    third.ask("/").await;
    let waits = tokio::time::timeout(Duration::from_millis(200), third.0.readable());
    assert!(waits.await.is_err(), "the third connection did not wait");
    server.held.add_permits(1);
    // Whichever was answered waits for its client now, and makes way.
    third.hears("here\n").await;
}

#[tokio::test]
async fn one_address_does_not_take_what_others_need() {
    let server = Server::start(Limits { per_address: 2, ..LIMITS });
    let (mut first, mut second) = (server.connect().await, server.connect().await);
    first.ask("/held").await;
    second.ask("/held").await;
    server.holds(2).await;
    let mut third = server.connect().await;
    assert_eq!(third.rest().await, "");
    let mut elsewhere = server.connect_from([127, 0, 0, 2]).await;
    elsewhere.ask("/").await;
    elsewhere.hears("here\n").await;
    server.held.add_permits(1);
    // An answered one makes way for the next of its address, and `elsewhere` stays.
    let mut next = loop {
        let mut next = server.connect().await;
        next.ask("/").await;
        let mut byte = [0];
        if matches!(within(next.0.peek(&mut byte)).await, Ok(1)) {
            break next;
        }
    };
    next.hears("here\n").await;
    elsewhere.ask("/").await;
    elsewhere.hears("here\n").await;
}

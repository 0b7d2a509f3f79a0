//! The end of a server.

use crate::support::*;

#[tokio::test]
async fn a_server_that_ends_closes_idle_connections_and_answers_requests_under_way() {
    let server = Server::start(LIMITS);
    let mut silent = server.connect().await;
    let mut idle = server.connect().await;
    idle.ask("/").await;
    idle.hears("here\n").await;
    let mut held = server.connect().await;
    held.ask("/held").await;
    server.holds(1).await;
    server.stop.send_replace(true);
    assert_eq!(silent.rest().await, "");
    assert_eq!(idle.rest().await, "");
    assert!(!server.serving.is_finished());
    server.held.add_permits(1);
    assert!(held.rest().await.ends_with("held\n"));
    within(server.serving).await.unwrap();
    assert!(tokio::net::TcpStream::connect(server.address).await.is_err());
}

#[tokio::test]
async fn a_server_that_is_dropped_ends_every_connection() {
    let server = Server::start(LIMITS);
    let mut silent = server.connect().await;
    let mut held = server.connect().await;
    held.ask("/held").await;
    server.holds(1).await;
    server.serving.abort();
    assert_eq!(silent.rest().await, "");
    assert_eq!(held.rest().await, "");
}

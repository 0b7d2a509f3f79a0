//! A stream whose keeper breaks off while it renders: those who follow are told, and get views again.

use std::time::Duration;

use futures_util::StreamExt;
use testkit::{Breaking, eventually};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

use crate::live::{Stream, VIEW, path};
use crate::live_sockets::request;
use crate::stack::{BILLING, Stack};

const FAST: Duration = Duration::from_millis(50);
/// Nothing is read again within a test, and nothing that broke off is started again.
const NEVER: Duration = Duration::from_secs(3_600);
const RENDERED: (&str, &str) = ("message", "a view is rendered");
const KEEPER: &str = "keeper of a stream";

/// How many keepers render, how many wait to be started again, and how many have panicked.
fn keepers(stack: &Stack) -> (usize, usize, u64) {
    let tasks = stack.backend.tasks();
    let keeper = tasks.iter().find(|task| task.name == KEEPER);
    keeper.map_or((0, 0, 0), |it| (it.running, it.waiting, it.panics))
}

#[tokio::test]
async fn followers_are_told_of_a_keeper_that_broke_off_and_get_views_again() {
    let stack = Stack::polling(FAST, FAST).await;
    let breaking = Breaking::at(&[RENDERED]);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = stack.router.clone();
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });
    let mut socket = tokio::net::TcpStream::connect(address).await.unwrap();
    socket.write_all(request(&address.to_string()).as_bytes()).await.unwrap();
    let mut lines = BufReader::new(socket).lines();
    let mut told = Vec::new();
    let view = async {
        loop {
            let line = lines.next_line().await.unwrap().expect("the stream goes on");
            if line.starts_with(VIEW) {
                return;
            }
            told.push(line);
        }
    };
    tokio::time::timeout(Duration::from_secs(60), view).await.expect("a view comes");
    let trouble = told.iter().position(|line| line == "event: trouble").expect("it is told");
    assert!(told[trouble + 1].contains("Polarshift failed"), "{told:?}");
    assert_eq!(keepers(&stack), (1, 0, 1));
    let log = breaking.errors();
    let expected = format!("task={KEEPER} panic=broken on purpose ");
    assert!(log.iter().any(|line| line.contains(&expected)), "{log:?}");
    serving.abort();
}

#[tokio::test]
async fn whoever_joins_while_the_keeper_is_down_is_told_at_once_and_in_the_language_of_the_page() {
    let stack = Stack::polling(NEVER, NEVER).await;
    let _breaking = Breaking::at(&[RENDERED, RENDERED]);
    for (language, word) in [("en", "Polarshift failed"), ("zh", "Polarshift内部出错")] {
        let mut first = Stream::open(&stack, &path(BILLING, language)).await;
        first.event_with(&["event: trouble", word]).await;
        let mut second = Stream::open(&stack, &path(BILLING, language)).await;
        second.event_with(&["event: trouble", word]).await;
    }
    assert_eq!(keepers(&stack), (0, 2, 2));
}

#[tokio::test]
async fn a_stream_says_that_it_is_there_only_while_something_new_may_come() {
    for (lines, said) in [(&[] as &[_], "event: still"), (&[RENDERED], ": nothing new can come")] {
        let stack = Stack::polling(NEVER, NEVER).await;
        let _breaking = Breaking::at(lines);
        let mut stream = Stream::open(&stack, &path(BILLING, "en")).await;
        stream.event_with(&["data: "]).await;
        tokio::time::pause();
        let silence = stream.body.next().await.unwrap().unwrap();
        tokio::time::resume();
        let text = std::str::from_utf8(&silence).unwrap();
        assert!(text.contains(said), "{text}");
        assert_eq!(text.contains("event:"), said.starts_with("event:"), "{text}");
    }
}

#[tokio::test]
async fn a_keeper_that_broke_off_is_gone_once_nobody_follows() {
    let stack = Stack::polling(FAST, FAST).await;
    let _breaking = Breaking::at(&[RENDERED]);
    let mut stream = Stream::open(&stack, &path(BILLING, "en")).await;
    stream.event_with(&["event: trouble"]).await;
    drop(stream);
    eventually("the keeper has ended", async || (keepers(&stack) == (0, 0, 1)).then_some(())).await;
    Stream::open(&stack, &path(BILLING, "en")).await.event_with(&[VIEW]).await;
}

#[tokio::test]
async fn streams_of_a_keeper_that_is_down_end_with_the_server() {
    let stack = Stack::polling(NEVER, NEVER).await;
    let _breaking = Breaking::at(&[RENDERED]);
    let mut stream = Stream::open(&stack, &path(BILLING, "en")).await;
    stream.event_with(&["event: trouble"]).await;
    stack.streams.end();
    assert!(stream.body.next().await.is_none());
    stack.backend.shutdown().await;
}

#[tokio::test]
async fn it_is_not_ready_while_a_lasting_task_is_down_and_says_which() {
    let stack = Stack::polling(NEVER, NEVER).await;
    let _breaking = Breaking::at(&[("message", "samples are kept"), RENDERED]);
    let mut stream = Stream::open(&stack, &path(BILLING, "en")).await;
    stream.event_with(&["event: trouble"]).await;
    let answer = eventually("it is not ready", async || {
        Some(stack.open("/readyz").await).filter(|it| it.status != 200)
    })
    .await;
    assert_eq!(answer.status, 503);
    assert_eq!(answer.text(), "the writer of samples broke off and will be started again\n");
}

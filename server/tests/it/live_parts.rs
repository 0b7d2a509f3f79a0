//! The parts of a stream's event: what all followers get, and the buttons of this one.

use std::time::Duration;

use axum::body::Bytes;
use futures_util::StreamExt;

use crate::live::{Stream, VIEW, path};
use crate::stack::{BILLING, Stack};

/// Nothing is read again within a test.
const NEVER: Duration = Duration::from_secs(3_600);

async fn chunks(stack: &Stack) -> [Bytes; 3] {
    let mut stream = Stream::open(stack, &path(BILLING, "en")).await;
    let mut next = async || stream.body.next().await.unwrap().unwrap();
    [next().await, next().await, next().await]
}

#[tokio::test(flavor = "multi_thread")]
async fn what_followers_share_has_no_action_and_the_event_has_all_six() {
    let stack = Stack::polling(NEVER, NEVER).await;
    let [head, buttons, tail] = chunks(&stack).await;
    let text = |part: &Bytes| std::str::from_utf8(part).unwrap().to_owned();
    let (head, buttons, tail) = (text(&head), text(&buttons), text(&tail));
    assert!(head.starts_with(VIEW), "{head}");
    for shared in [&head, &tail] {
        for of_action in ["<form", "formaction", "actions__item", "<slot"] {
            assert!(!shared.contains(of_action), "{of_action} in {shared}");
        }
    }
    assert!(buttons.starts_with("<form ") && buttons.ends_with("</form>"), "{buttons}");
    assert_eq!(buttons.matches("formaction=").count(), 6, "{buttons}");
    let event = [head.as_str(), &buttons, &tail].concat();
    let (lines, rest) = event.split_once("\n\n").unwrap();
    assert!(lines.lines().all(|line| line.starts_with("data: ")) && rest.is_empty(), "{event}");
}

/// Where the page was rendered otherwise, the first event would change it for nothing.
#[tokio::test(flavor = "multi_thread")]
async fn the_parts_together_are_what_the_page_shows() {
    let stack = Stack::polling(NEVER, NEVER).await;
    let page = stack.open(&format!("/clusters/{BILLING}?region=cn-hangzhou")).await;
    let [head, buttons, tail] = chunks(&stack).await;
    let around = |text: &str, from_end: bool| {
        let signs: Vec<_> = text.chars().collect();
        let part = if from_end { &signs[signs.len() - 200..] } else { &signs[..200] };
        part.iter().collect::<String>()
    };
    let text = |part: &Bytes| std::str::from_utf8(part).unwrap().replace("\ndata: ", "\n");
    let expected = around(&text(&head), true) + &text(&buttons) + &around(&text(&tail), false);
    assert!(page.text().contains(&expected), "{expected}\n\nis not in\n\n{}", page.text());
}

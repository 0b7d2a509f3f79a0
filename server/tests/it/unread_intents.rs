//! Rows of the journal that this version cannot read: they are shown, and only an open one is in the way.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::form::hidden_fields;
use crate::journal::sql;
use crate::leftovers::english_in;
use crate::stack::{BILLING, Stack, browser};

const IN_PROGRESS: &str =
    "An action that this version cannot read is in progress here, so nothing else can be sent.";
const UNREAD: &str = "cannot be read by this version.";
/// A check that no version has had.
const REASON: &str = r#"{"v":1,"value":{"Blocked":[{"id":"dead-line"}]}}"#;

fn page(rest: &str) -> String {
    format!("/clusters/{BILLING}{rest}?region=cn-hangzhou")
}

/// Posts a stale form, which is refused, and sets its row. Gives the address of its outcome.
async fn with_row(stack: &Stack, set: &str) -> String {
    let dialog = stack.open(&page("/switch")).await;
    let form = hidden_fields(dialog.text(), "switch")
        .replace("seen_status=RDS2POLARDB_SYNCING", "seen_status=POLARDB2RDS_SYNCING");
    let answer = stack.submit("/api/migration/switch", &format!("{form}&endpoints=without")).await;
    assert_eq!(answer.status, StatusCode::FOUND, "{}", answer.text());
    sql(stack.data.path(), &format!("UPDATE intents SET {set}")).await;
    answer.header(header::LOCATION).to_owned()
}

async fn closed(stack: &Stack) -> String {
    with_row(stack, &format!("reason = '{REASON}'")).await
}

async fn open(stack: &Stack) -> String {
    let set = format!("outcome = 'sent', settled_at = NULL, reason = '{REASON}'");
    with_row(stack, &set).await
}

async fn text(stack: &Stack, path: &str) -> String {
    let answer = stack.open(path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
    answer.text().to_owned()
}

/// The buttons of the panel, each with its attributes.
fn buttons(page: &str) -> Vec<&str> {
    let form = page.split(" class=\"actions\"").nth(1).unwrap().split("</form>").next();
    form.unwrap().split("<button").skip(1).map(|rest| rest.split('>').next().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_one_disables_every_button_and_stands_under_activity_as_it_is_stored() {
    let stack = Stack::start().await;
    open(&stack).await;
    let live = format!("/api/live?profile=default&region=cn-hangzhou&cluster={BILLING}");
    for path in [page(""), live] {
        let text = text(&stack, &path).await.replace("\\\"", "\"");
        let buttons = buttons(&text);
        assert_eq!(buttons.len(), 6, "{path}");
        assert!(buttons.iter().all(|button| button.contains(" disabled")), "{path}: {buttons:?}");
        // Once above everything, and once for each button.
        assert_eq!(text.matches(IN_PROGRESS).count(), 7, "{path}: {text}");
    }
    let text = text(&stack, &page("")).await;
    let activity = text.split("id=\"activity\"").nth(1).unwrap();
    for part in [UNREAD, "dead-line", "outcome: sent", "intent: switch", "Switch Over"] {
        assert!(activity.contains(part), "{part}: {activity}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_one_takes_the_place_of_every_form() {
    let stack = Stack::start().await;
    let outcome = open(&stack).await;
    for path in [page("/switch"), page("/cancel"), page("/dts"), page("/release"), outcome] {
        let text = text(&stack, &path).await;
        let main = text.split("<main").nth(1).unwrap();
        let shown = main.split("<dialog").last().unwrap();
        assert!(shown.contains(IN_PROGRESS), "{path}: {shown}");
        assert!(!shown.contains("method=\"post\""), "{path}: {shown}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_was_open_before_is_refused_while_an_open_one_is_there() {
    let stack = Stack::start().await;
    let dialog = stack.open(&page("/switch")).await;
    let form = format!("{}&endpoints=without", hidden_fields(dialog.text(), "switch"));
    open(&stack).await;
    let answer = stack.submit("/api/migration/switch", &form).await;
    assert_eq!(answer.status, StatusCode::FOUND, "{}", answer.text());
    let outcome = text(&stack, answer.header(header::LOCATION)).await;
    assert!(outcome.contains("Nothing was sent: the intent "), "{outcome}");
    assert!(outcome.contains(IN_PROGRESS), "{outcome}");
    assert_eq!(stack.calls("ModifyDBClusterMigration").await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_one_is_in_nobodys_way() {
    let stack = Stack::start().await;
    let outcome = closed(&stack).await;
    let cluster = text(&stack, &page("")).await;
    assert!(cluster.contains(UNREAD) && cluster.contains("dead-line"), "{cluster}");
    assert!(buttons(&cluster).iter().any(|button| !button.contains(" disabled")), "{cluster}");
    let forms =
        [("/switch", "migration/switch"), ("/cancel", "migration/cancel"), ("/dts", "cluster/dts")];
    for (path, form) in forms {
        let text = text(&stack, &page(path)).await;
        assert!(text.contains(&format!("action=\"/api/{form}\"")), "{path}: {text}");
        assert!(!text.contains(IN_PROGRESS), "{path}");
    }
    text(&stack, &page("/release")).await;
    let shown = text(&stack, &outcome).await;
    let dialog = shown.split("<dialog").nth(1).unwrap();
    assert!(dialog.contains(UNREAD) && dialog.contains("dead-line"), "{dialog}");
    assert!(dialog.contains("action=\"/api/migration/switch\""), "{dialog}");

    let form = format!("{}&endpoints=without", hidden_fields(&shown, "switch"));
    let answer = stack.submit("/api/migration/switch", &form).await;
    assert_eq!(answer.status, StatusCode::FOUND, "{}", answer.text());
    assert_eq!(stack.calls("ModifyDBClusterMigration").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tour_goes_on_beside_a_closed_one() {
    let stack = Stack::start().await;
    closed(&stack).await;
    let begun = stack.submit("/api/tour", "change=start&back=/lab").await;
    let cookie = begun.header(header::SET_COOKIE).split(';').next().unwrap().to_owned();
    let path = begun.header(header::LOCATION);
    let request = browser(Request::get(path)).header(header::COOKIE, cookie);
    let answer = stack.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert!(answer.text().contains("Step 1 of 8"), "{}", answer.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_decides_one_and_its_form_is_not_sent_again() {
    let stack = Stack::start().await;
    let outcome = open(&stack).await;
    let id = outcome.split("&intent=").nth(1).unwrap();
    let verdict = format!("intent_id={id}&verdict=ran");
    let answer = stack.submit("/api/intents/decide", &verdict).await;
    assert_eq!(answer.status, StatusCode::CONFLICT, "{}", answer.text());
    let sentence = "This version cannot read what the journal holds of this action.";
    assert!(answer.text().contains(sentence), "{}", answer.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_of_it_is_said_in_chinese() {
    let stack = Stack::start().await;
    let outcome = open(&stack).await;
    for path in [page(""), page("/dts"), outcome] {
        let request = browser(Request::get(&path)).header(header::ACCEPT_LANGUAGE, "zh-CN");
        let answer = stack.send(request.body(Body::empty()).unwrap()).await;
        let text = answer.text();
        assert!(text.contains("此处有一项当前版本无法读取的操作正在进行"), "{path}: {text}");
        assert_eq!(english_in(text), Vec::<String>::new(), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_of_a_kind_that_this_version_does_not_know_is_shown_with_its_word() {
    let stack = Stack::start().await;
    let outcome = with_row(&stack, "intent = 'swap'").await;
    let id = outcome.split("&intent=").nth(1).unwrap();
    let new = format!("/clusters/new?region=cn-hangzhou&intent={id}");
    for path in [outcome.clone(), page(""), new] {
        let request = browser(Request::get(&path)).header(header::ACCEPT_LANGUAGE, "zh-CN");
        let answer = stack.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        for part in [">swap</code>", "当前版本无法读取。"] {
            assert!(answer.text().contains(part), "{path}: {part}: {}", answer.text());
        }
        assert_eq!(english_in(answer.text()), Vec::<String>::new(), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_intent_whose_emulator_was_reset_says_that_nobody_will_know() {
    let stack = Stack::start().await;
    let outcome = with_row(&stack, "outcome = 'realm-gone', reason = NULL").await;
    let sentence =
        "The emulator was reset or restored, so nobody will know whether Switch Over ran.";
    for path in [outcome, page("")] {
        let text = text(&stack, &path).await;
        assert!(text.contains(sentence), "{path}: {text}");
        let (before, _) = text.split_once(sentence).unwrap();
        let (_, tone) = before.rsplit_once("data-tone=\"").unwrap();
        assert!(tone.starts_with("plain\""), "{path}: {tone}");
    }
}

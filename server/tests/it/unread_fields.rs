//! A form that cannot be read: the page names the field as the reader knows it, and what was typed is not lost.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use crate::leftovers::english_in;
use crate::stack::{Answer, BILLING, Stack, browser};

const INTENT: &str = "0123456789abcdef0123456789abcdef";

async fn submit(stack: &Stack, language: &str, path: &str, form: &str) -> Answer {
    let request = browser(Request::post(path))
        .header("sec-fetch-site", "same-origin")
        .header(header::ACCEPT_LANGUAGE, language)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = stack.send(request.body(Body::from(form.to_owned())).unwrap()).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path} {form}: {}", answer.text());
    assert_eq!(answer.header(header::LOCATION), "", "{path} {form}");
    answer
}

/// The address that the page opens the form with.
fn again(answer: &Answer) -> String {
    let (before, _) = answer.text().split_once("重新打开表单").expect("the page leads back");
    let (_, address) = before.rsplit_once("href=\"").unwrap();
    address.split('"').next().unwrap().replace("&amp;", "&")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_is_named_in_the_readers_words() {
    let stack = Stack::start().await;
    let cluster =
        format!("intent_id={INTENT}&profile=default&region=cn-hangzhou&cluster={BILLING}");
    let no_ending = format!("profile=default&region=cn-hangzhou&cluster={BILLING}&gone=once");
    let unread = format!("{cluster}&kind=enable-ssl&endpoint=pe-1&net_type=Private&back=/&seen=[]");
    for (path, form, english, chinese) in [
        ("/api/migration/switch", "", "\"Endpoints\" is missing", "“连接地址”缺失"),
        (
            "/api/migration/cancel",
            "binlog=keep",
            "\"Type the cluster ID to confirm\" is",
            "确认”缺失",
        ),
        (
            "/api/endings/acknowledge",
            &no_ending,
            "\"When the migration ended\"",
            "“迁移结束的时间”",
        ),
        ("/api/cluster/change", &unread, "\"What the page showed\"", "“页面显示的状态”"),
        ("/api/lab", "form=explode", "\"What to do\" is", "“要执行的操作”缺失"),
        ("/api/tour", "change=fly&back=/", "\"What to do\" holds none", "“要执行的操作”的值"),
        ("/api/language", "language=tlh&back=/", "\"Language\" holds none", "“语言”的值"),
        ("/api/migration/switch", "pairs=x", "the form cannot be read.", "表单无法读取。"),
    ] {
        let page = submit(&stack, "en", path, form).await;
        assert!(
            page.text().replace("&quot;", "\"").contains(english),
            "{english}: {}",
            page.text()
        );
        let page = submit(&stack, "zh", path, form).await;
        assert!(page.text().contains(chinese), "{chinese}: {}", page.text());
        assert_eq!(english_in(page.text()), Vec::<String>::new(), "{path} {form}");
    }
    assert_eq!(stack.all_calls().await.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_is_in_the_form_that_the_page_opens_again() {
    let stack = Stack::start().await;
    let jobs = format!(
        "intent_id={INTENT}&profile=default&region=cn-hangzhou&cluster={BILLING}\
         &target={BILLING}&reading=di4w4d9r12m38mb&writing=&seen=old"
    );
    let page = submit(&stack, "zh", "/api/cluster/dts", &jobs).await;
    let address = again(&page);
    assert!(address.starts_with(&format!("/clusters/{BILLING}/dts?")), "{address}");
    assert!(address.contains("reading=di4w4d9r12m38mb"), "{address}");

    let creation = format!(
        "intent_id={INTENT}&region=cn-hangzhou&source=rm-bp1orders00000001&engine=8.0.2&nodes=two"
    );
    let page = submit(&stack, "zh", "/api/creation", &creation).await;
    assert!(page.text().contains("“节点个数”缺失或无法读取"), "{}", page.text());
    assert!(again(&page).contains("&nodes=two"), "{}", again(&page));
}

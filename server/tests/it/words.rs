//! English and Chinese: which one a page is in, and that it is whole.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::json;

use crate::form::hidden_fields;
use crate::leftovers::english_in;
use crate::stack::{
    Answer, BILLING, CATALOG, CHECKOUT, INSIGHTS, INVENTORY, INVOICES, LOYALTY, PAYMENTS, Stack,
    TICKETS, UPGRADE, browser,
};

async fn open_as(stack: &Stack, path: &str, accepted: &str, cookie: &str) -> Answer {
    let request = browser(Request::get(path))
        .header(header::ACCEPT_LANGUAGE, accepted)
        .header(header::COOKIE, cookie);
    stack.send(request.body(Body::empty()).unwrap()).await
}

async fn open_in_chinese(stack: &Stack, path: &str) -> Answer {
    open_as(stack, path, "zh-CN,zh;q=0.9,en;q=0.8", "").await
}

async fn submit_in_chinese(stack: &Stack, path: &str, form: &str) -> Answer {
    let request = browser(Request::post(path))
        .header("sec-fetch-site", "same-origin")
        .header(header::ACCEPT_LANGUAGE, "zh-CN")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    stack.send(request.body(Body::from(form.to_owned())).unwrap()).await
}

#[track_caller]
fn assert_language(answer: &Answer, tag: &str, heading: &str) {
    let text = answer.text();
    assert!(text.contains(&format!("<html lang=\"{tag}\"")), "{tag}: {text}");
    assert!(text.contains(&format!("<h1>{heading}</h1>")), "{heading}: {text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_browser_chooses_until_a_person_does() {
    let stack = Stack::start().await;
    for (accepted, cookie, tag, heading) in [
        ("zh-CN,en;q=0.5", "", "zh-CN", "集群列表"),
        ("en-US,zh;q=0.5", "", "en", "Clusters"),
        ("de", "", "en", "Clusters"),
        ("en-US", "theme=dark; language=zh", "zh-CN", "集群列表"),
        ("zh-CN", "language=en", "en", "Clusters"),
    ] {
        let page = open_as(&stack, "/clusters", accepted, cookie).await;
        assert_language(&page, tag, heading);
        let vary: Vec<_> = page.headers.get_all(header::VARY).iter().collect();
        assert!(vary.iter().any(|it| *it == "accept-language, cookie"), "{vary:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_switch_is_a_form_that_keeps_the_choice_and_comes_back() {
    let stack = Stack::start().await;
    let page = stack.open("/clusters?region=cn-shenzhen&lang=en").await;
    let form = page.text().split("action=\"/api/language\"").nth(1).unwrap();
    let form = &form[..form.find("</form>").unwrap()];
    assert!(form.contains("name=\"back\" value=\"/clusters?region=cn-shenzhen\""), "{form}");

    let answer =
        stack.submit("/api/language", "language=zh&back=/clusters?region=cn-shenzhen").await;
    assert_eq!(answer.status, StatusCode::FOUND, "{}", answer.text());
    assert_eq!(answer.header(header::LOCATION), "/clusters?region=cn-shenzhen");
    let cookie = answer.header(header::SET_COOKIE);
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let pair = cookie.split(';').next().unwrap();
    assert_language(&open_as(&stack, "/clusters", "en", pair).await, "zh-CN", "集群列表");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_switch_leads_nowhere_else_and_takes_no_other_language() {
    let stack = Stack::start().await;
    for back in ["//evil.example", "https://evil.example/", "/%5Cevil.example", "", "%0D%0Ax:y"] {
        let answer = stack.submit("/api/language", &format!("language=zh&back={back}")).await;
        assert_eq!(answer.header(header::LOCATION), "/clusters", "{back}");
    }
    let answer = stack.submit("/api/language", "language=tlh&back=/clusters").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.header(header::SET_COOKIE), "");
    let foreign = browser(Request::post("/api/language")).header("sec-fetch-site", "cross-site");
    let answer = stack.send(foreign.body(Body::from("language=zh&back=/")).unwrap()).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(answer.header(header::SET_COOKIE), "");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_may_name_a_language_which_stays() {
    let stack = Stack::start().await;
    let page = open_as(&stack, "/clusters?lang=zh", "en", "language=en").await;
    assert_language(&page, "zh-CN", "集群列表");
    assert!(page.header(header::SET_COOKIE).starts_with("language=zh;"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_live_section_stays_in_the_language_of_its_page() {
    let stack = Stack::start().await;
    let path = format!("/clusters/{BILLING}?region=cn-hangzhou");
    let page = open_in_chinese(&stack, &path).await;
    let address = format!("cluster={BILLING}&lang=zh");
    assert!(page.text().replace("&amp;", "&").contains(&address), "the section names its language");
    let live = format!("/api/live?profile=default&region=cn-hangzhou&cluster={BILLING}");
    let answer = open_as(&stack, &format!("{live}&lang=zh"), "en", "language=en").await;
    assert!(answer.text().contains("复制延迟"), "{}", answer.text());
    assert_eq!(answer.header(header::SET_COOKIE), "", "only a page keeps a language");
    let answer = open_as(&stack, &format!("{live}&lang=en"), "zh", "").await;
    assert!(answer.text().contains("Replication Delay"), "{}", answer.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_in_chinese_has_english_left_over() {
    let stack = Stack::start().await;
    let hangzhou = |id: &str, dialog: &str| format!("/clusters/{id}{dialog}?region=cn-hangzhou");
    let singapore =
        |id: &str, dialog: &str| format!("/clusters/{id}{dialog}?region=ap-southeast-1");
    for path in [
        "/clusters".to_owned(),
        "/clusters?region=cn-shenzhen".to_owned(),
        "/clusters?region=ap-southeast-1".to_owned(),
        "/clusters?q=nothing-like-this".to_owned(),
        hangzhou(BILLING, ""),
        hangzhou(BILLING, "/switch"),
        hangzhou(BILLING, "/cancel"),
        hangzhou(BILLING, "/roll-back"),
        hangzhou(PAYMENTS, ""),
        hangzhou(PAYMENTS, "/roll-back"),
        hangzhou(PAYMENTS, "/complete"),
        hangzhou(INVOICES, ""),
        hangzhou(INVOICES, "/continue"),
        hangzhou(INVOICES, "/abandon"),
        hangzhou(CHECKOUT, ""),
        hangzhou(CATALOG, ""),
        hangzhou(LOYALTY, ""),
        singapore(INVENTORY, "/switch"),
        singapore(INSIGHTS, "/switch"),
        singapore(TICKETS, ""),
        singapore(UPGRADE, ""),
        "/clusters/new".to_owned(),
        "/clusters/new?region=cn-hangzhou&q=nothing-like-this".to_owned(),
        "/clusters/new?region=cn-hangzhou&source=rm-bp1orders00000001".to_owned(),
        "/lab".to_owned(),
        "/lab?kind=stuck".to_owned(),
        "/lab?action=Nothing".to_owned(),
        "/nowhere".to_owned(),
        "/api/nothing".to_owned(),
        "/api/migration/switch".to_owned(),
        "/clusters?page=many".to_owned(),
        "/clusters?region=cn-nowhere".to_owned(),
        "/clusters?region=evil.example".to_owned(),
        hangzhou("pc-bp1unknown0000001", ""),
        "/clusters/pc-bp1unknown0000001".to_owned(),
        format!("/clusters/{BILLING}?region=cn-shenzhen"),
    ] {
        let page = open_in_chinese(&stack, &path).await;
        assert!(page.text().contains("<html lang=\"zh-CN\""), "{path}: {}", page.text());
        let found = english_in(page.text());
        assert!(found.is_empty(), "{path}: {found:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_source_is_is_said_in_the_vendors_chinese() {
    let stack = Stack::start().await;
    let source = "/clusters/new?region=cn-hangzhou&source=rm-bp1orders00000001";
    let page = open_in_chinese(&stack, source).await;
    for word in ["运行中", "高可用系列", "高性能模式", "普通地址", "私网", "MySQL "]
    {
        assert!(page.text().contains(word), "{word}: {}", page.text());
    }
    for word in ["Normal</span>", "Private</span>", ">Standard<", "MYSQL"] {
        assert!(!page.text().contains(word), "{word}: {}", page.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_became_of_a_post_is_told_in_chinese() {
    let stack = Stack::start().await;
    let path = format!("/clusters/{BILLING}/switch?region=cn-hangzhou");
    let page = open_in_chinese(&stack, &path).await;
    let form = format!("{}&endpoints=without", hidden_fields(page.text(), "switch"));
    let stale = form.replace("seen_direction=RDS2POLARDB", "seen_direction=POLARDB2RDS");
    let refused = submit_in_chinese(&stack, "/api/migration/switch", &stale).await;
    let refused = open_in_chinese(&stack, refused.header(header::LOCATION)).await;
    let sentence = "没有发送任何内容：打开此页面时复制方向为PolarDB到RDS，现在为RDS到PolarDB。";
    assert!(refused.text().contains(sentence), "{}", refused.text());

    let page = open_in_chinese(&stack, &path).await;
    let form = format!("{}&endpoints=without", hidden_fields(page.text(), "switch"));
    let sent = submit_in_chinese(&stack, "/api/migration/switch", &form).await;
    let outcome = open_in_chinese(&stack, sent.header(header::LOCATION)).await;
    assert!(outcome.text().contains("“迁移切换”"), "{}", outcome.text());
    for page in [&refused, &outcome] {
        assert_eq!(english_in(page.text()), Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_request_is_explained_in_chinese() {
    let stack = Stack::start().await;
    let large = format!("endpoints={}", "x".repeat(70_000));
    for (form, sentence) in
        [("", "缺失或无法读取"), (large.as_str(), "超过了此控制台任何表单的大小")]
    {
        let answer = submit_in_chinese(&stack, "/api/migration/switch", form).await;
        assert!(answer.text().contains("<html lang=\"zh-CN\""), "{}", answer.text());
        assert!(answer.text().contains(sentence), "{sentence}: {}", answer.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tour_that_cannot_begin_says_why_in_chinese() {
    let stack = Stack::start().await;
    stack.forbid("DescribeDBClusters").await;
    let begun = submit_in_chinese(&stack, "/api/tour", "change=start&back=/lab").await;
    let page = open_in_chinese(&stack, begun.header(header::LOCATION)).await;
    assert!(page.text().contains("无法读取默认地域的集群列表：没有权限（"), "{}", page.text());
    assert_eq!(english_in(page.text()), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cloud_s_own_words_stand_beside_what_they_mean() {
    let stack = Stack::start().await;
    let fault = json!({ "action": "DescribeDBClusters", "kind": "throttle", "times": 9 });
    stack.control("faults", fault).await;
    let page = open_in_chinese(&stack, "/clusters").await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{}", page.text());
    for words in ["<h1>调用过于频繁</h1>", "请求被限流（", "请稍候再打开此页面。"]
    {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
}

//! A cloud that refuses the tag of a creation: the page says so, and offers to create without one.

use serde_json::json;
use testkit::Cloud;

use crate::form::encode;
use crate::stack::{ORDERS, Stack};

const INTENT: &str = "0123456789abcdef0123456789abcdef";

/// The form as the review of what is chosen has it.
async fn reviewed(stack: &Stack, chosen: &str) -> String {
    let path = format!(
        "/clusters/new?region=cn-hangzhou&source={ORDERS}&engine=8.0.2&edition=Normal&billing=Postpaid\
         &node-class=polar.mysql.x4.large&nodes=2&step=review{chosen}"
    );
    let page = stack.open(&path).await;
    let page = page.text();
    let form = page.split("action=\"/api/creation\"").nth(1).unwrap_or_else(|| panic!("{page}"));
    let form = &form[..form.find("</form>").unwrap()];
    let fields = form.split("<input").skip(1).map(|tag| {
        let attribute = |name: &str| {
            let value = tag.split(&format!(" {name}=\"")).nth(1).unwrap();
            crate::form::unescape(value.split('"').next().unwrap())
        };
        let (name, value) = (attribute("name"), attribute("value"));
        let value = if name == "intent_id" { INTENT.to_owned() } else { value };
        format!("{name}={}", encode(&value))
    });
    fields.collect::<Vec<_>>().join("&")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_creation_whose_tag_is_refused_can_be_made_without_one() {
    for refused in ["refused", "denied"] {
        let cloud = Cloud::with_choices(json!({ "creation_tags": refused })).await;
        let stack = Stack::in_this_cloud(cloud).await;
        let form = reviewed(&stack, "").await;
        let outcome = stack.submit("/api/creation", &form).await;
        let page = stack.open(outcome.header("location")).await;
        let offer = page.text().split("Create without a tag</a>").next().unwrap();
        assert!(offer.len() < page.text().len(), "{}", page.text());
        let address = offer.rsplit("href=\"").next().unwrap().split('"').next().unwrap();
        assert!(address.contains("untagged=yes"), "{address}");
        let again =
            reviewed(&stack, "&untagged=yes").await.replace(INTENT, &INTENT.replace('0', "1"));
        stack.submit("/api/creation", &again).await;
        let calls = stack.calls("CreateDBCluster").await;
        let tagged: Vec<_> =
            calls.iter().map(|call| call.to_string().contains("polarshift-intent")).collect();
        assert_eq!(tagged, [true, false]);
    }
}

//! Orders that make no sense, and what an order leaves out.

use super::*;

fn trouble(json: &str) -> Result<Trouble, String> {
    let order: FaultOrder = serde_json::from_str(json).map_err(|error| error.to_string())?;
    order.trouble()
}

#[test]
fn an_order_that_makes_no_sense_is_refused_with_a_sentence() {
    for (json, sentence) in [
        (r#"{"kind":"slow"}"#, "needs ms"),
        (r#"{"kind":"slow","ms":600001}"#, "at most 600000"),
        (r#"{"kind":"error","status":200}"#, "400 to 599"),
        (r#"{"kind":"hold","times":0}"#, "times must be"),
        (r#"{"kind":"hold","acton":"A"}"#, "expected one of `kind`"),
        (r#"{"kind":"hodl"}"#, "expected one of `throttle`"),
        (r#"{"kind":"html","probability":0}"#, "above 0"),
        (r#"{"kind":"html","probability":1.5}"#, "at most 1"),
        (r#"{"kind":"html","action":"DescribeRegion"}"#, "no operation DescribeRegion"),
        (r#"{"kind":"stuck","action":"DescribeRegions"}"#, "it goes with Modify"),
        (r#"{"kind":"throttle","ms":5}"#, "it knows retry_after_ms"),
        (r#"{"kind":"drop_after","status":500}"#, "needs no details"),
        (r#"{"kind":"wrong_shape","shape":"round"}"#, "expected one of `array_for_object`"),
        (r#"{"kind":"precheck_failure","item":"moon"}"#, "expected one of `running_status`"),
        (r#"{"kind":"precheck_failure","item":"event"}"#, "does not fail for a warning"),
        (r#"{"kind":"lag"}"#, "needs a delay"),
        (r#"{"kind":"stuck","transition":"syncing"}"#, "expected one of `cloning`"),
        (r#"{"kind":"lag","transition":"closing"}"#, "it knows delay"),
        (r#"{"kind":"falls_back","transition":"cloning"}"#, "nothing to fall back to"),
        (r#"{"kind":"falls_back","action":"CreateDBCluster"}"#, "it goes with Modify"),
        (r#"{"kind":"falls_back","reason":"x"}"#, "it knows comment, transition"),
        (r#"{"kind":"access_denied","status":403}"#, "it knows code, message"),
        (r#"{"kind":"access_denied","no_permission_type":"Deny"}"#, "expected `ImplicitDeny`"),
    ] {
        let error = trouble(json).unwrap_err();
        assert!(error.contains(sentence), "{json}: {error}");
    }
}

#[test]
fn an_error_without_details_is_the_vendors_internal_error() {
    let Ok(Trouble::Error { error, done }) = trouble(r#"{"kind":"error","status":503}"#) else {
        panic!("no error")
    };
    assert_eq!((error.status, error.code.as_str(), done), (503, "InternalError", false));
}

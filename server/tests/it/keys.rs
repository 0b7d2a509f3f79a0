//! Which key `polarshift` signs with, where it may be kept, and what is said when it does not do.

use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use testkit::Proxy;

use crate::check::{Checked, assert_finding, checked, emulator, with_error};
use crate::program::program;

/// Checks in an empty home, with this set up.
async fn check(set_up: impl FnOnce(&std::path::Path, &mut Command) + Send + 'static) -> Checked {
    tokio::task::spawn_blocking(move || {
        let home = tempfile::tempdir().unwrap();
        let mut command = program(home.path());
        command.arg("check");
        set_up(home.path(), &mut command);
        checked(&mut command)
    })
    .await
    .unwrap()
}

fn set_account(command: &mut Command) {
    command
        .env("ALIBABA_CLOUD_ACCESS_KEY_ID", "account-id")
        .env("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "account-secret")
        .env("ALIBABA_CLOUD_SECURITY_TOKEN", "account-token");
}

#[tokio::test]
async fn an_accounts_key_is_never_sent_to_another_host() {
    for (signature, says) in [
        ("acs3-hmac-sha256", "give --access-key-file, --access-key or --credentials there, too"),
        ("rpc-hmac-sha1", "rpc-hmac-sha1 does not sign the host"),
    ] {
        let checked = check(move |_, command| {
            command.args(["--upstream", "https://gateway.example", "--signature", signature]);
            set_account(command);
        })
        .await;
        assert_eq!(checked.code, 2, "{}", checked.text);
        assert!(checked.text.contains(says), "{}", checked.text);
        assert!(!checked.text.contains("account-"), "{}", checked.text);
    }
}

#[tokio::test]
async fn a_file_of_the_working_folder_sends_no_accounts_key_elsewhere() {
    for rest in ["", "credentials = \"environment\"", "signature = \"rpc-hmac-sha1\""] {
        let text = format!("upstream = \"https://evil.example\"\n{rest}\n");
        let checked = check(move |home, command| {
            std::fs::write(home.join("polarshift.toml"), text).unwrap();
            set_account(command);
        })
        .await;
        assert_eq!(checked.code, 2, "{}", checked.text);
        assert!(checked.text.contains("polarshift.toml: "), "{}", checked.text);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_the_working_folder_is_said_aloud_with_its_upstream() {
    let emulator = emulator().await;
    for level in ["", "log-level = \"error\"\n"] {
        let url = emulator.url();
        let text = format!("{level}upstream = \"{url}\"\naccess-key = \"good-id:good-secret\"\n");
        let checked = check(move |home, _| {
            let path = home.join("polarshift.toml");
            std::fs::write(&path, text).unwrap();
            std::fs::set_permissions(path, PermissionsExt::from_mode(0o600)).unwrap();
        })
        .await;
        assert_eq!(checked.code, 0, "{}", checked.text);
        let line = checked.text.lines().find(|line| line.contains("which nobody named"));
        let line = line.unwrap_or_else(|| panic!("{}", checked.text));
        for part in ["WARN", "polarshift.toml", &emulator.url()] {
            assert!(line.contains(part), "{part}: {line}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lines_end_after_a_key_is_not_part_of_it() {
    let emulator = emulator().await;
    for pair in ["good-id:good-secret\r\n", " good-id : good-secret\n"] {
        let url = emulator.url();
        let checked = check(move |_, command| {
            command.args(["--upstream", &url]).env("POLARSHIFT_ACCESS_KEY", pair);
        })
        .await;
        assert_eq!(checked.code, 0, "{}", checked.text);
    }
    let url = emulator.url();
    let checked = check(move |_, command| {
        command.args(["--upstream", &url, "--access-key", "good-id:good secret"]);
    })
    .await;
    assert_eq!(checked.code, 2, "{}", checked.text);
    let named = "--access-key: the AccessKey secret has white space inside";
    assert!(checked.text.contains(named), "{}", checked.text);
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_key_in_a_file_of_ones_own_signs() {
    let emulator = emulator().await;
    for (mode, code, says) in [(0o600, 0, "(the file pair)"), (0o644, 2, "may be read by others")] {
        let url = emulator.url();
        let checked = check(move |home, command| {
            let path = home.join("pair");
            std::fs::write(&path, "good-id:good-secret\n").unwrap();
            std::fs::set_permissions(&path, PermissionsExt::from_mode(mode)).unwrap();
            command.args(["--upstream", &url, "--access-key-file", "pair"]);
        })
        .await;
        assert_eq!(checked.code, code, "{}", checked.text);
        assert!(checked.text.contains(says), "{}", checked.text);
        assert!(!checked.text.contains("good-secret"), "{}", checked.text);
    }
}

#[tokio::test]
async fn variables_that_are_not_read_are_named_beside_those_that_are() {
    let checked = check(|_, command| {
        command.args(["--upstream", "aliyun"]).env("ACCESS_KEY_ID", "a");
    })
    .await;
    assert_finding(&checked, "ACCESS_KEY_ID is set, which is not read", "ALIBABA_CLOUD_ACCESS_KEY");
}

#[tokio::test]
async fn a_profile_of_an_unsupported_mode_is_named_with_its_file_and_a_way_round() {
    let checked = check(|home, command| {
        std::fs::create_dir(home.join(".aliyun")).unwrap();
        let text = r#"{"current":"p","profiles":[{"name":"p","mode":"External","process_command":"topsecret"}]}"#;
        std::fs::write(home.join(".aliyun/config.json"), text).unwrap();
        command.args(["--upstream", "aliyun"]);
    })
    .await;
    assert_finding(&checked, "config.json wants mode \"External\"", "ALIBABA_CLOUD_SECURITY_TOKEN");
    assert!(checked.text.contains("the profile \"p\""), "{}", checked.text);
    assert!(!checked.text.contains("topsecret"), "{}", checked.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signature_that_does_not_match_is_mended_by_looking_before_anything_is_replaced() {
    let checked = with_error("SignatureDoesNotMatch", 400).await;
    assert_finding(&checked, "does not belong", "check that ID and secret are of one pair");
    assert!(!checked.text.contains("make a new"), "{}", checked.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_expired_is_renewed_and_the_server_restarted() {
    let checked = with_error("InvalidSecurityToken.Expired", 400).await;
    assert_finding(&checked, "expired", "restart a server that is running");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denial_names_the_permission_to_ask_for() {
    let emulator = emulator().await;
    let order = serde_json::json!({ "kind": "error", "times": 9, "code": "ImplicitDeny.Ram",
        "status": 403, "message": "No." });
    emulator.control("faults", order).await;
    for (deny_type, problem, remedy) in [
        (
            "ImplicitDeny",
            "polardb:DescribeDBClusters is allowed by no policy of the kind P",
            "call polardb:DescribeDBClusters",
        ),
        (
            "ExplicitDeny",
            "polardb:DescribeDBClusters is denied by a policy of the kind P",
            "what one policy denies",
        ),
    ] {
        let proxy = Proxy::start(emulator.addr(), move |_, _| {
            let body = format!(
                r#"{{"Code":"ImplicitDeny.Ram","Message":"No.","RequestId":"R","AccessDeniedDetail":{{"AuthAction":
                "polardb:DescribeDBClusters","PolicyType":"P","NoPermissionType":"{deny_type}",
                "EncodedDiagnosticMessage":"AQEAAAAA"}}}}"#
            );
            let length = body.len();
            format!("HTTP/1.1 403 F\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}")
        });
        let checked = check(move |_, command| {
            command.args(["--upstream", &proxy.url, "--access-key", "good-id:good-secret"]);
        })
        .await;
        assert_finding(&checked, problem, remedy);
        assert!(!checked.text.contains("AQEAAAAA"), "{}", checked.text);
    }
}

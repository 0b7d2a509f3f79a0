//! Temporary keys: what AssumeRole issues, and the token that has to travel with them.

use acs_signature::AccessKey;
use emulator::Options;
use serde_json::{Value, json};

use crate::signing::*;
use crate::support::*;

const ROLE: [(&str, &str); 2] =
    [("RoleArn", "acs:ram::1000000000000001:role/dba"), ("RoleSessionName", "alice@night")];

/// A temporary key and its token.
struct Temporary {
    key: AccessKey,
    token: String,
}

impl Temporary {
    fn of(answer: &Value) -> Self {
        let text = |name: &str| answer["Credentials"][name].as_str().unwrap();
        let key = AccessKey::new(text("AccessKeyId"), text("AccessKeySecret"));
        Self { key, token: text("SecurityToken").to_owned() }
    }
}

impl Emulator {
    async fn sts(&self, action: &str, query: &[(&str, &str)]) -> Reply {
        self.send(Acs3 { version: STS, ..Acs3::new(action, query) }).await
    }

    async fn assume(&self) -> Temporary {
        Temporary::of(&self.sts("AssumeRole", &ROLE).await.ok())
    }

    /// A call with a temporary key and a token, under ACS3.
    async fn acs3_as(&self, key: &AccessKey, token: &str) -> Reply {
        let query = [("DBClusterId", BILLING)];
        let call = Acs3::new("DescribeDBClusterMigration", &query);
        self.send(Acs3 { key: key.clone(), token, ..call }).await
    }

    /// The same under RPC.
    async fn rpc_as(&self, key: &AccessKey, token: &str) -> Reply {
        let mut call = rpc_call("JSON", BILLING);
        if !token.is_empty() {
            call.push(("SecurityToken", token));
        }
        self.get_signed(&rpc_parameters("GET", &call, key)).await
    }

    async fn assert_both_refuse(&self, key: &AccessKey, token: &str, code: &str) {
        assert_eq!(self.acs3_as(key, token).await.error(), refused(code));
        assert_eq!(self.rpc_as(key, token).await.error(), refused(code));
    }
}

#[tokio::test]
async fn a_temporary_key_signs_calls_of_both_schemes_with_its_token_only() {
    let emulator = Emulator::demo().await;
    let temporary = emulator.assume().await;
    assert!(temporary.key.id().starts_with("STS."));
    let seen = emulator.acs3_as(&temporary.key, &temporary.token).await.ok();
    assert_eq!(seen["DBClusterId"], BILLING);
    emulator.rpc_as(&temporary.key, &temporary.token).await.ok();
    emulator.assert_both_refuse(&temporary.key, "", "MissingSecurityToken").await;
    let other = emulator.assume().await;
    let mismatch = "InvalidSecurityToken.MismatchWithAccessKey";
    emulator.assert_both_refuse(&temporary.key, &other.token, mismatch).await;
    emulator.assert_both_refuse(&key(), &other.token, mismatch).await;
    let malformed = "InvalidSecurityToken.Malformed";
    emulator.assert_both_refuse(&temporary.key, "made-up", malformed).await;
    let wrong = AccessKey::new(temporary.key.id(), "wrong");
    emulator.assert_both_refuse(&wrong, &temporary.token, "SignatureDoesNotMatch").await;
    let unknown = AccessKey::new("STS.0123456789abcdefABCDEFGH", "wrong");
    let reply = emulator.acs3_as(&unknown, &temporary.token).await;
    assert_eq!(reply.error(), (404, "InvalidAccessKeyId.NotFound".into()));
}

#[tokio::test]
async fn the_parameter_of_the_same_name_is_no_token_under_acs3() {
    let emulator = Emulator::demo().await;
    let temporary = emulator.assume().await;
    let query = [("DBClusterId", BILLING), ("SecurityToken", temporary.token.as_str())];
    let call = Acs3::new("DescribeDBClusterMigration", &query);
    let without = Acs3 { key: temporary.key.clone(), ..call };
    assert_eq!(emulator.send(without).await.error(), refused("MissingSecurityToken"));
    let query = [("DBClusterId", BILLING), ("SecurityToken", "about business")];
    let call = Acs3::new("DescribeDBClusterMigration", &query);
    emulator.send(Acs3 { key: temporary.key, token: &temporary.token, ..call }).await.ok();
}

#[tokio::test]
async fn tokens_expire_by_hand_and_not_by_emulated_time() {
    let emulator = Emulator::demo().await;
    let temporary = emulator.assume().await;
    emulator.advance(100 * 86_400).await;
    emulator.acs3_as(&temporary.key, &temporary.token).await.ok();
    emulator.post("sts/expire", json!({})).await.ok();
    let expired = "InvalidSecurityToken.Expired";
    emulator.assert_both_refuse(&temporary.key, &temporary.token, expired).await;
    let fresh = emulator.assume().await;
    emulator.acs3_as(&fresh.key, &fresh.token).await.ok();
}

#[tokio::test]
async fn a_token_is_good_for_as_long_as_was_asked_for() {
    let emulator = Emulator::demo().await;
    for (asked, seconds) in [(None, 3600), (Some("900"), 900), (Some("43200"), 43_200)] {
        let mut query = ROLE.to_vec();
        query.extend(asked.map(|asked| ("DurationSeconds", asked)));
        let before = jiff::Timestamp::now();
        let answer = emulator.sts("AssumeRole", &query).await.ok();
        let expires: jiff::Timestamp =
            answer["Credentials"]["Expiration"].as_str().unwrap().parse().unwrap();
        let lasts = expires.duration_since(before).as_secs();
        assert!((seconds - 1..seconds + 20).contains(&lasts), "{lasts}");
    }
}

#[tokio::test]
async fn what_assume_role_cannot_read_is_named() {
    let emulator = Emulator::demo().await;
    for (name, value, status, code) in [
        ("RoleArn", "", 400, "MissingRoleArn"),
        ("RoleArn", "acs:ram::1000000000000001:user/dba", 400, "InvalidParameter.RoleArn"),
        ("RoleArn", "acs:ram::1000000000000001:role/", 400, "InvalidParameter.RoleArn"),
        ("RoleArn", "acs:ram::9000000000000009:role/dba", 404, "EntityNotExist.Role"),
        ("RoleSessionName", "", 400, "MissingRoleSessionName"),
        ("RoleSessionName", "a", 400, "InvalidParameter.RoleSessionName"),
        ("RoleSessionName", "a b", 400, "InvalidParameter.RoleSessionName"),
        ("DurationSeconds", "899", 400, "InvalidParameter.DurationSeconds"),
        ("DurationSeconds", "43201", 400, "InvalidParameter.DurationSeconds"),
        ("Policy", "no json", 400, "InvalidParameter.PolicyGrammar"),
    ] {
        let mut query: Vec<_> = ROLE.into_iter().filter(|(given, _)| *given != name).collect();
        query.push((name, value));
        let reply = emulator.sts("AssumeRole", &query).await;
        assert_eq!(reply.error(), (status, code.into()), "{name}={value}");
        assert_eq!(reply.json()["HostId"], "sts.aliyuncs.com");
    }
}

#[tokio::test]
async fn everybody_is_told_who_they_are() {
    let emulator = Emulator::demo().await;
    let keys = json!([{ "id": "carol-key", "secret": "s", "user": "carol" }]);
    let id = "2000000000000002";
    emulator.post("accounts", json!({ "id": id, "keys": keys })).await.ok();
    let root = emulator.sts("GetCallerIdentity", &[]).await.ok();
    assert_eq!(root["IdentityType"], "Account");
    assert_eq!(root["Arn"], "acs:ram::1000000000000001:root");
    assert_eq!(root["UserId"], root["AccountId"]);

    let key = AccessKey::new("carol-key", "s");
    let who = Acs3 { version: STS, ..Acs3::new("GetCallerIdentity", &[]) };
    let user = emulator.send(Acs3 { key, ..who }).await.ok();
    assert_eq!(user["IdentityType"], "RAMUser");
    assert_eq!(user["Arn"], "acs:ram::2000000000000002:user/carol");

    let temporary = emulator.assume().await;
    let who = Acs3 { version: STS, ..Acs3::new("GetCallerIdentity", &[]) };
    let token = temporary.token.as_str();
    let role = emulator.send(Acs3 { key: temporary.key, token, ..who }).await.ok();
    assert_eq!(role["IdentityType"], "AssumedRoleUser");
    assert_eq!(role["Arn"], "acs:ram::1000000000000001:assumed-role/dba/alice@night");
    let principal = format!("{}:alice@night", role["RoleId"].as_str().unwrap());
    assert_eq!(role["PrincipalId"], principal);
    assert_eq!(role.get("UserId"), None);
}

#[tokio::test]
async fn a_role_of_another_account_sees_that_accounts_resources() {
    let emulator = Emulator::demo().await;
    emulator.post("accounts", json!({ "id": "2000000000000002" })).await.ok();
    let query = [("RoleArn", "acs:ram::2000000000000002:role/auditor"), ("RoleSessionName", "bob")];
    let temporary = Temporary::of(&emulator.sts("AssumeRole", &query).await.ok());
    let seen = emulator.acs3_as(&temporary.key, &temporary.token).await;
    assert_eq!(seen.error(), (404, "InvalidDBClusterId.NotFound".into()));
}

#[tokio::test]
async fn the_rpc_way_of_the_credentials_packages_works_and_the_log_keeps_no_secret() {
    let emulator = Emulator::demo().await;
    let mut call = vec![
        ("Action", "AssumeRole"),
        ("Version", STS),
        ("Format", "JSON"),
        ("DurationSeconds", "3600"),
    ];
    call.extend(ROLE);
    let temporary = Temporary::of(&emulator.rpc(&call).await.ok());
    emulator.rpc_as(&temporary.key, &temporary.token).await.ok();
    let log = emulator.get("calls").await.to_string();
    assert!(log.contains("assumed-role/dba/alice@night"));
    assert!(!log.contains(&temporary.token) && !log.contains(temporary.key.expose_secret()));
}

#[tokio::test]
async fn temporary_keys_survive_with_the_state_and_end_with_the_process_without_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("emulator.json");
    let kept = || Options { state: Some(path.clone()), ..options() };
    let first = Emulator::start(kept()).await;
    let temporary = first.assume().await;
    drop(first);
    let again = Emulator::start(kept()).await;
    again.acs3_as(&temporary.key, &temporary.token).await.ok();
    let forgetful = Emulator::demo().await;
    let reply = forgetful.acs3_as(&temporary.key, &temporary.token).await;
    assert_eq!(reply.error(), (404, "InvalidAccessKeyId.NotFound".into()));
}

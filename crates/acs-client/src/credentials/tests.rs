//! Where credentials are found, and which errors stop the search.

use std::collections::BTreeMap;
use std::path::Path;

use super::environment::from_environment;
use super::resolve::from_profiles;
use super::{Credentials, CredentialsError, resolve};

fn with_env<T>(
    variables: &[(&str, &str)],
    run: impl FnOnce(&dyn Fn(&str) -> Option<String>) -> T,
) -> T {
    let map: BTreeMap<_, _> = variables.iter().copied().collect();
    run(&|name| map.get(name).map(|value| (*value).to_owned()))
}

/// A home folder with the given files.
fn home(files: &[(&str, &str)]) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = home.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    home
}

fn profiles(
    variables: &[(&str, &str)],
    files: &[(&str, &str)],
) -> Result<Option<Credentials>, CredentialsError> {
    let home = home(files);
    with_env(variables, |env| from_profiles(env, Some(home.path())))
}

#[track_caller]
fn check(found: Option<Credentials>, id: &str, secret: &str, token: Option<&str>) {
    let found = found.expect("credentials");
    assert_eq!(found.access_key_id(), id);
    assert_eq!(found.access_key().expose_secret(), secret);
    assert_eq!(found.security_token(), token);
}

const CLI: &str = ".aliyun/config.json";
const INI: &str = ".alibabacloud/credentials.ini";
const INI_BARE: &str = ".alibabacloud/credentials";

#[test]
fn debug_shows_the_id_and_neither_secret_nor_token() {
    let text = format!("{:?}", Credentials::new("the-id", "the-secret", Some("the-token")));
    assert!(text.contains("the-id"), "{text}");
    assert!(!text.contains("the-secret") && !text.contains("the-token"), "{text}");
}

#[test]
fn the_environment_gives_a_pair_and_a_token() {
    let pair = [("ALIBABA_CLOUD_ACCESS_KEY_ID", "id"), ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "s")];
    check(with_env(&pair, from_environment).unwrap(), "id", "s", None);
    let sts = [&pair[..], &[("ALIBABA_CLOUD_SECURITY_TOKEN", "t")]].concat();
    check(with_env(&sts, from_environment).unwrap(), "id", "s", Some("t"));
    assert!(with_env(&[], from_environment).unwrap().is_none());
    let empty = [("ALIBABA_CLOUD_ACCESS_KEY_ID", ""), ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "")];
    assert!(with_env(&empty, from_environment).unwrap().is_none());
}

#[test]
fn half_an_environment_is_an_error_even_where_a_profile_is() {
    let home = home(&[(INI, "[default]\ntype=access_key\naccess_key_id=i\naccess_key_secret=s")]);
    for (present, missing) in [
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET"),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_ACCESS_KEY_ID"),
        ("ALIBABA_CLOUD_SECURITY_TOKEN", "ALIBABA_CLOUD_ACCESS_KEY_ID"),
    ] {
        let error = with_env(&[(present, "x")], |env| resolve(env, Some(home.path()))).unwrap_err();
        assert_eq!(error.to_string(), format!("the environment has {present} but not {missing}"));
    }
}

#[test]
fn the_cli_file_gives_its_current_profile_or_the_named_one() {
    let text = r#"{"current":"work","profiles":[
        {"name":"work","mode":"AK","access_key_id":"a","access_key_secret":"b","region_id":"x"},
        {"name":"sts","mode":"StsToken","access_key_id":"c","access_key_secret":"d","sts_token":"e"},
        {"name":"role","mode":"RamRoleArn","access_key_id":"f","access_key_secret":"g"}]}"#;
    let files =
        [(CLI, text), (INI, "[only-ini]\ntype=access_key\naccess_key_id=i\naccess_key_secret=j")];
    check(profiles(&[], &files).unwrap(), "a", "b", None);
    let named = |name| profiles(&[("ALIBABA_CLOUD_PROFILE", name)], &files);
    check(named("sts").unwrap(), "c", "d", Some("e"));
    check(named("only-ini").unwrap(), "i", "j", None);
    let error = named("role").unwrap_err().to_string();
    assert!(error.contains("mode \"RamRoleArn\"") && error.contains("\"role\""), "{error}");
    let error = named("nobody").unwrap_err();
    assert_eq!(error, CredentialsError::NoSuchProfile { profile: "nobody".to_owned() });
}

#[test]
fn the_cli_file_can_be_switched_off() {
    let files = [(CLI, r#"{"current":"x","profiles":[{"name":"x","mode":"OAuth"}]}"#)];
    let off = [("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "TRUE")];
    assert!(profiles(&off, &files).unwrap().is_none());
    assert!(matches!(profiles(&[], &files), Err(CredentialsError::Unsupported { .. })));
}

#[test]
fn a_blank_cli_profile_is_nothing_and_a_half_one_is_an_error() {
    let cli = |profile: &str| {
        let text = format!(r#"{{"current":"default","profiles":[{profile}]}}"#);
        profiles(&[], &[(CLI, text.as_str())])
    };
    for blank in ["AK", ""] {
        let text = format!(
            r#"{{"name":"default","mode":"{blank}","access_key_id":"","access_key_secret":null}}"#
        );
        assert!(cli(&text).unwrap().is_none());
    }
    for half in [
        r#"{"name":"default","mode":"AK","access_key_id":"a"}"#,
        r#"{"name":"default","mode":"StsToken","access_key_id":"a","access_key_secret":"b"}"#,
        r#"{"name":"default","mode":"StsToken","sts_token":"t"}"#,
    ] {
        assert!(matches!(cli(half), Err(CredentialsError::Half { .. })), "{half}");
    }
    assert!(matches!(
        cli(r#"{"name":"other"}"#),
        Err(CredentialsError::MissingProfile { profile, .. }) if profile == "default"
    ));
}

#[test]
fn a_file_that_cannot_be_understood_is_named_and_not_quoted() {
    let error = profiles(&[], &[(CLI, r#"{"profiles":"top-secret"}"#)]).unwrap_err().to_string();
    assert!(error.contains("config.json") && !error.contains("top-secret"), "{error}");
}

#[test]
fn the_ini_file_is_read_with_its_quirks() {
    let text = "; note\n[other]\ntype = ram_role_arn\n\n[ default ]\nTYPE = access_key\n\
                Access_Key_Id: a # note\naccess_key_secret = b%%c\nenable = false\n";
    check(profiles(&[], &[(INI, text)]).unwrap(), "a", "b%c", None);
    check(profiles(&[], &[(INI_BARE, text)]).unwrap(), "a", "b%c", None);
    let other = [("ALIBABA_CLOUD_PROFILE", "other")];
    let error = profiles(&other, &[(INI, text)]).unwrap_err().to_string();
    assert!(error.contains("type \"ram_role_arn\""), "{error}");
    assert!(profiles(&[], &[(INI, "[elsewhere]\ntype=sts")]).unwrap().is_none());
    let half = "[default]\ntype=access_key\naccess_key_id=a";
    assert!(matches!(profiles(&[], &[(INI, half)]), Err(CredentialsError::Half { .. })));
}

#[test]
fn a_credentials_file_that_is_named_has_to_be_there() {
    let home =
        home(&[("mine", "[default]\ntype=access_key\naccess_key_id=a\naccess_key_secret=b")]);
    let read = |name: &str| {
        let path = home.path().join(name);
        let variables = [("ALIBABA_CLOUD_CREDENTIALS_FILE", path.to_str().unwrap())];
        with_env(&variables, |env| from_profiles(env, None))
    };
    check(read("mine").unwrap(), "a", "b", None);
    assert!(matches!(read("absent"), Err(CredentialsError::File { .. })));
}

#[test]
fn what_is_not_supported_is_named_instead_of_passed_over() {
    let nowhere = Path::new("/nonexistent");
    let run = |variables: &[(&str, &str)]| {
        with_env(variables, |env| resolve(env, Some(nowhere))).unwrap_err()
    };
    let oidc = [
        ("ALIBABA_CLOUD_ROLE_ARN", "a"),
        ("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "b"),
        ("ALIBABA_CLOUD_OIDC_TOKEN_FILE", "c"),
    ];
    assert!(run(&oidc).to_string().contains("OIDC"));
    let uri = [("ALIBABA_CLOUD_CREDENTIALS_URI", "http://127.0.0.1/")];
    assert!(run(&uri).to_string().contains("ALIBABA_CLOUD_CREDENTIALS_URI"));
    assert_eq!(run(&[]), CredentialsError::None { not_read: Vec::new() });
}

#[test]
fn the_variables_of_the_tools_earlier_versions_are_read_after_the_profiles() {
    let new =
        [("ALIBABA_CLOUD_ACCESS_KEY_ID", "new"), ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "new-s")];
    let old = [("ALIBABACLOUD_ACCESS_KEY_ID", "old"), ("ALIBABACLOUD_ACCESS_KEY_SECRET", "old-s")];
    let oldest = [
        ("ALICLOUD_ACCESS_KEY_ID", "oldest"),
        ("ALICLOUD_ACCESS_KEY_SECRET", "oldest-s"),
        ("ALICLOUD_SECURITY_TOKEN", "t"),
    ];
    let ini = "[default]\ntype=access_key\naccess_key_id=ini\naccess_key_secret=ini-s";
    let read = |variables: &[(&str, &str)], files: &[(&str, &str)]| {
        let home = home(files);
        with_env(variables, |env| resolve(env, Some(home.path())))
    };
    let all = [&oldest[..], &old, &new].concat();
    check(read(&all, &[(INI, ini)]).ok(), "new", "new-s", None);
    check(read(&[&oldest[..], &old].concat(), &[(INI, ini)]).ok(), "ini", "ini-s", None);
    check(read(&[&oldest[..], &old].concat(), &[]).ok(), "old", "old-s", None);
    let found = read(&oldest, &[]).unwrap();
    assert_eq!(found.source(), "environment variable ALICLOUD_ACCESS_KEY_ID");
    check(Some(found), "oldest", "oldest-s", Some("t"));
    let mixed = read(&[new[0], old[1]], &[]).unwrap_err().to_string();
    assert!(mixed.ends_with("but not ALIBABA_CLOUD_ACCESS_KEY_SECRET"), "{mixed}");
}

#[test]
fn variables_that_no_cloud_is_named_in_are_not_read_and_are_named() {
    let variables = [("ACCESS_KEY_ID", "a"), ("ACCESS_KEY_SECRET", "b")];
    let error = with_env(&variables, |env| resolve(env, None)).unwrap_err().to_string();
    assert!(error.contains("set ALIBABA_CLOUD_ACCESS_KEY_ID"), "{error}");
    assert!(error.ends_with("not read here: ACCESS_KEY_ID, ACCESS_KEY_SECRET"), "{error}");
}

#[test]
fn white_space_around_a_key_is_not_part_of_it_wherever_it_was_found() {
    let variables = [
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", " id\r\n"),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "secret\r\n"),
        ("ALIBABA_CLOUD_SECURITY_TOKEN", "token\n"),
    ];
    check(with_env(&variables, from_environment).unwrap(), "id", "secret", Some("token"));
    let cli = r#"{"current":"p","profiles":[{"name":"p","mode":"StsToken","access_key_id":"id\r\n",
        "access_key_secret":"\tsecret\n","sts_token":"token "}]}"#;
    check(profiles(&[], &[(CLI, cli)]).unwrap(), "id", "secret", Some("token"));
    let ini =
        "[default]\r\ntype=access_key\r\naccess_key_id= id \r\naccess_key_secret=secret\t\r\n";
    check(profiles(&[], &[(INI, ini)]).unwrap(), "id", "secret", None);
}

#[test]
fn white_space_inside_a_key_is_named_with_the_part_and_not_quoted() {
    let variables =
        [("ALIBABA_CLOUD_ACCESS_KEY_ID", "id"), ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "top\nsecret")];
    let error = with_env(&variables, from_environment).unwrap_err().to_string();
    let named = "the environment has white space inside ALIBABA_CLOUD_ACCESS_KEY_SECRET";
    assert_eq!(error, named);
    let cli = r#"{"current":"p","profiles":[{"name":"p","mode":"AK","access_key_id":"i d","access_key_secret":"s"}]}"#;
    let error = profiles(&[], &[(CLI, cli)]).unwrap_err().to_string();
    assert!(error.contains("\"p\"") && error.ends_with("inside access_key_id"), "{error}");
}

#[test]
fn a_mode_is_taken_in_any_case_and_a_missing_one_follows_from_the_values() {
    for (mode, token, expected) in [
        (r#""mode":"ak","#, r#","sts_token":"t""#, None),
        (r#""mode":"AK","#, "", None),
        (r#""mode":"","#, "", None),
        ("", "", None),
        ("", r#","sts_token":"t""#, Some("t")),
        (r#""mode":"ststoken","#, r#","sts_token":"t""#, Some("t")),
    ] {
        let text = format!(
            r#"{{"current":"p","profiles":[{{"name":"p",{mode}"access_key_id":"a","access_key_secret":"b"{token}}}]}}"#
        );
        check(profiles(&[], &[(CLI, text.as_str())]).unwrap(), "a", "b", expected);
    }
}

#[test]
fn a_profile_is_chosen_by_the_earlier_spellings_too() {
    let text = r#"{"current":"a","profiles":[{"name":"a","mode":"AK","access_key_id":"a","access_key_secret":"s"},
        {"name":"b","mode":"AK","access_key_id":"b","access_key_secret":"s"}]}"#;
    for variable in ["ALIBABACLOUD_PROFILE", "ALICLOUD_PROFILE"] {
        check(profiles(&[(variable, "b")], &[(CLI, text)]).unwrap(), "b", "s", None);
        let both = [("ALIBABA_CLOUD_PROFILE", "a"), (variable, "b")];
        check(profiles(&both, &[(CLI, text)]).unwrap(), "a", "s", None);
    }
}

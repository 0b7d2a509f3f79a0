//! Which key goes to which host, and where it may be kept.

use std::os::unix::fs::PermissionsExt;

use super::*;

const GATEWAY: &str = "https://gateway.example";
const PAIR: (&str, &str) = ("POLARSHIFT_ACCESS_KEY", "id:secret");
const UPSTREAM: (&str, &str) = ("POLARSHIFT_UPSTREAM", GATEWAY);

impl Home {
    /// A file with a pair that only its owner may read.
    fn pair(&self, mode: u32) -> String {
        self.write("pair", "id:secret\r\n");
        let path = self.0.path().join("pair");
        std::fs::set_permissions(&path, PermissionsExt::from_mode(mode)).unwrap();
        path.display().to_string()
    }

    fn origin(&self, arguments: &str, variables: &[(&str, &str)]) -> Result<Origin, String> {
        let config = self.serve(arguments, variables).map_err(|error| error.to_string())?;
        Ok(config.calls.credentials)
    }
}

#[track_caller]
fn assert_refused(origin: Result<Origin, String>, begins: &str, says: &str) {
    let message = origin.unwrap_err();
    assert!(message.starts_with(begins) && message.contains(says), "{message}");
}

#[test]
fn another_host_gets_nothing_that_was_not_given_for_it() {
    let home = Home::new();
    let nothing = home.origin(&format!("--upstream {GATEWAY}"), &[]);
    assert_refused(nothing, "--upstream: ", "calls to gateway.example:443 are signed only with");
    let nothing = home.origin("", &[UPSTREAM]);
    assert_refused(nothing, "POLARSHIFT_UPSTREAM: ", "POLARSHIFT_ACCESS_KEY_FILE, POLARSHIFT_ACC");
    home.write("named.toml", &format!("upstream = \"{GATEWAY}\""));
    let nothing = home.origin("--config named.toml", &[]);
    let place = format!("{}: upstream: ", home.0.path().join("named.toml").display());
    assert_refused(nothing, &place, "give access-key-file, access-key or credentials there, too");
}

#[test]
fn another_host_gets_what_stands_in_the_place_that_names_it_and_from_no_other() {
    let home = Home::new();
    home.write("upstream.toml", &format!("upstream = \"{GATEWAY}\""));
    home.write("key.toml", "access-key = \"id:secret\"");
    home.write("both.toml", &format!("upstream = \"{GATEWAY}\"\naccess-key = \"id:secret\""));
    let flag = format!("--upstream {GATEWAY}");
    for (arguments, variables) in [
        (format!("{flag} --access-key id:secret"), vec![]),
        (String::new(), vec![UPSTREAM, PAIR]),
        ("--config both.toml".to_owned(), vec![]),
    ] {
        let expected = Ok(Origin::Given(AccessPair::new("id", "secret")));
        assert_eq!(home.origin(&arguments, &variables), expected, "{arguments}");
    }
    for (arguments, variables) in [
        (flag.clone(), vec![PAIR]),
        (format!("{flag} --config key.toml"), vec![]),
        ("--access-key id:secret".to_owned(), vec![UPSTREAM]),
        ("--config key.toml".to_owned(), vec![UPSTREAM]),
        ("--config upstream.toml --access-key id:secret".to_owned(), vec![]),
        ("--config upstream.toml".to_owned(), vec![PAIR]),
        // The higher place goes before, and is another than the upstream's.
        ("--config both.toml".to_owned(), vec![PAIR]),
    ] {
        let origin = home.origin(&arguments, &variables);
        assert_refused(origin, "", "stands beside the upstream");
    }
}

#[test]
fn what_the_environment_and_the_vendors_files_hold_goes_elsewhere_only_by_name() {
    let home = Home::new();
    let named =
        |source: &str| home.origin(&format!("--upstream {GATEWAY} --credentials {source}"), &[]);
    assert_eq!(named("environment"), Ok(Origin::Environment));
    assert_eq!(named("profile:p"), Ok(Origin::VendorProfile("p".to_owned())));
}

#[test]
fn a_file_that_lies_in_the_working_folder_cannot_send_other_places_keys_elsewhere() {
    let home = Home::new();
    let pair = home.pair(0o600);
    for source in [
        "credentials = \"environment\"",
        "credentials = \"profile:p\"",
        &format!("access-key-file = \"{pair}\""),
    ] {
        home.write("working/polarshift.toml", &format!("upstream = \"{GATEWAY}\"\n{source}"));
        let origin = home.origin("", &[]);
        assert_refused(
            origin,
            "",
            "only found in the working folder cannot send keys of other places",
        );
        assert!(home.origin("--config working/polarshift.toml", &[]).is_ok(), "{source}");
    }
    let own = format!("upstream = \"{GATEWAY}\"\naccess-key = \"id:secret\"");
    home.write("working/polarshift.toml", &own);
    assert!(home.origin("", &[]).is_ok());
}

#[test]
fn a_file_of_the_working_folder_cannot_keep_the_warning_about_itself_from_the_log() {
    let home = Home::new();
    home.write("working/polarshift.toml", "log-level = \"error\"");
    let level = |arguments: &str| {
        let layers = home.layers(arguments, &[]).unwrap();
        (LogConfig::read(&layers).unwrap().level, layers.file_is_of_working_folder())
    };
    assert_eq!(level(""), (Level::WARN, true));
    assert_eq!(level("--config working/polarshift.toml"), (Level::ERROR, false));
    home.write("config/polarshift.toml", "");
    assert_eq!(level(""), (Level::INFO, false));
}

#[test]
fn a_profile_has_its_own_host_and_its_own_key_in_one_place() {
    let home = Home::new();
    let serve = |text: &str, variables: &[(&str, &str)]| {
        home.write("named.toml", text);
        home.serve("--config named.toml", variables).map(drop).map_err(|error| error.to_string())
    };
    let own = format!("[profiles.a]\nupstream = \"{GATEWAY}\"\naccess-key = \"a:b\"");
    assert_eq!(serve(&own, &[]), Ok(()));
    let variables =
        [("POLARSHIFT_PROFILES_A_UPSTREAM", GATEWAY), ("POLARSHIFT_PROFILES_A_ACCESS_KEY", "a:b")];
    assert_eq!(serve("[profiles.a]", &variables), Ok(()));
    let refused = serve("[profiles.a]", &variables[..1]).unwrap_err();
    assert!(refused.contains("give POLARSHIFT_PROFILES_A_ACCESS_KEY_FILE, POLAR"), "{refused}");
    let split = format!("[profiles.a]\nupstream = \"{GATEWAY}\"");
    assert!(serve(&split, &variables[1..]).unwrap_err().contains("beside the upstream"));
    // The upstream of the others is not one that its key was given for.
    let inherited = format!(
        "upstream = \"{GATEWAY}\"\naccess-key = \"a:b\"\n[profiles.a]\naccess-key = \"c:d\""
    );
    let refused = serve(&inherited, &[]).unwrap_err();
    assert!(refused.contains("give it an upstream of its own"), "{refused}");
}

#[test]
fn a_signature_that_does_not_cover_the_host_goes_to_the_vendor_and_to_this_machine_only() {
    let home = Home::new();
    let origin = |upstream: &str| {
        let rest = "--access-key id:secret --signature rpc-hmac-sha1";
        home.origin(&format!("--upstream {upstream} {rest}"), &[])
    };
    for upstream in ["emulator", "aliyun", "http://127.0.0.1:1", "https://polardb.aliyuncs.com"] {
        assert!(origin(upstream).is_ok(), "{upstream}");
    }
    assert_refused(origin(GATEWAY), "--signature: ", "use acs3-hmac-sha256");
    let text = format!(
        "signature = \"rpc-hmac-sha1\"\n[profiles.a]\nupstream = \"{GATEWAY}\"\naccess-key = \"a:b\""
    );
    home.write("named.toml", &text);
    let refused = home.origin("--config named.toml", &[]);
    assert_refused(refused, "", "signature: rpc-hmac-sha1 does not sign the host");
}

#[test]
fn a_pair_in_a_file_is_read_from_each_place_without_its_lines_end() {
    let home = Home::new();
    let path = home.pair(0o600);
    let variable = [("POLARSHIFT_ACCESS_KEY_FILE", path.as_str())];
    home.write("named.toml", &format!("access-key-file = \"{path}\""));
    let expected =
        Origin::File { pair: AccessPair::new("id", "secret"), file: PathBuf::from(&path) };
    for (arguments, variables) in [
        (format!("--access-key-file {path}"), &[][..]),
        (String::new(), &variable),
        ("--config named.toml".to_owned(), &[]),
    ] {
        for upstream in ["", "aliyun"] {
            let mut arguments = arguments.clone();
            if !upstream.is_empty() {
                arguments += &format!(" --upstream {upstream}");
            }
            let config = home.serve(&arguments, variables).unwrap();
            assert_eq!(config.calls.credentials, expected, "{arguments}");
            assert!(!format!("{config:?}").contains("secret\""), "{config:?}");
        }
    }
    let config = home.serve(&format!("--access-key-file {path}"), &[]).unwrap();
    assert_eq!(config.emulator.access_keys, [AccessPair::new("id", "secret")]);
    home.write("named.toml", &format!("[profiles.a]\naccess-key-file = \"{path}\""));
    let config = home.serve("--config named.toml", &[]).unwrap();
    assert_eq!(config.profiles[&ProfileName::parse("a").unwrap()].credentials, expected);
    let layers = home.layers(&format!("emulator --access-key-file {path}"), &[]).unwrap();
    let keys = EmulatorConfig::read(&layers).unwrap().access_keys;
    assert_eq!(keys, [AccessPair::new("id", "secret")]);
}

#[test]
fn a_pair_in_a_file_that_others_may_read_is_refused() {
    let home = Home::new();
    for mode in [0o604, 0o640, 0o644, 0o620, 0o601] {
        let path = home.pair(mode);
        let origin = home.origin(&format!("--access-key-file {path}"), &[]);
        assert_refused(origin, "--access-key-file: ", "may be read by others than its owner");
    }
    let absent = home.origin("--access-key-file absent", &[]);
    assert_refused(absent, "--access-key-file: \"absent\" cannot be read", "chmod 600");
    let path = home.pair(0o600);
    home.write("pair", "topsecret");
    let bad = home.origin(&format!("--access-key-file {path}"), &[]).unwrap_err();
    assert!(bad.contains("two parts") && !bad.contains("topsecret"), "{bad}");
    let two = home.origin(&format!("--access-key-file {path} --access-key a:b"), &[]);
    assert_refused(two, "--access-key-file: ", "there is an access-key, too");
}

#[test]
fn what_the_service_manager_hands_over_signs_for_the_cloud_where_nothing_else_is_given() {
    let home = Home::new();
    home.write("handed/access-key", "id:secret\n");
    let folder = home.0.path().join("handed");
    let variable = [("CREDENTIALS_DIRECTORY", folder.to_str().unwrap())];
    let expected =
        Origin::File { pair: AccessPair::new("id", "secret"), file: folder.join("access-key") };
    assert_eq!(home.origin("--upstream aliyun", &variable), Ok(expected));
    for (arguments, origin) in [
        ("", Origin::EmulatorDefault),
        ("--upstream aliyun --credentials environment", Origin::Environment),
        ("--upstream aliyun --access-key a:b", Origin::Given(AccessPair::new("a", "b"))),
    ] {
        assert_eq!(home.origin(arguments, &variable), Ok(origin), "{arguments}");
    }
    let elsewhere = home.origin(&format!("--upstream {GATEWAY}"), &variable);
    assert_refused(elsewhere, "--upstream: ", "beside the upstream");
    home.write("handed/access-key", "topsecret");
    let bad = home.origin("--upstream aliyun", &variable);
    assert_refused(bad, "CREDENTIALS_DIRECTORY: ", "two parts");
    std::fs::remove_file(folder.join("access-key")).unwrap();
    assert_eq!(home.origin("--upstream aliyun", &variable), Ok(Origin::Environment));
}

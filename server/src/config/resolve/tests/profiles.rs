use super::*;

const TWO: &str = "region = \"cn-a1\"\ncall-timeout = \"7s\"\n\
    [profiles.live]\nupstream = \"aliyun\"\nregion = \"cn-b1\"\ncredentials = \"profile:prod\"\n\
    [profiles.lab]\naccess-key = \"lab:lab-secret\"\n";

fn named(text: &str) -> ProfileName {
    ProfileName::parse(text).unwrap()
}

fn with(text: &str) -> Home {
    let home = Home::new();
    home.write("working/polarshift.toml", text);
    home
}

#[test]
fn a_profile_has_its_own_account_and_the_rest_of_the_default_one() {
    let config = with(TWO).serve("", &[]).unwrap();
    let (live, lab) = (&config.profiles[&named("live")], &config.profiles[&named("lab")]);
    assert_eq!((&live.target, live.region.as_str()), (&Target::Aliyun, "cn-b1"));
    assert_eq!(live.credentials, Origin::VendorProfile("prod".to_owned()));
    assert_eq!((&lab.target, lab.region.as_str()), (&Target::Embedded, "cn-a1"));
    assert_eq!(lab.credentials, Origin::Given(AccessPair::new("lab", "lab-secret")));
    assert_eq!((live.call_timeout.as_secs(), lab.call_timeout.as_secs()), (7, 7));
    assert_eq!(config.calls.credentials, Origin::EmulatorDefault);
}

#[test]
fn the_environment_goes_before_a_profile_s_table_and_flags_are_the_default_one_s() {
    let variables =
        [("POLARSHIFT_PROFILES_LIVE_REGION", "cn-c1"), ("POLARSHIFT_PROFILES_LIVE_REGOIN", "x")];
    let home = with(TWO);
    let config = home.serve("--region cn-d1 --access-key a:b", &variables).unwrap();
    assert_eq!(config.calls.region.as_str(), "cn-d1");
    assert_eq!(config.profiles[&named("live")].region.as_str(), "cn-c1");
    assert_eq!(config.profiles[&named("live")].credentials, Origin::VendorProfile("prod".into()));
    let layers = home.layers("", &variables).unwrap();
    assert_eq!(layers.unknown_variables(), ["POLARSHIFT_PROFILES_LIVE_REGOIN"]);
}

#[test]
fn the_cloud_of_one_profile_slows_the_polls_of_all() {
    assert_eq!(with(TWO).serve("", &[]).unwrap().fast_poll.as_secs(), 5);
    assert_eq!(with("[profiles.lab]\n").serve("", &[]).unwrap().fast_poll.as_secs(), 1);
}

#[test]
fn credentials_that_are_missing_twofold_or_misplaced_are_refused_with_the_reason() {
    for (text, reason) in [
        ("[profiles.live]\nupstream = \"aliyun\"", "say whose credentials sign its calls"),
        (
            "[profiles.a]\naccess-key = \"a:b\"\ncredentials = \"environment\"",
            "give one of the two",
        ),
        ("[profiles.a]\ncredentials = \"environment\"", "go to the cloud only"),
        ("credentials = \"profile:\"", "names no source of credentials"),
        ("[profiles.a]\naccess-key = \"topsecret\"", "profiles.a: access-key: it is not two parts"),
    ] {
        let message = with(text).refusal("");
        assert!(message.contains(reason), "{message}");
        assert!(!message.contains("topsecret"), "{message}");
    }
}

#[test]
fn a_profile_is_chosen_by_name_and_a_wrong_name_is_answered_with_the_right_ones() {
    let layers = with(TWO).layers("check", &[]).unwrap();
    let region = |name| CallSettings::named(&layers, name).map(|it| it.region.to_string());
    assert_eq!(region(None).as_deref(), Ok("cn-a1"));
    assert_eq!(region(Some("default")).as_deref(), Ok("cn-a1"));
    assert_eq!(region(Some("live")).as_deref(), Ok("cn-b1"));
    for wrong in ["prod", "a b"] {
        let message = region(Some(wrong)).unwrap_err().to_string();
        assert_eq!(
            message,
            format!("there is no profile \"{wrong}\"; there are: default, lab, live")
        );
    }
}

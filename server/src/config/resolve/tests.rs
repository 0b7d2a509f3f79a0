mod keys;
mod profiles;

use std::collections::BTreeMap;

use clap::Parser;

use super::*;
use crate::config::{Cli, Command};

/// An empty home, so that nothing of the machine's own is read.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn folders(&self) -> Folders {
        Folders {
            working: self.0.path().join("working"),
            config: Some(self.0.path().join("config")),
            data: Some(self.0.path().join("data")),
        }
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        #[cfg(unix)]
        std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600))
            .unwrap();
    }

    fn layers(&self, arguments: &str, variables: &[(&str, &str)]) -> Result<Layers, ConfigError> {
        let arguments = ["polarshift"].into_iter().chain(arguments.split_whitespace());
        let (flags, config) = match Cli::try_parse_from(arguments).unwrap().command() {
            Command::Serve(flags) => flags.collect(),
            Command::Emulator(flags) => flags.collect(),
            Command::Check(flags) => flags.collect(),
            Command::Journal(command) => command.collect().1,
        };
        let config = config.map(|path| self.0.path().join(path));
        let variables: BTreeMap<_, _> = variables
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        Layers::read(flags, config, variables, &self.folders())
    }

    fn serve(
        &self,
        arguments: &str,
        variables: &[(&str, &str)],
    ) -> Result<ServeConfig, ConfigError> {
        ServeConfig::read(&self.layers(arguments, variables)?, &self.folders())
    }

    fn refusal(&self, arguments: &str) -> String {
        self.serve(arguments, &[]).unwrap_err().to_string()
    }
}

#[test]
fn nothing_given_is_the_console_with_the_embedded_emulator() {
    let home = Home::new();
    let config = home.serve("", &[]).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
    assert_eq!(config.calls.target, Target::Embedded);
    assert_eq!(config.calls.region.as_str(), "cn-hangzhou");
    assert_eq!(config.calls.credentials, Origin::EmulatorDefault);
    assert_eq!(config.emulator.listen.to_string(), "127.0.0.1:3100");
    assert_eq!(config.emulator.speed, 30.0);
    let journal = home.0.path().join("data/polarshift.sqlite");
    assert_eq!(config.database.to_string(), format!("sqlite://{}", journal.display()));
    assert_eq!((config.fast_poll.as_secs(), config.slow_poll.as_secs()), (1, 5));
}

#[test]
fn the_word_serve_may_be_left_out() {
    let home = Home::new();
    for arguments in ["--listen 127.0.0.1:0", "serve --listen 127.0.0.1:0"] {
        assert_eq!(home.serve(arguments, &[]).unwrap().listen.port(), 0, "{arguments}");
    }
}

#[test]
fn a_flag_goes_before_the_environment_and_that_before_the_file() {
    let home = Home::new();
    let region = |arguments: &str, variables: &[(&str, &str)]| {
        home.serve(arguments, variables).unwrap().calls.region.to_string()
    };
    assert_eq!(region("", &[]), "cn-hangzhou");
    home.write("working/polarshift.toml", "region = \"cn-beijing\"");
    assert_eq!(region("", &[]), "cn-beijing");
    home.write("config/polarshift.toml", "region = \"cn-qingdao\"");
    assert_eq!(region("", &[]), "cn-qingdao");
    home.write("named.toml", "region = \"cn-shanghai\"");
    assert_eq!(region("--config named.toml", &[]), "cn-shanghai");
    let variables = [("POLARSHIFT_REGION", "cn-shenzhen")];
    assert_eq!(region("--config named.toml", &variables), "cn-shenzhen");
    assert_eq!(region("--region ap-southeast-1", &variables), "ap-southeast-1");
}

#[test]
fn a_named_file_that_is_missing_is_an_error() {
    let message = Home::new().refusal("--config absent.toml");
    assert!(message.contains("absent.toml: it cannot be read"), "{message}");
}

#[test]
fn a_bad_value_is_named_with_its_place_and_what_is_allowed() {
    let home = Home::new();
    assert_eq!(
        home.refusal("--region Hangzhou"),
        "--region: \"Hangzhou\" is not a region ID; allowed is a region ID such as cn-hangzhou"
    );
    let variables = [("POLARSHIFT_FAST_POLL", "soon")];
    let message = home.serve("", &variables).unwrap_err().to_string();
    assert!(message.starts_with("POLARSHIFT_FAST_POLL: \"soon\" is not such a time"), "{message}");
    home.write("working/polarshift.toml", "emulator-speed = 0");
    let message = home.refusal("");
    assert!(message.contains("polarshift.toml: emulator-speed: \"0\" is not"), "{message}");
    assert!(message.contains("at most 1000000"), "{message}");
}

#[test]
fn a_bad_access_key_is_refused_without_showing_it() {
    let message = Home::new().refusal("--access-key topsecret");
    assert!(message.contains("--access-key") && message.contains("ID:SECRET"), "{message}");
    assert!(!message.contains("topsecret"), "{message}");
}

#[test]
fn the_console_does_not_listen_beyond_this_machine_and_says_why() {
    for address in ["0.0.0.0:3000", "192.0.2.1:3000", "[::]:3000"] {
        let message = Home::new().refusal(&format!("--listen {address}"));
        assert!(message.contains("there is no sign-in yet"), "{message}");
        assert!(message.contains("spends the account's credentials"), "{message}");
    }
}

#[test]
fn plain_http_beyond_this_machine_is_refused() {
    let message = Home::new().refusal("--upstream http://gateway.example");
    assert!(message.contains("plain http to gateway.example"), "{message}");
}

#[test]
fn a_database_url_names_the_journal_and_its_password_is_not_shown() {
    let home = Home::new();
    for (url, shown) in [
        ("sqlite:///var/lib/journal.sqlite", "sqlite:///var/lib/journal.sqlite"),
        ("sqlite://journal.sqlite", "sqlite://journal.sqlite"),
        ("postgres://user:topsecret@host/db", "postgres://user:***@host/db"),
    ] {
        let variable = [("POLARSHIFT_DATABASE_URL", url)];
        home.write("file.toml", &format!("database-url = \"{url}\""));
        for config in [
            home.serve(&format!("--database-url {url}"), &[]).unwrap(),
            home.serve("", &variable).unwrap(),
            home.serve("--config file.toml", &[]).unwrap(),
        ] {
            assert_eq!(config.database.to_string(), shown);
            assert!(!format!("{config:?}").contains("topsecret"), "{config:?}");
        }
        let layers = home.layers(&format!("check --database-url {url}"), &[]).unwrap();
        let config = CheckConfig::read(&layers, &home.folders(), None).unwrap();
        assert_eq!(config.database.to_string(), shown);
    }
}

#[test]
fn a_bad_database_url_is_refused_with_what_is_allowed_and_without_its_text() {
    for url in ["postgres://user:12#topsecret@host/db", "topsecret", "mysql://u:topsecret@h/d"] {
        let message = Home::new().refusal(&format!("--database-url {url}"));
        assert!(message.starts_with("--database-url: it "), "{message}");
        assert!(message.ends_with("postgres://USER:PASSWORD@HOST:PORT/DATABASE"), "{message}");
        assert!(!message.contains("topsecret"), "{message}");
    }
}

#[test]
fn an_accounts_key_is_looked_for_only_where_calls_leave_this_machine() {
    let home = Home::new();
    for (upstream, origin) in [
        ("emulator", Origin::EmulatorDefault),
        ("http://127.0.0.1:3100", Origin::EmulatorDefault),
        ("https://localhost:3100", Origin::EmulatorDefault),
        ("aliyun", Origin::Environment),
        ("https://polardb.cn-shenzhen.aliyuncs.com", Origin::Environment),
    ] {
        let config = home.serve(&format!("--upstream {upstream}"), &[]).unwrap();
        assert_eq!(config.calls.credentials, origin, "{upstream}");
    }
}

#[test]
fn a_given_pair_is_used_for_every_upstream_and_by_the_embedded_emulator() {
    let home = Home::new();
    let pair = AccessPair::new("id", "secret");
    for upstream in ["emulator", "aliyun", "http://127.0.0.1:1"] {
        let arguments = format!("--access-key id:secret --upstream {upstream}");
        let config = home.serve(&arguments, &[]).unwrap();
        assert_eq!(config.calls.credentials, Origin::Given(pair.clone()));
        assert_eq!(config.emulator.access_keys, std::slice::from_ref(&pair));
    }
}

#[test]
fn the_cloud_is_asked_less_often_than_an_emulator() {
    let home = Home::new();
    let polls = |upstream: &str| {
        let arguments = format!("--access-key a:b --upstream {upstream}");
        let config = home.serve(&arguments, &[]).unwrap();
        (config.fast_poll.as_secs(), config.slow_poll.as_secs())
    };
    assert_eq!(polls("http://127.0.0.1:1"), (1, 5));
    assert_eq!(polls("aliyun"), (5, 30));
    assert_eq!(polls("https://gateway.example"), (5, 30));
}

#[test]
fn the_emulator_alone_runs_in_real_time_and_in_memory() {
    let layers = Home::new().layers("emulator", &[]).unwrap();
    let config = EmulatorConfig::read(&layers).unwrap();
    assert_eq!((config.speed, config.state), (1.0, None));
    assert_eq!(config.access_keys, [AccessPair::emulator_default()]);
}

#[test]
fn the_emulator_takes_several_keys_and_names_its_own_flags() {
    let home = Home::new();
    let layers =
        home.layers("emulator --access-key a:b --access-key c:d --speed 200", &[]).unwrap();
    let config = EmulatorConfig::read(&layers).unwrap();
    assert_eq!((config.access_keys.len(), config.speed), (2, 200.0));
    let layers = home.layers("emulator --speed never", &[]).unwrap();
    let message = EmulatorConfig::read(&layers).unwrap_err().to_string();
    assert!(message.starts_with("--speed: \"never\""), "{message}");
}

#[test]
fn a_variable_that_names_no_setting_is_noticed() {
    let variables = [("POLARSHIFT_LISTN", "x"), ("POLARSHIFT_LISTEN", "127.0.0.1:0"), ("PATH", "")];
    let layers = Home::new().layers("", &variables).unwrap();
    assert_eq!(layers.unknown_variables(), ["POLARSHIFT_LISTN"]);
}

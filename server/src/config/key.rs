//! The settings there are.

use migration::ProfileName;

/// One setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// As in the file; `--name` and `POLARSHIFT_NAME` follow from it.
    pub name: &'static str,
    /// What may stand there, as the end of a sentence.
    pub allowed: &'static str,
    /// Never shown.
    pub secret: bool,
}

const fn key(name: &'static str, allowed: &'static str) -> Key {
    Key { name, allowed, secret: false }
}

const DURATION: &str = "a time such as 500ms, 5s or 1m, above 0 and at most 1h";

pub const LISTEN: Key =
    key("listen", "an address of this machine with a port, such as 127.0.0.1:3000");
pub const UPSTREAM: Key =
    key("upstream", "emulator, aliyun, https://host[:port], or http://host:port on this machine");
pub const REGION: Key = key("region", "a region ID such as cn-hangzhou");
pub const DATA_DIR: Key = key("data-dir", "a folder");
pub const EMULATOR_LISTEN: Key =
    key("emulator-listen", "an address with a port, such as 127.0.0.1:3100");
pub const EMULATOR_SPEED: Key =
    key("emulator-speed", "emulated seconds per second, above 0 and at most 1000000");
pub const EMULATOR_SCENARIO: Key = key(
    "emulator-scenario",
    "demo, empty, precheck-failure, lag-storm, expiring, fleet-1000, or a file ending in .toml",
);
pub const EMULATOR_STATE: Key = key("emulator-state", "a file");
/// Secret, because a password may be in it.
pub const DATABASE_URL: Key = Key {
    name: "database-url",
    allowed: "sqlite://FILE or postgres://USER:PASSWORD@HOST:PORT/DATABASE",
    secret: true,
};
pub const ACCESS_KEY: Key =
    Key { name: "access-key", allowed: "an AccessKey pair as ID:SECRET", secret: true };
pub const ACCESS_KEY_FILE: Key =
    key("access-key-file", "a file with ID:SECRET that nobody but its owner may read (chmod 600)");
pub const CREDENTIALS: Key = key(
    "credentials",
    "environment, or profile:NAME for a profile of the vendor's command line tool or credentials file",
);
pub const SITE_ROOT: Key = key("site-root", "a folder that `cargo xtask site` has written");
pub const FAST_POLL: Key = key("fast-poll", DURATION);
pub const SLOW_POLL: Key = key("slow-poll", DURATION);
pub const BACKGROUND_POLL: Key = key("background-poll", DURATION);
pub const GATHER_RATE: Key = key("gather-rate", "calls a second, at least 1 and at most 10000");
pub const SAMPLE_RETENTION: Key =
    key("sample-retention", "a number of days such as 90d, at least 1d and at most 3650d");
pub const CONNECT_TIMEOUT: Key = key("connect-timeout", DURATION);
pub const CALL_TIMEOUT: Key = key("call-timeout", DURATION);
pub const SIGNATURE: Key = key("signature", "acs3-hmac-sha256 or rpc-hmac-sha1");
pub const LOG_FORMAT: Key = key("log-format", "text or json");
pub const LOG_LEVEL: Key = key("log-level", "error, warn, info, debug or trace");

/// Everything that may stand in the file.
pub const ALL: [Key; 23] = [
    LISTEN,
    UPSTREAM,
    REGION,
    DATA_DIR,
    EMULATOR_LISTEN,
    EMULATOR_SPEED,
    EMULATOR_SCENARIO,
    EMULATOR_STATE,
    DATABASE_URL,
    ACCESS_KEY,
    ACCESS_KEY_FILE,
    CREDENTIALS,
    SITE_ROOT,
    FAST_POLL,
    SLOW_POLL,
    BACKGROUND_POLL,
    GATHER_RATE,
    SAMPLE_RETENTION,
    CONNECT_TIMEOUT,
    CALL_TIMEOUT,
    SIGNATURE,
    LOG_FORMAT,
    LOG_LEVEL,
];

/// What a table `[profiles.NAME]` may say: how one account is called.
pub const OF_A_PROFILE: [Key; 5] = [UPSTREAM, REGION, ACCESS_KEY, ACCESS_KEY_FILE, CREDENTIALS];

/// The settings that say whose key signs. No two of them are given together.
pub const OF_A_KEY: [Key; 3] = [ACCESS_KEY, ACCESS_KEY_FILE, CREDENTIALS];

/// Names the file itself, so it cannot stand in it.
pub const CONFIG_VARIABLE: &str = "POLARSHIFT_CONFIG";

impl Key {
    pub fn variable(&self) -> String {
        format!("POLARSHIFT_{}", upper(self.name))
    }

    /// The same setting of a profile.
    pub fn variable_of(&self, profile: &ProfileName) -> String {
        format!("POLARSHIFT_PROFILES_{}_{}", upper(profile.as_str()), upper(self.name))
    }
}

fn upper(name: &str) -> String {
    name.replace(['-', '.'], "_").to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_follows_from_the_name() {
        assert_eq!(DATA_DIR.variable(), "POLARSHIFT_DATA_DIR");
        let profile = ProfileName::parse("eu.west-1").unwrap();
        let variable = ACCESS_KEY.variable_of(&profile);
        assert_eq!(variable, "POLARSHIFT_PROFILES_EU_WEST_1_ACCESS_KEY");
    }

    #[test]
    fn every_name_is_used_once() {
        for (index, key) in ALL.iter().enumerate() {
            assert!(ALL[index + 1..].iter().all(|other| other.name != key.name), "{}", key.name);
        }
    }
}

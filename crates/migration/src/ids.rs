//! The IDs of clusters, instances, regions and profiles. A cluster is never named by its ID alone, because the region
//! decides the host.

use serde::{Deserialize, Serialize};

/// Error for a text that cannot be an ID of this kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum InvalidId {
    #[error(
        "\"{0}\" is not a cluster ID: it starts with pc- and goes on with lower-case letters, digits and hyphens"
    )]
    Cluster(String),
    #[error(
        "\"{0}\" is not the ID of a source RDS instance: it starts with rm- and goes on with lower-case letters, digits and hyphens"
    )]
    Instance(String),
    #[error("\"{0}\" is not a region ID such as cn-hangzhou")]
    Region(String),
    #[error("\"{0}\" is not a profile name: use letters, digits, hyphens, underscores and dots")]
    Profile(String),
}

/// Characters of a rejected text that an error quotes.
const SHOWN_CHARS: usize = 80;

fn shown(text: &str) -> String {
    text.chars().take(SHOWN_CHARS).collect()
}

fn is_word(text: &str, max: usize, allowed: impl Fn(u8) -> bool) -> bool {
    !text.is_empty() && text.len() <= max && text.bytes().all(allowed)
}

fn is_lower_id(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
}

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident, $variant:ident, $valid:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// # Errors
            /// The text has another form.
            pub fn parse(text: impl Into<String>) -> Result<Self, InvalidId> {
                let text = text.into();
                let valid: fn(&str) -> bool = $valid;
                if valid(&text) { Ok(Self(text)) } else { Err(InvalidId::$variant(shown(&text))) }
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;

            fn try_from(text: String) -> Result<Self, InvalidId> {
                Self::parse(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id_type!(
    /// Invariant: `pc-` and lower-case letters, digits and hyphens, at most 64 characters (vendor/rds-migration 1.6).
    ClusterId,
    Cluster,
    |text| text.len() > 3 && text.starts_with("pc-") && is_word(text, 64, is_lower_id)
);

id_type!(
    /// An RDS instance that can be a source, so no read-only one. Invariant: `rm-` and lower-case letters, digits and
    /// hyphens, at most 64 characters (vendor/rds-migration 1.6).
    InstanceId,
    Instance,
    |text| text.len() > 3 && text.starts_with("rm-") && is_word(text, 64, is_lower_id)
);

id_type!(
    /// Invariant: lower-case letters, digits and hyphens, at most 40 characters; it becomes part of a host name.
    RegionId,
    Region,
    |text| {
        is_word(text, 40, is_lower_id)
            && text.contains('-')
            && !text.starts_with('-')
            && !text.ends_with('-')
    }
);

id_type!(
    /// The name of a set of credentials in the server's configuration.
    ProfileName,
    Profile,
    |text| is_word(text, 64, |byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
);

impl Default for ProfileName {
    fn default() -> Self {
        Self(Self::DEFAULT.to_owned())
    }
}

impl ProfileName {
    /// The profile of a URL that names none.
    pub const DEFAULT: &str = "default";

    pub fn is_default(&self) -> bool {
        self.0 == Self::DEFAULT
    }
}

/// The world that a cluster belongs to: `aliyun`, `embedded` or `endpoint:AUTHORITY`; for an emulator a slash and the ID of
/// its world follow, because each reset and each scenario begins another world. The same ID in two realms names two
/// clusters, which share no lock, sample or alarm.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Realm(String);

impl Realm {
    /// Alibaba Cloud.
    pub fn aliyun() -> Self {
        Self("aliyun".to_owned())
    }

    /// The emulator that runs inside the console, whatever its port is.
    pub fn embedded() -> Self {
        Self("embedded".to_owned())
    }

    /// Another upstream, by the host and port of its URL.
    pub fn endpoint(authority: &str) -> Self {
        Self(format!("endpoint:{authority}"))
    }

    /// The realm of rows whose upstream is not known. No upstream ever has it, so nothing in it is read again.
    pub fn unknown() -> Self {
        Self("unknown".to_owned())
    }

    /// The realm that a column holds.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// One world of this upstream.
    #[must_use]
    pub fn in_world(&self, world: &str) -> Self {
        Self(format!("{}/{world}", self.upstream()))
    }

    /// The realm without the ID of its world.
    pub fn upstream(&self) -> &str {
        self.0.split_once('/').map_or(self.0.as_str(), |(upstream, _)| upstream)
    }

    /// Whether both are worlds of one emulator, and not the same one.
    pub fn is_another_world_of(&self, other: &Self) -> bool {
        let have_worlds = self.0.contains('/') && other.0.contains('/');
        have_worlds && self != other && self.upstream() == other.upstream()
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Realm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// One region as seen by one account: the account decides what the region contains.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RegionRef {
    pub profile: ProfileName,
    pub region: RegionId,
}

/// One cluster: its credentials, its region and its ID.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ClusterRef {
    pub profile: ProfileName,
    pub region: RegionId,
    pub id: ClusterId,
}

impl ClusterRef {
    /// The region that the cluster is in.
    pub fn region_ref(&self) -> RegionRef {
        RegionRef { profile: self.profile.clone(), region: self.region.clone() }
    }
}

impl std::fmt::Display for RegionRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.profile, self.region)
    }
}

impl std::fmt::Display for ClusterRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}/{}", self.profile, self.region, self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reset_begins_another_world_of_the_same_upstream() {
        let one = Realm::embedded().in_world("a");
        let other = one.in_world("b");
        assert_eq!((one.as_str(), other.as_str()), ("embedded/a", "embedded/b"));
        assert!(one.is_another_world_of(&other) && !one.is_another_world_of(&one));
        assert!(!one.is_another_world_of(&Realm::embedded()), "it may be the same one");
        let elsewhere = Realm::endpoint("127.0.0.1:3100").in_world("b");
        assert!(!other.is_another_world_of(&elsewhere));
        assert_eq!(Realm::stored(one.to_string()), one);
    }

    #[test]
    fn ids_of_the_documented_shapes_are_accepted() {
        assert!(ClusterId::parse("pc-bp1example00001").is_ok());
        assert!(RegionId::parse("cn-hangzhou").is_ok());
        assert!(RegionId::parse("cn-north-2-gov-1").is_ok());
        assert!(ProfileName::parse("default").is_ok());
    }

    #[test]
    fn anything_that_could_leave_its_place_in_a_host_or_path_is_refused() {
        for text in ["", "pc-", "rm-bp1", "pc-BP1", "pc-a/b", "pc-a.b", "pc-a%2f", "pc-a b"] {
            assert!(ClusterId::parse(text).is_err(), "{text}");
        }
        for text in
            ["", "hangzhou", "cn-hangzhou.evil.example", "-cn", "cn-", "cn_hangzhou", "CN-A"]
        {
            assert!(RegionId::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_long_text_is_cut_in_the_error() {
        let error = ClusterId::parse("x".repeat(10_000)).unwrap_err();
        assert!(error.to_string().len() < 250);
    }
}

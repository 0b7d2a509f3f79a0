//! Why there are no usable credentials.

use std::path::PathBuf;

/// Why there are no usable credentials. None of these errors is skipped in favour of the next source.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CredentialsError {
    /// No source has any.
    #[error(
        "no credentials: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or \
         configure a profile in ~/.aliyun/config.json or ~/.alibabacloud/credentials.ini{}",
        also_set(not_read)
    )]
    None {
        /// Variables that are set, and look as if they were meant.
        not_read: Vec<&'static str>,
    },
    /// A part was cut or wrapped when it was copied. White space around it is no error.
    #[error("{place} has white space inside {part}")]
    WhiteSpace { place: String, part: String },
    /// Only half of a pair is set.
    #[error("{place} has {present} but not {missing}")]
    Half { place: String, present: String, missing: String },
    /// A kind of credentials that is not supported.
    #[error("{place} wants {kind}, which is not supported: use {supported}")]
    Unsupported { place: String, kind: String, supported: &'static str },
    /// A profile was named that no file has.
    #[error("the profile \"{profile}\" is in none of the vendor's profile files")]
    NoSuchProfile { profile: String },
    /// The file's current profile does not exist.
    #[error("{} chooses the profile \"{profile}\" and does not have it", file.display())]
    MissingProfile { file: PathBuf, profile: String },
    /// A file exists or is named, and cannot be used.
    #[error("{} cannot be used: {reason}", file.display())]
    File { file: PathBuf, reason: String },
}

fn also_set(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        names => format!("; not read here: {}", names.join(", ")),
    }
}

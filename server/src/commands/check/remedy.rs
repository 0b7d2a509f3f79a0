//! What is wrong, and how to mend it.

use acs_client::{ClientError, ConfigError, CredentialFault, CredentialsError};
use backend::JournalFault;

/// A problem in one sentence, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub problem: String,
    pub remedy: String,
}

fn finding(problem: impl Into<String>, remedy: impl Into<String>) -> Finding {
    Finding { problem: problem.into(), remedy: remedy.into() }
}

pub fn for_credentials(error: &CredentialsError) -> Finding {
    let remedy = match error {
        CredentialsError::None => {
            return finding(
                "no AccessKey is configured",
                "set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or configure a profile of mode AK or \
                 StsToken in ~/.aliyun/config.json, or one of type access_key in ~/.alibabacloud/credentials.ini",
            );
        }
        CredentialsError::Half { missing, .. } => {
            format!("add {missing}, or remove the other half")
        }
        CredentialsError::Unsupported { supported, .. } => {
            format!("use {supported}; ALIBABA_CLOUD_PROFILE chooses another profile")
        }
        CredentialsError::NoSuchProfile { .. } => {
            "name a profile that exists, in ALIBABA_CLOUD_PROFILE or in the setting credentials"
                .to_owned()
        }
        CredentialsError::MissingProfile { .. } => {
            "choose a profile the file has, or name one in ALIBABA_CLOUD_PROFILE".to_owned()
        }
        CredentialsError::File { .. } => "mend the file or move it away".to_owned(),
    };
    finding(error.to_string(), remedy)
}

pub fn for_config(error: &ConfigError) -> Finding {
    finding(error.to_string(), "correct the setting")
}

pub fn for_journal(fault: &JournalFault) -> Finding {
    let remedy = match fault {
        JournalFault::Chain(_) | JournalFault::Intent(_) | JournalFault::Alarm(_) => {
            "something else than Polarshift wrote to the journal: keep a copy of it, and compare it with a backup"
        }
        JournalFault::Journal(_) => {
            "check --data-dir or --database-url, and that this user may read there"
        }
    };
    finding(fault.to_string(), remedy)
}

/// `local` says that the upstream is on this machine.
pub fn for_call(error: &ClientError, access_key_id: &str, local: bool) -> Finding {
    match error {
        ClientError::Credentials { fault, .. } => for_fault(*fault, error, access_key_id, local),
        ClientError::ClockSkew(_) => finding(
            format!(
                "this machine's clock and the upstream's are more than 15 minutes apart; {error}"
            ),
            "set this machine's clock, best by NTP (timedatectl set-ntp true), and check again",
        ),
        ClientError::Forbidden(_) => finding(
            format!("the AccessKey is right but may not do this; {error}"),
            format!(
                "ask for a RAM policy that lets the owner of {access_key_id} call polardb:Describe* and, to change \
                 migrations, polardb:*DBClusterMigration"
            ),
        ),
        ClientError::Unreachable { timed_out, .. } => unreachable(error, *timed_out, local),
        ClientError::Throttled { .. } => finding(
            error.to_string(),
            "wait a minute and check again; other tools may use up the account's calls",
        ),
        ClientError::NoAnswer { .. } => finding(
            error.to_string(),
            "check again; where it stays so, raise --call-timeout or look for a proxy that ends connections",
        ),
        ClientError::ServerError { .. } | ClientError::Unclear(_) => {
            finding(error.to_string(), "wait and check again; the upstream itself has trouble")
        }
        ClientError::Malformed { .. } => {
            finding(error.to_string(), "check --upstream: something else seems to answer there")
        }
        ClientError::NotFound(_) | ClientError::Refused(_) | ClientError::NonceUsed(_) => {
            finding(error.to_string(), "check --region and --upstream")
        }
        ClientError::NotSent { .. } => {
            finding(error.to_string(), "check --region and the AccessKey")
        }
    }
}

fn for_fault(fault: CredentialFault, error: &ClientError, id: &str, local: bool) -> Finding {
    match fault {
        CredentialFault::UnknownKey => finding(
            format!("the AccessKey ID {id} does not exist at the upstream; {error}"),
            if local {
                "give the pair the emulator was started with by --access-key; its default is polarshift:polarshift-secret"
            } else {
                "check that the ID was copied whole and that the key was not deleted in the RAM console"
            },
        ),
        CredentialFault::SignatureMismatch => finding(
            format!("the secret does not belong to the AccessKey ID {id}; {error}"),
            "copy the secret again; it is shown only once, so make a new AccessKey where it is lost",
        ),
        CredentialFault::Disabled => finding(
            format!("the AccessKey {id} is disabled; {error}"),
            "enable it in the RAM console or use another one",
        ),
        CredentialFault::Token => finding(
            format!("the security token is missing, expired or not this key's; {error}"),
            "get fresh temporary credentials, all three parts together",
        ),
    }
}

fn unreachable(error: &ClientError, timed_out: bool, local: bool) -> Finding {
    let remedy = if local {
        "start the emulator there (polarshift emulator), or correct --upstream"
    } else if timed_out {
        "check that a firewall lets this machine reach port 443 there; --connect-timeout says how long is waited"
    } else {
        "check the network and DNS of this machine, and --upstream"
    };
    finding(error.to_string(), remedy)
}

//! What is wrong, and how to mend it.

use acs_client::{AccessDenied, ClientError, ConfigError, CredentialFault, CredentialsError};
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
        CredentialsError::None { not_read } => return no_credentials(not_read),
        CredentialsError::WhiteSpace { .. } => {
            "copy it again, in one piece; white space around it would be no matter".to_owned()
        }
        CredentialsError::Half { missing, .. } => {
            format!("add {missing}, or remove the other half")
        }
        CredentialsError::Unsupported { supported, .. } => {
            format!(
                "use {supported}: nothing is looked for behind it. For a role call AssumeRole, by aliyun sts AssumeRole or another \
                 tool, and put its three values into ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and \
                 ALIBABA_CLOUD_SECURITY_TOKEN; or choose another profile by ALIBABA_CLOUD_PROFILE or the setting credentials"
            )
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

fn no_credentials(not_read: &[&str]) -> Finding {
    let remedy = "set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or configure a profile of mode AK or \
                  StsToken in ~/.aliyun/config.json, or one of type access_key in ~/.alibabacloud/credentials.ini";
    match not_read {
        [] => finding("no AccessKey is configured", remedy),
        set => finding(
            format!(
                "no AccessKey is configured; {} is set, which is not read here",
                set.join(", ")
            ),
            format!(
                "call it ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET; or {remedy}"
            ),
        ),
    }
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
        ClientError::Forbidden { denied, .. } => {
            let problem = format!("the AccessKey is right but may not do this; {error}");
            finding(problem, permission(denied.as_deref(), access_key_id))
        }
        ClientError::Proxy { variable, .. } => finding(
            error.to_string(),
            format!(
                "correct {variable}, which names an http proxy such as http://proxy.example:3128; or list the host in NO_PROXY; \
                 the proxy has to let this machine CONNECT to port 443 there"
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
            "check that ID and secret are of one pair, that the source above is the one that was meant, and that the secret has \
             no quotation marks or lost characters; copy the secret again from where it is kept. Where it is kept nowhere, and \
             only there, the AccessKey has to be replaced",
        ),
        CredentialFault::Disabled => finding(
            format!("the AccessKey {id} is disabled; {error}"),
            "enable it in the RAM console or use another one",
        ),
        CredentialFault::Token => finding(
            format!("the security token is missing, expired or not this key's; {error}"),
            "get fresh temporary credentials, all three parts together, and restart a server that is running: it reads them \
             when it starts",
        ),
    }
}

/// What to ask for, as exactly as the cloud says it.
fn permission(denied: Option<&AccessDenied>, access_key_id: &str) -> String {
    match denied {
        Some(denied) if denied.is_explicit() => format!(
            "ask for that policy to be changed: what one policy denies to the owner of {access_key_id}, no other allows"
        ),
        Some(denied) if !denied.action.is_empty() => format!(
            "ask for a RAM policy that lets the owner of {access_key_id} call {}",
            denied.action
        ),
        _ => format!(
            "ask for a RAM policy that lets the owner of {access_key_id} call polardb:Describe* and, to change migrations, \
             polardb:*DBClusterMigration"
        ),
    }
}

fn is_about_a_certificate(error: &ClientError) -> bool {
    matches!(error, ClientError::Unreachable { reason, .. } if reason.contains("certificate"))
}

fn unreachable(error: &ClientError, timed_out: bool, local: bool) -> Finding {
    let remedy = if local {
        "start the emulator there (polarshift emulator), or correct --upstream"
    } else if is_about_a_certificate(error) {
        "trust the authority that signed the certificate: in the system's store, or by SSL_CERT_FILE with the system's \
         authorities and that one"
    } else if timed_out {
        "check that a firewall lets this machine reach port 443 there; --connect-timeout says how long is waited"
    } else {
        "check the network and DNS of this machine, and --upstream"
    };
    finding(error.to_string(), remedy)
}

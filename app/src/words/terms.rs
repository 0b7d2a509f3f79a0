//! The nouns of a migration, and how words are put together.

use migration::{Action, Address, Direction, EndpointKind, NetType, PairFault};

/// The nouns of a migration.
#[derive(Debug)]
pub struct Terms {
    /// The label of the button that opens the dialog.
    pub button: fn(Action) -> &'static str,
    pub dialog_title: fn(Action) -> &'static str,
    pub read_and_write: &'static str,
    pub read_only: &'static str,
    pub not_reported: &'static str,
    pub unknown: &'static str,
    pub no_source: &'static str,
    pub nothing_replicated: &'static str,
    pub direction: fn(&Direction) -> String,
    pub endpoint_kind: fn(&EndpointKind) -> String,
    pub net_type: fn(&NetType) -> &str,
    /// `Private, port 3306, SSL disabled`
    pub address: fn(&Address) -> String,
    /// A fault of a pair, short enough for an option of a list.
    pub short_fault: fn(&PairFault) -> &'static str,
    /// The words of `DBClusterStatus`; an unknown one stays as it is.
    pub cluster_status: fn(&str) -> String,
    /// The words of `PayType`; an unknown one stays as it is.
    pub pay_type: fn(&str) -> String,
    /// The words of `Category`; an unknown one stays as it is.
    pub category: fn(&str) -> String,
    /// Makes a sentence of a part of one: capital letter, full stop.
    pub sentence: fn(&str) -> String,
    /// Between the parts of a sentence.
    pub semicolon: &'static str,
    /// Between the items of a list.
    pub comma: &'static str,
    /// After a term.
    pub colon: &'static str,
}

#[cfg(test)]
mod tests {
    use crate::words::Language;

    /// Statuses of which the cloud is known to have two spellings (vendor/rds-migration 4.2).
    const SPELLINGS: [(&str, &str); 6] = [
        ("SSL_MODIFYING", "SSLModifying"),
        ("CONFIG_SWITCHING", "ConfigSwitching"),
        ("ROLE_SWITCHING", "RoleSwitching"),
        ("STORAGE_EXPANDIN", "StorageExpanding"),
        ("INS_MAINTAINING", "NS_MAINTAINING"),
        ("Transing", "TRANSING"),
    ];

    #[test]
    fn both_spellings_of_a_status_are_said_in_the_same_words() {
        for language in Language::ALL {
            let say = language.words().terms.cluster_status;
            for (one, other) in SPELLINGS {
                assert_eq!(say(one), say(other));
                assert!(![one, other].contains(&say(one).as_str()), "{one} is said as it is");
            }
            assert_eq!(say("SomethingNew"), "SomethingNew");
        }
    }
}

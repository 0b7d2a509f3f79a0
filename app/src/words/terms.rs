use migration::{
    Action, Address, ChangeRefusal, Difference, Direction, EndpointKind, InvalidId, PairFault,
    Refusal,
};

/// The nouns of a migration, and the sentences of its rules.
#[derive(Debug)]
pub struct Terms {
    /// The button that opens the dialog.
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
    /// `Private, port 3306, SSL disabled`
    pub address: fn(&Address) -> String,
    /// A fault of a pair in the words of an option.
    pub short_fault: fn(&PairFault) -> &'static str,
    pub pair_fault: fn(&PairFault) -> String,
    pub refusal: fn(&Refusal) -> String,
    /// Why a change of the cluster is not possible.
    pub change_refusal: fn(&ChangeRefusal) -> String,
    pub difference: fn(&Difference) -> String,
    pub invalid_id: fn(&InvalidId) -> String,
    /// The words of `DBClusterStatus`; an unknown one stays as it is.
    pub cluster_status: fn(&str) -> String,
    /// The words of `PayType`; an unknown one stays as it is.
    pub pay_type: fn(&str) -> String,
    /// The words of `Category`; an unknown one stays as it is.
    pub category: fn(&str) -> String,
    /// Makes a sentence of its own of a part of one.
    pub sentence: fn(&str) -> String,
    /// Between the parts of a sentence, between the items of a list, after a term.
    pub semicolon: &'static str,
    pub comma: &'static str,
    pub colon: &'static str,
}

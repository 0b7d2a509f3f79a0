//! How a cluster is paid for.

use serde::{Deserialize, Serialize};

/// Billing method and purchase plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purchase {
    /// Pay-as-you-go: not billed until the migration is completed, cancelled or over.
    #[default]
    Postpaid,
    /// Subscription, paid up front: `UsedTime` months or years.
    Prepaid { years: bool, count: u32, auto_renew: bool },
}

impl Purchase {
    pub fn pay_type(&self) -> PayType {
        match self {
            Self::Postpaid => PayType::Postpaid,
            Self::Prepaid { .. } => PayType::Prepaid,
        }
    }

    /// Whether the vendor sells this plan.
    pub(super) fn is_sold(&self) -> bool {
        match self {
            Self::Postpaid => true,
            Self::Prepaid { years, count, .. } => (1..=if *years { 3 } else { 9 }).contains(count),
        }
    }

    /// `Period`, `UsedTime` and `AutoRenew`.
    pub(super) fn words(&self) -> (Option<String>, Option<String>, Option<String>) {
        match self {
            Self::Postpaid => (None, None, None),
            Self::Prepaid { years, count, auto_renew } => (
                Some(if *years { "Year" } else { "Month" }.to_owned()),
                Some(count.to_string()),
                Some(auto_renew.to_string()),
            ),
        }
    }
}

/// `PayType`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PayType {
    Postpaid,
    Prepaid,
}

impl PayType {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Postpaid => "Postpaid",
            Self::Prepaid => "Prepaid",
        }
    }
}

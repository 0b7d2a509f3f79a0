//! What is told about a call that the caller has no permission for (vendor/rds-migration 1.5).

use serde::{Deserialize, Serialize};

/// `NoPermissionType`: no policy allows the call, or one forbids it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum NoPermission {
    #[default]
    ImplicitDeny,
    ExplicitDeny,
}

impl NoPermission {
    pub const ALL: [Self; 2] = [Self::ImplicitDeny, Self::ExplicitDeny];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::ImplicitDeny => "ImplicitDeny",
            Self::ExplicitDeny => "ExplicitDeny",
        }
    }
}

/// What `AccessDeniedDetail` says beside who called. The gateway knows that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denial {
    /// `AuthAction`, the permission that is missing; `None` for the one named like the operation.
    pub action: Option<&'static str>,
    pub no_permission: NoPermission,
    /// `PolicyType`
    pub policy: String,
}

impl Default for Denial {
    fn default() -> Self {
        Self {
            action: None,
            no_permission: NoPermission::default(),
            policy: "AccountLevelIdentityBasedPolicy".into(),
        }
    }
}

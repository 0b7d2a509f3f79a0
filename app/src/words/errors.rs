//! Pages that have no answer.

use backend::ReadError;

use crate::error::ConsoleError;

/// Pages that have no answer.
#[derive(Debug)]
pub struct ErrorWords {
    pub heading: fn(&ConsoleError) -> &'static str,
    pub sentence: fn(&ConsoleError) -> String,
    pub remedy: fn(&ConsoleError) -> Option<&'static str>,
    /// A call that brought no usable answer, as a part of a sentence.
    pub read_error: fn(&ReadError) -> String,
    pub not_found: &'static str,
    pub code: &'static str,
    pub request_id: &'static str,
    pub first_post: &'static str,
    /// Links to the refused form, with the values that were typed.
    pub open_again: &'static str,
    /// Links to the same page, for an error that may have passed.
    pub reload: &'static str,
    pub all_clusters: &'static str,
}

#[cfg(test)]
mod tests {
    use backend::{AccessDenied, Trouble};

    use super::*;
    use crate::words::Language;

    fn denied(deny_type: &str) -> ReadError {
        let denied = AccessDenied {
            action: "polardb:ModifyDBClusterMigration".to_owned(),
            policy_type: "AccountLevelIdentityBasedPolicy".to_owned(),
            deny_type: deny_type.to_owned(),
            principal_type: "SubUser".to_owned(),
            principal: "2009".to_owned(),
        };
        ReadError {
            trouble: Trouble::Forbidden,
            code: Some("NoPermission".to_owned()),
            message: "No (NoPermission)".to_owned(),
            request_id: None,
            denied: Some(Box::new(denied)),
        }
    }

    #[test]
    fn a_denial_names_the_action_and_the_kind_of_policy_in_both_languages() {
        for (language, deny_type, said) in [
            (
                Language::English,
                "ImplicitDeny",
                "No (NoPermission): the action polardb:ModifyDBClusterMigration is allowed by no policy of the kind AccountLevelIdentityBasedPolicy, for SubUser 2009",
            ),
            (
                Language::English,
                "ExplicitDeny",
                "No (NoPermission): the action polardb:ModifyDBClusterMigration is denied by a policy of the kind AccountLevelIdentityBasedPolicy, for SubUser 2009",
            ),
            (
                Language::Chinese,
                "ImplicitDeny",
                "没有权限（No (NoPermission)）：没有权限策略允许操作polardb:ModifyDBClusterMigration（策略类型：AccountLevelIdentityBasedPolicy，访问身份：SubUser 2009）",
            ),
            (
                Language::Chinese,
                "ExplicitDeny",
                "没有权限（No (NoPermission)）：操作polardb:ModifyDBClusterMigration被权限策略显式拒绝（策略类型：AccountLevelIdentityBasedPolicy，访问身份：SubUser 2009）",
            ),
        ] {
            let words = &language.words().errors;
            assert_eq!((words.read_error)(&denied(deny_type)), said);
            let sentence = (words.sentence)(&ConsoleError::Upstream(denied(deny_type)));
            assert!(sentence.starts_with(said), "{sentence}");
        }
    }

    #[test]
    fn what_helps_depends_on_what_the_cloud_says() {
        let ended = |code: &str| ReadError {
            trouble: Trouble::Credentials,
            code: Some(code.to_owned()),
            denied: None,
            ..denied("")
        };
        for (error, english, chinese) in [
            (denied("ExplicitDeny"), "what one policy denies", "显式拒绝优先"),
            (denied("ImplicitDeny"), "polardb:Describe*", "polardb:Describe*"),
            (ended("InvalidSecurityToken.Expired"), "restart it", "重启服务器"),
            (ended("InvalidAccessKeyId.NotFound"), "polarshift check", "polarshift check"),
        ] {
            for (language, part) in [(Language::English, english), (Language::Chinese, chinese)] {
                let remedy = language.words().errors.remedy;
                let said = remedy(&ConsoleError::Upstream(error.clone())).unwrap();
                assert!(said.contains(part), "{said}");
            }
        }
    }
}

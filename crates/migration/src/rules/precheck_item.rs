//! The items of a precheck and of an evaluation (vendor/rds-migration 6.5), as the vendor names them. The advice about
//! each item is written once, for both.

/// One item. Each can be corrected on the source or in the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PrecheckItem {
    RunningStatus,
    ReadWriteStatus,
    AccountMode,
    ServiceLinkedRole,
    DtsRole,
    Empty,
    TableEngine,
    Trigger,
    PrimaryKey,
    BinaryLog,
    RootAccount,
    Event,
}

impl PrecheckItem {
    pub const ALL: [Self; 12] = [
        Self::RunningStatus,
        Self::ReadWriteStatus,
        Self::AccountMode,
        Self::ServiceLinkedRole,
        Self::DtsRole,
        Self::Empty,
        Self::TableEngine,
        Self::Trigger,
        Self::PrimaryKey,
        Self::BinaryLog,
        Self::RootAccount,
        Self::Event,
    ];

    /// The vendor's name in an evaluation. Its list has none for the binary log.
    pub fn name(self) -> &'static str {
        match self {
            Self::RunningStatus => "Source Instance Running Status",
            Self::ReadWriteStatus => "Source Instance Read/Write Status",
            Self::AccountMode => "Source Instance Account Mode",
            Self::ServiceLinkedRole => "Service-linked Role for PolarDB",
            Self::DtsRole => "DTS Permissions",
            Self::Empty => "Whether Source Instance is Empty",
            Self::TableEngine => "Source Instance Table Engine Verification",
            Self::Trigger => "Source Instance Trigger Verification",
            Self::PrimaryKey => "Verification for Non-primary-key Tables in Source Instance",
            Self::BinaryLog => "Source Instance Binary Log Verification",
            Self::RootAccount => "Source Instance Root Account Verification",
            Self::Event => "Event Check",
        }
    }

    /// The item of an evaluation that has this name.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim();
        Self::ALL.into_iter().find(|item| item.name().eq_ignore_ascii_case(name))
    }

    /// The item that an error text of a migration is about. The vendor documents one such sentence, "The RDS instance has
    /// a trigger.", so this looks for words that belong to one item only. `None` if the words of several items occur.
    pub fn in_error(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        let mut found = Self::ALL
            .into_iter()
            .filter(|item| item.distinctive_words().iter().any(|word| text.contains(word)));
        match (found.next(), found.next()) {
            (Some(item), None) => Some(item),
            _ => None,
        }
    }

    fn distinctive_words(self) -> &'static [&'static str] {
        match self {
            Self::RunningStatus => &["is not running"],
            Self::ReadWriteStatus => &["read/write", "is locked"],
            Self::AccountMode => &["safe-mode", "safe mode", "privileged account"],
            Self::ServiceLinkedRole => &["aliyunservicerolefor"],
            Self::DtsRole => &["aliyundtsdefaultrole"],
            Self::Empty => &["no database"],
            Self::TableEngine => &["storage engine", "table engine", "innodb"],
            Self::Trigger => &["trigger", "触发器"],
            Self::PrimaryKey => &["primary key", "primary-key", "主键"],
            Self::BinaryLog => &["binlog", "binary log"],
            Self::RootAccount => &["aliyun_root"],
            Self::Event => &["events"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_known_by_the_vendors_name() {
        for item in PrecheckItem::ALL {
            assert_eq!(PrecheckItem::named(item.name()), Some(item));
        }
        assert_eq!(PrecheckItem::named("Mystery"), None);
    }

    #[test]
    fn an_error_text_is_known_by_the_words_of_one_item() {
        for (text, item) in [
            ("The RDS instance has a trigger.", PrecheckItem::Trigger),
            ("Tables WITHOUT a PRIMARY KEY: shop.cart", PrecheckItem::PrimaryKey),
            (
                "The parameter binlog_row_image of the RDS instance is not full.",
                PrecheckItem::BinaryLog,
            ),
            ("源实例存在触发器", PrecheckItem::Trigger),
            ("The role AliyunDTSDefaultRole does not exist.", PrecheckItem::DtsRole),
            ("The RDS instance is not running.", PrecheckItem::RunningStatus),
        ] {
            assert_eq!(PrecheckItem::in_error(text), Some(item), "{text}");
        }
    }

    #[test]
    fn nothing_is_claimed_about_a_text_that_is_not_clear() {
        for text in ["", "internal error 4711", "a trigger on a table without primary key"] {
            assert_eq!(PrecheckItem::in_error(text), None, "{text}");
        }
    }
}

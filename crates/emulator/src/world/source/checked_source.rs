//! What a precheck finds wrong with a source.

use super::check_item::{CheckItem, Failure};
use super::facts::RowImage;
use super::instance::Instance;

/// A source, and the roles of its account.
#[derive(Debug, Clone, Copy)]
pub struct CheckedSource<'a> {
    source: &'a Instance,
    linked_role_missing: bool,
    dts_role_missing: bool,
}

impl<'a> CheckedSource<'a> {
    pub fn new(source: &'a Instance, linked_role_missing: bool, dts_role_missing: bool) -> Self {
        Self { source, linked_role_missing, dts_role_missing }
    }

    /// Every item that a migration by this method depends on, with what is wrong about it.
    pub fn items(self, logical: bool) -> impl Iterator<Item = (CheckItem, Option<&'a str>)> {
        let all = CheckItem::ALL.into_iter();
        all.filter(move |item| logical || !item.is_logical_only())
            .map(move |item| (item, self.wrong(item)))
    }

    /// The first item that stops a logical migration, beside those that are skipped.
    pub fn failure(self, skipped: &[CheckItem]) -> Option<Failure> {
        self.items(true)
            .filter(|(item, _)| !item.is_warning() && !skipped.contains(item))
            .find_map(|(item, wrong)| Some(Failure { item, reason: wrong?.to_owned() }))
    }

    fn wrong(self, item: CheckItem) -> Option<&'a str> {
        let facts = &self.source.facts;
        let stopped = self.source.status != "Running";
        let is_wrong = match item {
            CheckItem::RunningStatus => stopped,
            CheckItem::ReadWriteStatus => stopped || facts.locked,
            CheckItem::AccountMode => facts.safe_mode_unprivileged,
            CheckItem::ServiceLinkedRole => self.linked_role_missing,
            CheckItem::DtsRole => self.dts_role_missing,
            CheckItem::Empty => facts.empty,
            CheckItem::TableEngine => facts.other_engine,
            CheckItem::Trigger => facts.triggers,
            CheckItem::PrimaryKey => facts.no_primary_key,
            CheckItem::BinaryLog => facts.binlog_row_image != RowImage::Full,
            CheckItem::RootAccount => facts.both_roots,
            CheckItem::Event => facts.events,
            CheckItem::Other => return facts.other.as_deref(),
        };
        is_wrong.then(|| item.reason())
    }
}

//! What is known before a cluster is created and stands in the way of a later step (vendor/rds-migration 5 and 7). None of it keeps
//! the cluster from being created.

use crate::{CopyMethod, NewCluster, SourceFacts, SourceState, missing_release};

/// What is read of a source beside its state; nothing where it is not known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SourceSettings<'a> {
    /// In bytes.
    pub disk_used: Option<u64>,
    pub ssl: Option<bool>,
    /// `ConnectionMode`: `Safe` is the database proxy in safe mode.
    pub connection_mode: &'a str,
    /// `binlog_row_image`
    pub row_image: Option<&'a str>,
    /// `lower_case_table_names`
    pub lower_case_table_names: Option<&'a str>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CreationNotice {
    /// What was asked for is not more than what the source uses, in bytes.
    Space { used: u64, gigabytes: u32 },
    /// Private names cannot swap between VPCs.
    OtherVpc { source: String, chosen: String },
    /// The source compares table names in the other way.
    TableNames { source_is_case_sensitive: bool },
    /// A pair of names swaps only with the same SSL on both sides.
    SourceSsl,
    /// The proxy in safe mode needs a privileged account.
    SafeMode,
    /// DTS needs whole rows in the binary log; this is the setting.
    RowImage(String),
    /// With a minor version of this release date the copy would be physical.
    OldMinorVersion(u32),
}

const GIGABYTE: u64 = 1 << 30;

/// In the order in which they stand in the way.
pub fn creation_notices(
    new: &NewCluster,
    source: &SourceState,
    settings: &SourceSettings<'_>,
    method: CopyMethod,
) -> Vec<CreationNotice> {
    let logical = method == CopyMethod::Logical;
    let space = settings.disk_used.zip(new.storage_space);
    let space = space.filter(|(used, space)| u64::from(*space) * GIGABYTE <= *used);
    let is_case_sensitive = settings.lower_case_table_names.map(|value| value == "0");
    let names =
        is_case_sensitive.zip(new.case_sensitive_tables).filter(|(is, chosen)| is != chosen);
    let image = settings.row_image.filter(|image| logical && !image.eq_ignore_ascii_case("full"));
    let other_vpc = !new.vpc.is_empty() && new.vpc != source.vpc;
    [
        space.map(|(used, gigabytes)| CreationNotice::Space { used, gigabytes }),
        image.map(|image| CreationNotice::RowImage(image.to_owned())),
        settings.connection_mode.eq_ignore_ascii_case("Safe").then_some(CreationNotice::SafeMode),
        other_vpc.then(|| CreationNotice::OtherVpc {
            source: source.vpc.clone(),
            chosen: new.vpc.clone(),
        }),
        names.map(|(is, _)| CreationNotice::TableNames { source_is_case_sensitive: is }),
        (settings.ssl == Some(true)).then_some(CreationNotice::SourceSsl),
        old_minor_version(new, source).filter(|_| logical),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn old_minor_version(new: &NewCluster, source: &SourceState) -> Option<CreationNotice> {
    let facts = SourceFacts {
        engine: &source.engine,
        version: &source.version,
        category: &source.category,
        storage: &source.storage,
        kernel: &source.kernel,
    };
    let needed = missing_release(&facts).filter(|_| new.version == source.version)?;
    Some(CreationNotice::OldMinorVersion(needed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notices(
        change: impl FnOnce(&mut NewCluster, &mut SourceState, &mut SourceSettings<'static>),
        method: CopyMethod,
    ) -> Vec<CreationNotice> {
        let mut new = NewCluster { version: "5.7".into(), ..NewCluster::default() };
        let mut source = SourceState {
            engine: "MySQL".into(),
            version: "5.7".into(),
            category: "HighAvailability".into(),
            storage: "local_ssd".into(),
            kernel: "rds_20200331".into(),
            vpc: "vpc-1".into(),
            ..SourceState::default()
        };
        let mut settings = SourceSettings { row_image: Some("full"), ..SourceSettings::default() };
        change(&mut new, &mut source, &mut settings);
        creation_notices(&new, &source, &settings, method)
    }

    #[test]
    fn a_source_that_fits_has_none() {
        for method in [CopyMethod::Physical, CopyMethod::Logical] {
            assert_eq!(notices(|new, _, _| new.vpc = "vpc-1".into(), method), []);
        }
    }

    #[test]
    fn space_has_to_be_more_than_what_the_source_uses() {
        let with = |gigabytes| {
            notices(
                |new, _, settings| {
                    settings.disk_used = Some(50 * GIGABYTE);
                    new.storage_space = gigabytes;
                },
                CopyMethod::Physical,
            )
        };
        let used = 50 * GIGABYTE;
        assert_eq!(with(Some(50)), [CreationNotice::Space { used, gigabytes: 50 }]);
        assert_eq!(with(Some(51)), []);
        assert_eq!(with(None), []);
    }

    #[test]
    fn whole_rows_are_needed_by_a_logical_copy_only() {
        let minimal =
            |method| notices(|_, _, settings| settings.row_image = Some("minimal"), method);
        assert_eq!(minimal(CopyMethod::Logical), [CreationNotice::RowImage("minimal".into())]);
        assert_eq!(minimal(CopyMethod::Physical), []);
    }

    #[test]
    fn what_would_keep_names_or_tables_from_working_as_before_is_named() {
        let physical = CopyMethod::Physical;
        let (source, chosen) = ("vpc-1".to_owned(), "vpc-2".to_owned());
        let other = CreationNotice::OtherVpc { source, chosen };
        assert_eq!(notices(|new, _, _| new.vpc = "vpc-2".into(), physical), [other]);
        assert_eq!(notices(|_, _, it| it.ssl = Some(true), physical), [CreationNotice::SourceSsl]);
        assert_eq!(
            notices(|_, _, it| it.connection_mode = "Safe", physical),
            [CreationNotice::SafeMode]
        );
        let names =
            |new: &mut NewCluster, _: &mut SourceState, it: &mut SourceSettings<'static>| {
                new.case_sensitive_tables = Some(false);
                it.lower_case_table_names = Some("0");
            };
        let found = CreationNotice::TableNames { source_is_case_sensitive: true };
        assert_eq!(notices(names, physical), [found]);
    }

    #[test]
    fn an_old_minor_version_is_named_where_a_new_one_would_make_the_copy_physical() {
        let old = |version: &'static str| {
            notices(
                move |new, source, _| {
                    source.kernel = "rds_20190101".into();
                    new.version = version.into();
                },
                CopyMethod::Logical,
            )
        };
        assert_eq!(old("5.7"), [CreationNotice::OldMinorVersion(20_200_331)]);
        assert_eq!(old("8.0"), []);
    }
}

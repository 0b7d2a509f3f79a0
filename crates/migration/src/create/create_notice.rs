//! Obstacles to later steps that are known before a cluster is created (vendor/rds-migration 5 and 7). None of them prevents
//! its creation.

use super::{CreateCluster, SourceState};
use crate::rules::{CopyMethod, SourceFacts, missing_release};

/// Settings of a source beside its state. A value is `None`, or empty, if it is not known.
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

/// One obstacle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CreateNotice {
    /// The storage space is not more than what the source uses, in bytes.
    Space { used: u64, gigabytes: u32 },
    /// Private names cannot swap between VPCs.
    OtherVpc { source: String, chosen: String },
    /// The source handles the case of table names in the other way.
    TableNames { source_is_case_sensitive: bool },
    /// A pair of names swaps only with the same SSL on both sides.
    SourceSsl,
    /// The proxy in safe mode needs a privileged account.
    SafeMode,
    /// DTS needs whole rows in the binary log. Holds the present setting.
    RowImage(String),
    /// The copy would be physical if the source had a minor version of this release date.
    OldMinorVersion(u32),
}

const GIGABYTE: u64 = 1 << 30;

/// The obstacles, in the order of the steps that they affect.
pub fn create_notices(
    new: &CreateCluster,
    source: &SourceState,
    settings: &SourceSettings<'_>,
    method: CopyMethod,
) -> Vec<CreateNotice> {
    let logical = method == CopyMethod::Logical;
    let space = settings.disk_used.zip(new.storage_space);
    let space = space.filter(|(used, space)| u64::from(*space) * GIGABYTE <= *used);
    let is_case_sensitive = settings.lower_case_table_names.map(|value| value == "0");
    let names =
        is_case_sensitive.zip(new.case_sensitive_tables).filter(|(is, chosen)| is != chosen);
    let image = settings.row_image.filter(|image| logical && !image.eq_ignore_ascii_case("full"));
    let other_vpc = !new.vpc.is_empty() && new.vpc != source.vpc;
    [
        space.map(|(used, gigabytes)| CreateNotice::Space { used, gigabytes }),
        image.map(|image| CreateNotice::RowImage(image.to_owned())),
        settings.connection_mode.eq_ignore_ascii_case("Safe").then_some(CreateNotice::SafeMode),
        other_vpc.then(|| CreateNotice::OtherVpc {
            source: source.vpc.clone(),
            chosen: new.vpc.clone(),
        }),
        names.map(|(is, _)| CreateNotice::TableNames { source_is_case_sensitive: is }),
        (settings.ssl == Some(true)).then_some(CreateNotice::SourceSsl),
        old_minor_version(new, source).filter(|_| logical),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn old_minor_version(new: &CreateCluster, source: &SourceState) -> Option<CreateNotice> {
    let facts = SourceFacts {
        engine: &source.engine,
        version: &source.version,
        category: &source.category,
        storage: &source.storage,
        kernel: &source.kernel,
    };
    let needed = missing_release(&facts).filter(|_| new.version == source.version)?;
    Some(CreateNotice::OldMinorVersion(needed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notices(
        change: impl FnOnce(&mut CreateCluster, &mut SourceState, &mut SourceSettings<'static>),
        method: CopyMethod,
    ) -> Vec<CreateNotice> {
        let mut new = CreateCluster { version: "5.7".into(), ..CreateCluster::default() };
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
        create_notices(&new, &source, &settings, method)
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
        assert_eq!(with(Some(50)), [CreateNotice::Space { used, gigabytes: 50 }]);
        assert_eq!(with(Some(51)), []);
        assert_eq!(with(None), []);
    }

    #[test]
    fn whole_rows_are_needed_by_a_logical_copy_only() {
        let minimal =
            |method| notices(|_, _, settings| settings.row_image = Some("minimal"), method);
        assert_eq!(minimal(CopyMethod::Logical), [CreateNotice::RowImage("minimal".into())]);
        assert_eq!(minimal(CopyMethod::Physical), []);
    }

    #[test]
    fn what_would_keep_names_or_tables_from_working_as_before_is_named() {
        let physical = CopyMethod::Physical;
        let (source, chosen) = ("vpc-1".to_owned(), "vpc-2".to_owned());
        let other = CreateNotice::OtherVpc { source, chosen };
        assert_eq!(notices(|new, _, _| new.vpc = "vpc-2".into(), physical), [other]);
        assert_eq!(notices(|_, _, it| it.ssl = Some(true), physical), [CreateNotice::SourceSsl]);
        assert_eq!(
            notices(|_, _, it| it.connection_mode = "Safe", physical),
            [CreateNotice::SafeMode]
        );
        let names =
            |new: &mut CreateCluster, _: &mut SourceState, it: &mut SourceSettings<'static>| {
                new.case_sensitive_tables = Some(false);
                it.lower_case_table_names = Some("0");
            };
        let found = CreateNotice::TableNames { source_is_case_sensitive: true };
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
        assert_eq!(old("5.7"), [CreateNotice::OldMinorVersion(20_200_331)]);
        assert_eq!(old("8.0"), []);
    }
}

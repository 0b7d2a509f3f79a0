//! Which clusters the list shows; all of it comes from the URL.

use migration::{Attention, ClusterId, Direction, Migration, RegionRef, needs_attention};

use super::Sort;
use crate::observed::{RegionCluster, RowReading};

/// What is asked of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClusterQuery {
    pub place: RegionRef,
    /// Part of an ID or description, or of the source's ID.
    pub text: String,
    /// A `MigrationStatus`, or empty for all.
    pub status: String,
    pub direction: Option<Direction>,
    pub needs: Option<Needs>,
    pub sort: Sort,
    /// From 1.
    pub page: usize,
    /// Clusters that were ticked, on any page.
    pub selected: Vec<ClusterId>,
    /// Shows the selected clusters alone.
    pub only_selected: bool,
}

/// Which migrations need attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    Any,
    Of(Attention),
}

impl Needs {
    pub const ALL: [Self; 4] = [
        Self::Any,
        Self::Of(Attention::Error),
        Self::Of(Attention::Deadline),
        Self::Of(Attention::Delay),
    ];

    /// The word in URLs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Of(reason) => reason.as_str(),
        }
    }

    fn apply_to(self, migration: &Migration) -> bool {
        match self {
            Self::Any => needs_attention(migration),
            Self::Of(reason) => reason.applies_to(migration),
        }
    }
}

impl ClusterQuery {
    /// Every cluster of a region.
    pub fn of(place: RegionRef) -> Self {
        Self {
            place,
            text: String::new(),
            status: String::new(),
            direction: None,
            needs: None,
            sort: Sort::default(),
            page: 1,
            selected: Vec::new(),
            only_selected: false,
        }
    }

    /// Whether a filter needs a reading of the migration.
    pub fn filters_readings(&self) -> bool {
        !self.status.is_empty() || self.direction.is_some() || self.needs.is_some()
    }

    /// Includes a cluster that cannot be read, because it may be in any state. Leaves out one that is not read yet.
    pub(crate) fn matches(&self, listed: &RegionCluster, row: Option<&RowReading>) -> bool {
        let migration = row.and_then(RowReading::migration);
        self.matches_text(listed, migration)
            && match migration {
                Some(migration) => self.matches_migration(migration),
                None => row.is_some() || !self.filters_readings(),
            }
    }

    fn matches_text(&self, listed: &RegionCluster, migration: Option<&Migration>) -> bool {
        let text = self.text.trim().to_lowercase();
        listed.id.as_str().contains(&text)
            || listed.summary.description.to_lowercase().contains(&text)
            || migration.is_some_and(|migration| migration.source.contains(&text))
    }

    fn matches_migration(&self, migration: &Migration) -> bool {
        let status = self.status.is_empty() || migration.status.as_str() == self.status;
        let direction = self.direction.as_ref().is_none_or(|it| migration.direction == *it);
        status && direction && self.needs.is_none_or(|needs| needs.apply_to(migration))
    }
}

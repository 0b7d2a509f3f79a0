//! The order of the clusters.

use std::cmp::Ordering;

use jiff::Timestamp;
use migration::{Migration, MigrationStatus};

use crate::observed::{RegionCluster, RowReading};

/// What the clusters are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Column {
    #[default]
    Cluster,
    Status,
    MigrationStatus,
    Direction,
    Delay,
    Expires,
    Source,
    RdsMode,
    PolardbMode,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sort {
    pub column: Column,
    pub descending: bool,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Text(&'a str),
    Number(u64),
    Time(Timestamp),
}

impl Column {
    pub const ALL: [Self; 9] = [
        Self::Cluster,
        Self::Status,
        Self::MigrationStatus,
        Self::Direction,
        Self::Delay,
        Self::Expires,
        Self::Source,
        Self::RdsMode,
        Self::PolardbMode,
    ];

    /// The word in URLs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cluster => "cluster",
            Self::Status => "status",
            Self::MigrationStatus => "migration",
            Self::Direction => "direction",
            Self::Delay => "delay",
            Self::Expires => "expires",
            Self::Source => "source",
            Self::RdsMode => "rds",
            Self::PolardbMode => "polardb",
        }
    }

    /// Whether only a reading of the migration says it, not the list call.
    pub fn is_of_readings(self) -> bool {
        !matches!(self, Self::Cluster | Self::Status)
    }

    fn key<'a>(self, listed: &'a RegionCluster, row: Option<&'a RowReading>) -> Option<Key<'a>> {
        match self {
            Self::Cluster => Some(Key::Text(listed.id.as_str())),
            Self::Status => Some(Key::Text(&listed.summary.status)),
            of_reading => of_reading.key_of(row?.migration()?),
        }
    }

    /// `None` if the page shows no value.
    fn key_of(self, migration: &Migration) -> Option<Key<'_>> {
        if self == Self::MigrationStatus {
            return Some(Key::Number(position_in_life(&migration.status)));
        }
        if migration.status == MigrationStatus::NoMigration {
            return None;
        }
        Some(match self {
            Self::Direction => Key::Text(migration.direction.as_str()),
            // An unknown delay may be of any length, so it is sorted with the worst.
            Self::Delay => Key::Number(migration.delay.seconds().unwrap_or(u64::MAX)),
            Self::Expires => Key::Time(migration.deadline?.0),
            Self::Source => Key::Text(&migration.source),
            Self::RdsMode => Key::Text(migration.rds_mode.as_str()),
            Self::PolardbMode => Key::Text(migration.cluster_mode.as_str()),
            Self::Cluster | Self::Status | Self::MigrationStatus => return None,
        })
    }
}

/// The position of a status in a migration's life. An unknown status comes first, a cluster without a migration last.
fn position_in_life(status: &MigrationStatus) -> u64 {
    let known = MigrationStatus::KNOWN.iter();
    match known.into_iter().position(|it| it == status) {
        None => 0,
        Some(0) => u64::MAX,
        Some(position) => position as u64,
    }
}

impl Sort {
    /// `delay`, or `-delay` for the largest first.
    pub fn word(self) -> String {
        let sign = if self.descending { "-" } else { "" };
        format!("{sign}{}", self.column.as_str())
    }

    /// `None` if the word names no column.
    pub fn parse(word: &str) -> Option<Self> {
        let (descending, name) = word.strip_prefix('-').map_or((false, word), |name| (true, name));
        let column = Column::ALL.into_iter().find(|column| column.as_str() == name)?;
        Some(Self { column, descending })
    }

    /// Rows without a value come last either way. Rows with equal values are sorted by ID.
    pub(crate) fn apply(self, rows: &mut [(&RegionCluster, Option<&RowReading>)]) {
        rows.sort_by(|(a, row_a), (b, row_b)| {
            let by_key = match (self.column.key(a, *row_a), self.column.key(b, *row_b)) {
                (Some(a), Some(b)) if self.descending => b.cmp(&a),
                (Some(a), Some(b)) => a.cmp(&b),
                (None, None) => Ordering::Equal,
                (None, Some(_)) => Ordering::Greater,
                (Some(_), None) => Ordering::Less,
            };
            by_key.then_with(|| a.id.cmp(&b.id))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_survives_its_address() {
        for column in Column::ALL {
            for descending in [false, true] {
                let sort = Sort { column, descending };
                assert_eq!(Sort::parse(&sort.word()), Some(sort));
            }
        }
        for word in ["", "-", "--delay", "Delay"] {
            assert_eq!(Sort::parse(word), None, "{word}");
        }
    }
}

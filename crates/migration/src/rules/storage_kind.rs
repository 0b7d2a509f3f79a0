//! What an RDS instance keeps its data on, by the words of `DBInstanceStorageType` (vendor/rds-migration 4.9).

/// The kind of a storage type. The API has two words for local SSDs, and one for each sort of cloud disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageKind {
    LocalSsd,
    CloudDisk,
    Unknown,
}

impl StorageKind {
    pub fn of(word: &str) -> Self {
        match word.to_ascii_lowercase().as_str() {
            "local_ssd" | "ephemeral_ssd" => Self::LocalSsd,
            "general_essd" => Self::CloudDisk,
            cloud if cloud.starts_with("cloud_") => Self::CloudDisk,
            _ => Self::Unknown,
        }
    }
}

/// Whether two words say the same: a source that is told with the other word for local SSDs has not changed.
pub(crate) fn is_same_storage(one: &str, other: &str) -> bool {
    let is_local = |word| StorageKind::of(word) == StorageKind::LocalSsd;
    one.eq_ignore_ascii_case(other) || (is_local(one) && is_local(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_local_ssds_have_two_words() {
        assert!(is_same_storage("local_ssd", "ephemeral_ssd"));
        assert!(is_same_storage("cloud_essd", "CLOUD_ESSD"));
        assert!(!is_same_storage("cloud_essd", "cloud_essd2"));
        assert!(!is_same_storage("local_ssd", "moon_rock"));
    }
}

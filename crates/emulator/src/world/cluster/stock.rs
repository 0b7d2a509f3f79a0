//! What can be bought: a small static stock.

/// A class of nodes with what a node of it has.
pub struct Class {
    pub name: &'static str,
    /// `Normal` is Cluster Edition, `SENormal` Standard Edition.
    pub categories: &'static [&'static str],
    /// Versions of MySQL it is sold for.
    pub versions: &'static [&'static str],
    pub cpu: u32,
    pub memory_mb: u32,
    /// Letters of the zones that have none left, in any region.
    pub sold_out: &'static [&'static str],
}

const EVERY: &[&str] = &["5.6", "5.7", "8.0"];
const NEW: &[&str] = &["8.0"];

const fn enterprise(name: &'static str, cpu: u32, memory_gb: u32) -> Class {
    let categories = &["Normal"];
    Class { name, categories, versions: EVERY, cpu, memory_mb: memory_gb * 1024, sold_out: &[] }
}

pub const CLASSES: [Class; 9] = [
    Class { categories: &["Normal", "SENormal"], ..enterprise("polar.mysql.x4.medium", 4, 16) },
    enterprise("polar.mysql.g4.medium", 4, 8),
    Class { categories: &["Normal", "SENormal"], ..enterprise("polar.mysql.x4.large", 8, 32) },
    enterprise("polar.mysql.x4.xlarge", 16, 64),
    Class { sold_out: &["g"], ..enterprise("polar.mysql.x8.xlarge", 16, 128) },
    Class { sold_out: &["g", "b"], ..enterprise("polar.mysql.x8.2xlarge", 32, 256) },
    Class { sold_out: &["g", "b", "c"], ..enterprise("polar.mysql.x8.4xlarge", 64, 512) },
    Class { versions: NEW, ..enterprise("polar.mysql.sl.small", 1, 2) },
    Class {
        versions: NEW,
        categories: &["SENormal"],
        ..enterprise("polar.mysql.sl.small.c", 1, 2)
    },
];

impl Class {
    /// Whether a zone, named by its letter, has it for this version.
    pub fn is_sold(&self, zone: &str, version: &str) -> bool {
        self.versions.contains(&version) && !self.sold_out.contains(&zone)
    }
}

/// Cores and MB of memory of a node. A class that is not in stock has those of the smallest ordinary one.
pub fn size_of(class: &str) -> (u32, u32) {
    let known = CLASSES.iter().find(|known| known.name == class);
    known.map_or((4, 16 * 1024), |known| (known.cpu, known.memory_mb))
}

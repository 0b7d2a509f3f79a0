//! The products the emulator speaks for.

/// One product. One host serves all products here; the API version says which one is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Product {
    Polardb,
    Rds,
    Sts,
}

impl Product {
    pub const ALL: [Self; 3] = [Self::Polardb, Self::Rds, Self::Sts];

    /// The product of an API version.
    pub fn of(version: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|product| product.version() == version)
    }

    pub fn version(self) -> &'static str {
        match self {
            Self::Polardb => "2017-08-01",
            Self::Rds => "2014-08-15",
            Self::Sts => "2015-04-01",
        }
    }

    /// `HostId` of error answers.
    pub fn host(self) -> &'static str {
        match self {
            Self::Polardb => "polardb.aliyuncs.com",
            Self::Rds => "rds.aliyuncs.com",
            Self::Sts => "sts.aliyuncs.com",
        }
    }

    /// As the vendor's catalogue of products writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Polardb => "polardb",
            Self::Rds => "Rds",
            Self::Sts => "Sts",
        }
    }
}

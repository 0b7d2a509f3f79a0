//! The forms of the lab.

/// A form of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabForm {
    Clock,
    Migration,
    Fault,
    RemoveFault,
    ClearFaults,
    Load,
    Paste,
    Snapshot,
    Restore,
    Reset,
    Tour,
}

impl LabForm {
    const ALL: [Self; 11] = [
        Self::Clock,
        Self::Migration,
        Self::Fault,
        Self::RemoveFault,
        Self::ClearFaults,
        Self::Load,
        Self::Paste,
        Self::Snapshot,
        Self::Restore,
        Self::Reset,
        Self::Tour,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Clock => "clock",
            Self::Migration => "migration",
            Self::Fault => "fault",
            Self::RemoveFault => "remove-fault",
            Self::ClearFaults => "clear-faults",
            Self::Load => "load",
            Self::Paste => "paste",
            Self::Snapshot => "snapshot",
            Self::Restore => "restore",
            Self::Reset => "reset",
            Self::Tour => "tour",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.as_str() == word)
    }
}

/// A change that the form about one migration may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MigrationOrder {
    Hold,
    Release,
    Lag,
    Unknown,
    Stall,
    Storm,
    Breathe,
}

impl MigrationOrder {
    pub const ALL: [Self; 7] = [
        Self::Hold,
        Self::Release,
        Self::Storm,
        Self::Stall,
        Self::Lag,
        Self::Unknown,
        Self::Breathe,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hold => "hold",
            Self::Release => "release",
            Self::Lag => "lag",
            Self::Unknown => "unknown",
            Self::Stall => "stall",
            Self::Storm => "storm",
            Self::Breathe => "breathe",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.as_str() == word)
    }
}

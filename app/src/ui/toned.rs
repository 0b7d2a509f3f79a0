//! A value with its colour, and a link.

/// How a value is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Good,
    Busy,
    Warning,
    Danger,
}

impl Tone {
    /// The value of `data-tone`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Busy => "busy",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}

/// A value with its colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toned {
    pub text: String,
    pub tone: Tone,
}

impl Toned {
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Plain }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub text: &'static str,
    pub href: String,
}

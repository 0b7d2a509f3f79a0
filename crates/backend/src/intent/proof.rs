//! What the outcome of an intent rests on.

/// What the outcome of an intent that was sent rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// The cloud's answer to this very call.
    Answered,
    /// A reading: no answer came, and somebody else may have done what it shows.
    Seen,
    /// A person who had a reading at hand.
    Decided,
    /// A person without a reading.
    DecidedUnseen,
}

impl Proof {
    const ALL: [Self; 4] = [Self::Answered, Self::Seen, Self::Decided, Self::DecidedUnseen];

    /// The word in the journal.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Seen => "seen",
            Self::Decided => "decided",
            Self::DecidedUnseen => "decided-unseen",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|proof| proof.as_str() == word)
    }
}

//! The way back to the source after a switch, in English.

use crate::words::{ReadinessWords, number};

pub const WORDS: ReadinessWords = ReadinessWords {
    title: "Way back to RDS",
    possible: "A roll back is possible now.",
    to_acknowledge: |checks| match checks {
        1 => "A roll back is possible now; 1 check has to be acknowledged.".to_owned(),
        checks => format!("A roll back is possible now; {checks} checks have to be acknowledged."),
    },
    not_possible: |reason| format!("A roll back is not possible now. {reason}"),
    reverse_delay: "RDS is behind by",
    time_left: "Time left for it",
    names: "Names that swap back",
    names_known: |pairs| match pairs {
        1 => "1 pair, as recorded before the switch".to_owned(),
        pairs => format!("{pairs} pairs, as recorded before the switch"),
    },
    names_stayed: "None: the switch left the endpoints where they were",
    names_unknown: "Not known: the switch was not made from here, or endpoints changed since",
    lost: "What could be lost",
    at_risk: |delay| {
        match delay {
        Some(0) => "Nothing: everything written to PolarDB has reached RDS".to_owned(),
        Some(seconds) => format!(
            "Nothing that was replicated; writes to PolarDB of the last {} s have not reached RDS yet",
            number(usize::try_from(seconds).unwrap_or(usize::MAX))
        ),
        None => "Nothing that was replicated; nobody knows which writes to PolarDB have not reached RDS yet".to_owned(),
    }
    },
};

//! The rows of a scenario file with their lines, and what is wrong with them.

use std::fmt;

/// One row and the line it begins in, counted from 1.
#[derive(Debug, Clone)]
pub struct Row<T> {
    pub line: usize,
    pub row: T,
}

/// Something that is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Problem {
    /// Counted from 1.
    pub line: usize,
    pub message: String,
}

/// Everything that is wrong with a file, by line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, Problem { line, message }) in self.0.iter().enumerate() {
            write!(f, "{}line {line}: {message}", if at == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

impl Problems {
    pub fn of(mut list: Vec<Problem>) -> Self {
        list.sort_by_key(|problem| problem.line);
        Self(list)
    }
}

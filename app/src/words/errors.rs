//! Pages that have no answer.

use backend::ReadError;

use crate::error::ConsoleError;

/// Pages that have no answer.
#[derive(Debug)]
pub struct ErrorWords {
    pub heading: fn(&ConsoleError) -> &'static str,
    pub sentence: fn(&ConsoleError) -> String,
    pub remedy: fn(&ConsoleError) -> Option<&'static str>,
    /// A call that brought no usable answer, as a part of a sentence.
    pub read_error: fn(&ReadError) -> String,
    pub not_found: &'static str,
    pub code: &'static str,
    pub request_id: &'static str,
    pub first_post: &'static str,
    /// Links to the refused form, with the values that were typed.
    pub open_again: &'static str,
    /// Links to the same page, for an error that may have passed.
    pub reload: &'static str,
    pub all_clusters: &'static str,
}

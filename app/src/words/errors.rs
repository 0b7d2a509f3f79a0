use backend::ReadError;

use crate::error::ConsoleError;

/// Pages that have no answer.
#[derive(Debug)]
pub struct ErrorWords {
    pub heading: fn(&ConsoleError) -> &'static str,
    pub sentence: fn(&ConsoleError) -> String,
    pub remedy: fn(&ConsoleError) -> Option<&'static str>,
    /// A call that brought no usable answer, in a part of a sentence.
    pub read_error: fn(&ReadError) -> String,
    pub not_found: &'static str,
    pub code: &'static str,
    pub request_id: &'static str,
    pub first_post: &'static str,
    /// The form that was refused, with what is typed into it.
    pub open_again: &'static str,
    /// The same page, where the trouble may have passed.
    pub reload: &'static str,
    pub all_clusters: &'static str,
}

//! Contradictions in the vendor's texts.

use migration::Action;

/// Contradictions in the vendor's texts, and how the console decides them (vendor/rds-migration 11).
#[derive(Debug)]
pub struct VendorNotes {
    pub title: &'static str,
    pub section: &'static [&'static str],
    pub dialog: fn(Action) -> &'static [&'static str],
}

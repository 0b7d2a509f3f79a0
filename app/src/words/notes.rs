use migration::Action;

/// Where the vendor's texts contradict each other, and what the console goes by (vendor/rds-migration 11).
#[derive(Debug)]
pub struct VendorNotes {
    pub title: &'static str,
    pub section: &'static [&'static str],
    pub dialog: fn(Action) -> &'static [&'static str],
}

//! The page that points DTS jobs of the business at the other side.

/// DTS jobs of the business, pointed at the side that writes.
#[derive(Debug)]
pub struct DtsWords {
    pub title: &'static str,
    pub link: &'static str,
    pub about: &'static str,
    pub forward: &'static str,
    pub back: &'static str,
    pub commit_forward: &'static str,
    pub commit_back: &'static str,
    /// The side that the jobs will point at.
    pub target: fn(target: &str) -> String,
    pub reading_jobs: &'static str,
    pub writing_jobs: &'static str,
    pub one_a_line: &'static str,
    pub none_named: &'static str,
    pub show: &'static str,
    pub known: &'static str,
    pub known_job: fn(job: &str, reads: bool, target: &str) -> String,
}

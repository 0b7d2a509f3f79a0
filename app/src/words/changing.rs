use migration::Retention;

/// Releasing a cluster.
#[derive(Debug)]
pub struct ReleaseWords {
    pub title: &'static str,
    pub link: &'static str,
    pub consequences: fn(cluster: &str) -> Vec<String>,
    /// The business was switched to the cluster from here, at this time.
    pub switched: fn(moment: &str) -> String,
    pub not_possible: &'static str,
    pub backups: &'static str,
    pub retention: fn(Retention) -> &'static str,
    /// Why deletion protection is there, and where it is turned off.
    pub lock: &'static str,
    /// The cluster is gone, because it was released from here.
    pub gone: fn(cluster: &str, actor: &str, moment: &str) -> String,
}

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
    /// Where the jobs will point.
    pub target: fn(target: &str) -> String,
    pub reading_jobs: &'static str,
    pub writing_jobs: &'static str,
    pub one_a_line: &'static str,
    pub none_named: &'static str,
    pub show: &'static str,
    pub known: &'static str,
    pub known_job: fn(job: &str, reads: bool, target: &str) -> String,
}

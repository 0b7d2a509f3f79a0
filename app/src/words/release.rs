//! The page that releases a cluster.

use migration::Retention;

/// Releasing a cluster.
#[derive(Debug)]
pub struct ReleaseWords {
    pub title: &'static str,
    pub link: &'static str,
    pub consequences: fn(cluster: &str) -> Vec<String>,
    /// Warns that the business was switched to the cluster from here, at this time.
    pub switched: fn(moment: &str) -> String,
    pub not_possible: &'static str,
    pub backups: &'static str,
    pub retention: fn(Retention) -> &'static str,
    /// The purpose of deletion protection, and where to turn it off.
    pub lock: &'static str,
    /// Says that the cluster is gone, and that its release was sent from here.
    pub gone: fn(cluster: &str, caller: &str, moment: &str) -> String,
}

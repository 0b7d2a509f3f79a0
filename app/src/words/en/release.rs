//! The page that releases a cluster, in English.

use migration::Retention;

use crate::words::ReleaseWords;

pub const WORDS: ReleaseWords = ReleaseWords {
    title: "Release Cluster",
    link: "Release Cluster",
    consequences: |cluster| {
        vec![
            format!("{cluster} and its data are deleted. Applications that still connect to it fail."),
            "Its endpoints and their names are gone; after a switch with endpoints these are the names that applications use.".into(),
            "It costs nothing any more, except for backups that are kept.".into(),
        ]
    },
    switched: |moment| {
        format!(
            "The business was switched to this cluster from here at {moment}. Make sure that nothing uses it any more."
        )
    },
    not_possible: "The cluster cannot be released now",
    backups: "Backups of the cluster",
    retention: |retention| match retention {
        Retention::All => "Keep all backups (they cost)",
        Retention::Latest => "Keep the last backup, made when the cluster is released (it costs)",
        Retention::None => "Keep no backup: the data cannot be restored",
    },
    lock: "Deletion protection keeps a cluster from being released by mistake. Turn it off in the PolarDB console, on the cluster's Basic Information page, then open this page again.",
    gone: |cluster, caller, moment| {
        format!(
            "The cloud does not know {cluster} any more. Release Cluster was sent from here by {caller} at {moment}."
        )
    },
};

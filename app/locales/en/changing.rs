use migration::Retention;

use crate::words::{DtsWords, ReleaseWords};

pub const RELEASE: ReleaseWords = ReleaseWords {
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
    gone: |cluster, actor, moment| {
        format!(
            "{cluster} was released from here by {actor} at {moment}. The cloud does not know it any more."
        )
    },
};

pub const DTS: DtsWords = DtsWords {
    title: "Business DTS Task Database Endpoint Switchover",
    link: "Point DTS jobs at the other side",
    about: "DTS jobs of the business that read from or write to one side have to follow the writer. PolarDB has no list of them: copy their IDs from the DTS console. No endpoint of a database changes.",
    forward: "Source Instance DTS Task (Forward Switchover)",
    back: "Destination Instance DTS Task (Switchover Rollback)",
    commit_forward: "Commit Forward Switchover",
    commit_back: "Commit Switchover Rollback",
    target: |target| format!("The jobs named below will point at {target}."),
    reading_jobs: "IDs of jobs that read from the database",
    writing_jobs: "IDs of jobs that write to the database",
    one_a_line: "One ID on each line, such as di4w4d9r12m38mb.",
    none_named: "JOB_ID",
    show: "Show what will be sent",
    known: "Jobs that were pointed from here before",
    known_job: |job, reads, target| {
        let verb = if reads { "reads from" } else { "writes to" };
        format!("{job}: {verb} {target} since then")
    },
};

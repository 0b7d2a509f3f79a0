//! The page that points DTS jobs of the business at the other side, in English.

use crate::words::DtsWords;

pub const WORDS: DtsWords = DtsWords {
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

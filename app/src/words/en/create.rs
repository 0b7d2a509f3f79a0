//! The page that creates a cluster from a source RDS instance, in English.

use crate::words::{CreateWords, number};

pub const WORDS: CreateWords = CreateWords {
    title: "Create Cluster",
    method: "Migrate from RDS",
    steps: "Steps",
    step_source: "Source RDS Instance",
    step_configure: "Evaluate and configure",
    step_review: "Review",
    step_create: "Create",
    search: "Instance ID or name",
    sources: "Source RDS instances",
    no_sources: "This region has no RDS instances.",
    no_match: "No RDS instance matches the search.",
    count: |matching| match matching {
        1 => "1 RDS instance".to_owned(),
        many => format!("{} RDS instances", number(many as usize)),
    },
    can_be_migrated: "Can be migrated",
    cannot_be_migrated: "Cannot be migrated",
    is_migrated: "Being migrated",
    migrates_to: |cluster| format!("to {cluster}"),
    migrates_since: |cluster, status, when| {
        format!("{cluster} migrates from this source: {status}, as last read at {when}.")
    },
    other_source: "Choose another source",
    eligibility: "Migration",
    created_before: |cluster, when| {
        format!("{cluster} was created from this source here at {when}.")
    },
    created_before_hint: "Whether an instance may have two migrations at once is not documented.",
    review_hint: "Nothing is sent until you press Create Cluster. The request is sent once, under the ClientToken below.",
    request: |operation| format!("What will be sent: {operation}"),
    parameter: "Parameter",
    value: "Value",
    change: "Go Back",
    change_and_try_again: "Change and try again",
    what_happens: "What happens next",
    happens: [
        "The cluster is listed 10 to 15 minutes after the order and stays Creating while data is copied (RDS2POLARDB_CLONING).",
        "A logical migration is prechecked first. If that fails, the cluster page shows the reason and what to do.",
        "When the copy is done the cluster is Running, read-only, and follows the source (RDS2POLARDB_SYNCING).",
        "Do not change parameters or account permissions of the source, and do not release, move, renew or resize it meanwhile.",
    ],
    open_cluster: |cluster| format!("Open {cluster}"),
    not_listed_yet: |cluster| {
        format!("The cloud named the cluster {cluster}. It is listed after 10 to 15 minutes.")
    },
    tag_refused: "The call carried the tag polarshift-intent. If the cloud refuses it, or the account lacks the permission polardb:TagResources, create without a tag.",
    without_tag: "Create without a tag",
    untagged: "It was created without a tag, so Polarshift cannot tell the new cluster from one that somebody else created. Look at the list of clusters, then decide.",
    outcome: |source| format!("Create Cluster from {source}"),
    sent_values: "What was asked for",
};

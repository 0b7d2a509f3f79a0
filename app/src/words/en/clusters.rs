//! The list of clusters, in English.

use backend::Needs;
use migration::Attention;

use crate::words::{ClustersWords, number};

pub const WORDS: ClustersWords = ClustersWords {
    title: "Clusters",
    create: "Create Cluster",
    region: "Region",
    search: "Cluster ID or name",
    migration_status: "Migration status",
    direction: "Direction",
    attention: "Needs attention",
    needs: |needs| match needs {
        Needs::Any => "For any reason",
        Needs::Of(Attention::Error) => "Failed or stuck",
        Needs::Of(Attention::Deadline) => "Expires within a day",
        Needs::Of(Attention::Delay) => "Delay too large or unknown",
    },
    all: "All",
    show: "Show",
    cluster: "Cluster",
    status: "Status",
    select: |cluster| format!("Select {cluster}"),
    not_read: "Not read",
    not_read_yet: "Not read yet",
    not_read_again: "Not read again",
    no_clusters: "This region has no clusters.",
    other_region: "Choose another region above. The account of this console may also lack the permission to see them.",
    no_match: "No cluster matches the filters.",
    without_filters: "Show every cluster of the region",
    count: |matching, total| format!("{} of {} clusters", number(matching), number(total)),
    read: |read, total| format!("{} of {} read", number(read), number(total)),
    partial: "Filters and order are partial: they miss what is not read yet.",
    oldest: |seconds| match seconds {
        0..120 => format!("Oldest reading: {seconds} s ago"),
        120.. => format!("Oldest reading: {} min ago", number((seconds / 60) as usize)),
    },
    held_up: |reason| format!("What is shown may be old: {reason}. It is tried again."),
    refresh: "Refresh",
    lost: "The console does not answer. It is tried again.",
    compare: "Compare selected",
    selected: |count| match count {
        1 => "1 cluster selected".to_owned(),
        count => format!("{} clusters selected", number(count)),
    },
    selected_only: "Selected clusters",
    every_cluster: "Show every cluster",
    clear_selection: "Clear selection",
    missing: |clusters| format!("Selected, but not in this region: {clusters}."),
    pages: "Pages",
    previous: "Previous",
    next: "Next",
    page_of: |page, pages| format!("Page {} of {}", number(page), number(pages)),
};

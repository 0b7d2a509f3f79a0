//! Contradictions in the vendor's texts, in English.

use migration::Action;

use crate::words::VendorNotes;

const INTERRUPTION: &str = "One page gives 1 to 5 minutes of interruption for switching with endpoints, another gives the same figure for switching without. Expect it either way.";
const CLOSE: &str = "The API reference says in English that CloseDBClusterMigration performs the task; in Chinese it completes the task after a switch. The Chinese text is right: before a switch the call cancels, after it the call completes.";
const PRECHECK: &str = "One page ends a failed precheck with Abandon Migration, another with Cancel Migration. Both are offered; Abandon Migration is the operation made for it.";

pub const WORDS: VendorNotes = VendorNotes {
    title: "Where the vendor's texts differ",
    section: &[
        "Older pages give a migration 7 days, newer ones 30. What counts is the time under Expires, as the cloud reports it (ExpiredTime).",
        "One page says that after a roll back data still flows from PolarDB to RDS. The API reports RDS to PolarDB, and that is shown.",
        "The precheck status PRE_CHECK_FAIL is in the guide but not in the list of the API. It is known here.",
    ],
    dialog: |action| match action {
        Action::Switch | Action::RollBack => &[
            INTERRUPTION,
            "Older pages demand equal ports, the newer ones say nothing. Ports do not swap, so a difference is shown.",
            "Older pages demand that TDE and SSL are off, the newer ones allow them. SSL is compared for each pair and has to be equal.",
        ],
        Action::Complete => &[CLOSE],
        Action::Cancel => &[CLOSE, PRECHECK],
        Action::Abandon => &[PRECHECK],
        Action::Continue => &[],
    },
};

//! The guided tour, in English.

use migration::Action;

use crate::words::{TourStep as Step, TourWords};

pub const WORDS: TourWords = TourWords {
    title: "Guided tour",
    invite: "New here? A tour leads through a whole migration in two minutes. Everything in it is emulated.",
    start: "Start the tour",
    fresh: "Load the demo scenario first: it replaces everything in the emulator",
    no_thanks: "No, thanks",
    resume: "Resume the tour",
    leave: "Leave the tour",
    finish: "Finish the tour",
    again: "Start again",
    about: "Switch a cluster over with its connection strings, look at what has changed, go back, switch again and complete. \
        The clock runs at least 30 times as fast, so that each step takes seconds.",
    under_way: |cluster| format!("The tour is at {cluster}."),
    step_of: |step, of| format!("Step {step} of {of}"),
    heading: |step| match step {
        Step::Watch => "A migration that is ready",
        Step::Switching | Step::SwitchingAgain => "Switching over",
        Step::Switched => "PolarDB writes",
        Step::RollingBack => "On the way back",
        Step::Back => "Back at the beginning",
        Step::SwitchedAgain => "Switched over for good",
        Step::Closing => "Completing",
        Step::BothWrite => "Both sides accept writes",
        Step::Strayed => "The cluster left the tour",
    },
    look: |step| match step {
        Step::Watch => {
            "RDS writes and PolarDB follows. Look at Migration Status, at both read/write states and at the delay: below 60 s a switch is allowed."
        }
        Step::Switching | Step::SwitchingAgain => {
            "Both sides are read-only until PolarDB has caught up. Nobody can stop this step; it takes a few seconds."
        }
        Step::Switched => {
            "The arrow points the other way: RDS follows now, so there is a way back. Under the endpoints, the RDS names answer at PolarDB: no application has to change."
        }
        Step::RollingBack => "Both sides are read-only again, then RDS writes.",
        Step::Back => {
            "RDS writes, the names are where they were, and under Activity every order is recorded with its RequestId."
        }
        Step::SwitchedAgain => {
            "Applications run on PolarDB. As long as the migration is open, RDS follows and you can go back, until the deadline at Expires."
        }
        Step::Closing => "Replication is being ended. After that there is no way back.",
        Step::BothWrite => {
            "The migration is over: nothing is replicated, and both sides accept writes. What still writes to RDS is lost to PolarDB, so make sure that nothing does before you release the instance."
        }
        Step::Strayed => {
            "Its migration went another way than the tour, or the emulator was reset. Load the demo scenario to begin anew."
        }
    },
    next: |step| match step {
        Step::Watch => "Press Switch Over.",
        Step::Switching | Step::SwitchingAgain | Step::RollingBack | Step::Closing => {
            "Nothing to press. The tour goes on by itself."
        }
        Step::Switched => {
            "Press Roll Back Migration to see the way back, or Complete Migration to go straight to the end."
        }
        Step::Back => "Press Switch Over once more.",
        Step::SwitchedAgain => "Press Complete Migration.",
        Step::BothWrite => {
            "That was a whole migration. In the lab you can order trouble and do it again."
        }
        Step::Strayed => "Start again, or leave the tour.",
    },
    go_on: |cluster| format!("Go on at {cluster}"),
    unread: "The cluster of the tour cannot be read now. If the emulator was reset, start again.",
    dialog: |action| match action {
        Action::Switch => {
            "Tour: read the checks and see which name answers where, now and then. Choose Switch with Endpoints, acknowledge what is amber, and press OK."
        }
        Action::RollBack => {
            "Tour: the names go back where they came from. Choose Switch Back with Endpoints, acknowledge what is amber, and press OK."
        }
        Action::Complete => {
            "Tour: this cannot be undone, so the cluster ID has to be typed. Keep binary logging, acknowledge what is amber, and press OK."
        }
        Action::Cancel | Action::Continue | Action::Abandon => {
            "The tour does not lead here. Press Go Back."
        }
    },
    posted: "Tour: press Go Back and watch what happens.",
    refresh: "Look again",
};

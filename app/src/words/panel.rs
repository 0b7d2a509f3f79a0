//! The words of the live panel that stay as they are.

use crate::view::PanelWords;

pub fn panel() -> PanelWords {
    PanelWords {
        rds: "ApsaraDB RDS".to_owned(),
        polardb: "PolarDB".to_owned(),
        data_flows: "Data flows".to_owned(),
        error_message: "Error Message".to_owned(),
        read_at: "Read at".to_owned(),
        rds_endpoints: "Source RDS endpoints".to_owned(),
        polardb_endpoints: "PolarDB endpoints".to_owned(),
        none_listed: "None listed.".to_owned(),
        changes: "Connection strings to change now".to_owned(),
        old: "Old".to_owned(),
        new: "New".to_owned(),
        no_match: "no matching endpoint; choose one below".to_owned(),
        copy: "Copy".to_owned(),
        copied: "Copied".to_owned(),
        no_answer: "The console's server does not answer. What is shown may be old; asking again."
            .to_owned(),
        not_read:
            "The migration cannot be read at the moment. What is shown may be old; asking again."
                .to_owned(),
    }
}

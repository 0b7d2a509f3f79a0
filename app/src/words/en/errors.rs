//! Pages that have no answer, in English.

use backend::Trouble;

use super::{clusters, create_form, dialog, dts, rules};
use crate::error::{
    BadRequest, Conflict, ConsoleError, Forbidden, FormField, NotFound, NotRecorded,
    is_about_a_token,
};
use crate::words::ErrorWords;

pub const WORDS: ErrorWords = ErrorWords {
    heading: |error| match error {
        ConsoleError::BadRequest(_) => "This request is not valid",
        ConsoleError::NotFound(_) => "Not found",
        ConsoleError::Forbidden(_) => "Refused",
        ConsoleError::Conflict(_) => "Not possible now",
        ConsoleError::FormReused { .. } => "This form was posted before",
        ConsoleError::TooLarge => "Too large",
        ConsoleError::TooManyStreams => "Not possible now",
        ConsoleError::Upstream(error) | ConsoleError::Undecidable(error) => match error.trouble {
            Trouble::UnknownProfile => "This request is not valid",
            Trouble::Throttled => "Too many calls",
            Trouble::Forbidden => "Not permitted",
            Trouble::NotFound
            | Trouble::Credentials
            | Trouble::ClockSkew
            | Trouble::Unreachable
            | Trouble::NoAnswer
            | Trouble::Refused
            | Trouble::Cloud
            | Trouble::Malformed => "The cloud gave no usable answer",
            Trouble::BrokenOff => "The console failed",
        },
        ConsoleError::NotRecorded(_) => "Nothing was sent",
        ConsoleError::JournalUnreadable => "The journal cannot be read",
        ConsoleError::Offline | ConsoleError::Internal => "The console failed",
    },
    sentence,
    remedy,
    read_error: ToString::to_string,
    not_found: "Not found",
    code: "Error code: ",
    request_id: "RequestId: ",
    first_post: "What became of the first post",
    open_again: "Open the form again",
    reload: "Open the page again",
    all_clusters: "All clusters",
};

fn sentence(error: &ConsoleError) -> String {
    match error {
        ConsoleError::BadRequest(what) => bad_request(what),
        ConsoleError::NotFound(what) => not_found(what),
        ConsoleError::Forbidden(Forbidden::ForeignName) => {
            "The console answers only under the names of this machine: localhost, 127.0.0.1 and [::1].".to_owned()
        }
        ConsoleError::Forbidden(Forbidden::Forwarded) => {
            "This request came through a proxy. The console has no sign-in, so whoever reaches the proxy could act with the account's keys. Reach the console's machine by an SSH tunnel instead: ssh -L 3000:127.0.0.1:3000 HOST.".to_owned()
        }
        ConsoleError::Forbidden(Forbidden::ForeignRead) => {
            "A page of another site may link to the console, but not load anything from it.".to_owned()
        }
        ConsoleError::Forbidden(Forbidden::ForeignPost) => {
            "Nothing was sent: this request was made by a page of another site.".to_owned()
        }
        ConsoleError::Conflict(Conflict::IntentSettled) => {
            "This intent is settled already.".to_owned()
        }
        ConsoleError::Conflict(Conflict::TooEarlyToDecide) => {
            "It is too early to decide: reading may still show what became of the call.".to_owned()
        }
        ConsoleError::Conflict(Conflict::UnseenNotConfirmed) => {
            "Nothing can be read now. Go back, and type the ID that the form asks for to decide without a reading.".to_owned()
        }
        ConsoleError::Conflict(Conflict::IntentUnread) => {
            "This version cannot read what the journal holds of this action.".to_owned()
        }
        ConsoleError::Conflict(Conflict::PostedBySomebodyElse) => {
            "This post sent nothing: somebody else posted this form before.".to_owned()
        }
        ConsoleError::FormReused { .. } => {
            "This post sent nothing: this form was posted before with other values.".to_owned()
        }
        ConsoleError::TooManyStreams => {
            "Too many pages follow a migration at the same time.".to_owned()
        }
        ConsoleError::TooLarge => {
            "The request is larger than any form of this console.".to_owned()
        }
        ConsoleError::Upstream(error) => error.to_string(),
        ConsoleError::Undecidable(error) => format!(
            "The migration cannot be read now, and nobody can decide without a look at it: {error}"
        ),
        ConsoleError::NotRecorded(NotRecorded::Journal) => {
            "This post sent nothing: the journal cannot be written.".to_owned()
        }
        ConsoleError::NotRecorded(NotRecorded::ShuttingDown) => {
            "This post sent nothing: the server is shutting down.".to_owned()
        }
        ConsoleError::JournalUnreadable => {
            "The journal cannot be read, so what was sent from here is not known.".to_owned()
        }
        ConsoleError::Offline => "The console's server cannot be reached.".to_owned(),
        ConsoleError::Internal => "The console failed. Nothing is known to have been sent.".to_owned(),
    }
}

fn bad_request(what: &BadRequest) -> String {
    match what {
        BadRequest::Id(invalid) => format!("{}.", (rules::WORDS.invalid_id)(invalid)),
        BadRequest::IntentId => {
            "The form carries no valid intent ID; open the dialog again.".to_owned()
        }
        BadRequest::Check(word) => format!("\"{word}\" is not a check."),
        BadRequest::PageNumber => "The page is not a number.".to_owned(),
        BadRequest::NoSuchChoice { field, value } => {
            format!("\"{}\" of the list cannot be \"{value}\".", label(field))
        }
        BadRequest::Choice(field) => {
            format!("This post sent nothing: \"{}\" holds none of the choices.", label(field))
        }
        BadRequest::Field { field, .. } => {
            format!("This post sent nothing: \"{}\" is missing or cannot be read.", label(field))
        }
        BadRequest::Unreadable => "This post sent nothing: the form cannot be read.".to_owned(),
        BadRequest::NotWhole => "The form did not arrive whole.".to_owned(),
        BadRequest::NotInTime => "The form did not arrive in time.".to_owned(),
        BadRequest::NotText => "The form cannot be read: it is not UTF-8 text.".to_owned(),
        BadRequest::OnlyForForms => {
            "This address takes what a form of the console sends, and cannot be opened by itself."
                .to_owned()
        }
        BadRequest::OrderForUnknownProfile(profile) => {
            format!("This post sent nothing: there is no profile {profile} here.")
        }
        BadRequest::WrongParameters => {
            "This post sent nothing: the form's values do not belong to this action.".to_owned()
        }
    }
}

fn not_found(what: &NotFound) -> String {
    match what {
        NotFound::Page => "There is no page at this address.".to_owned(),
        NotFound::Cluster { id, region } => {
            format!("There is no cluster with the ID {id} in {region}.")
        }
        NotFound::ClusterAnywhere(id) => format!("No region has a cluster with the ID {id}."),
        NotFound::ClusterElsewhere { id, is, asked } => {
            format!("{id} is in {is}, not in {asked}.")
        }
        NotFound::Region(region) => format!("There is no region {region}."),
        NotFound::Deadline(id) => format!("The migration of {id} has no deadline."),
        NotFound::Intent => "The journal does not know this intent.".to_owned(),
        NotFound::Upstream(error) => error.to_string(),
    }
}

fn remedy(error: &ConsoleError) -> Option<&'static str> {
    let (ConsoleError::Upstream(error) | ConsoleError::Undecidable(error)) = error else {
        return None;
    };
    Some(match error.trouble {
        Trouble::Throttled => "Wait a moment and open the page again.",
        Trouble::Forbidden if error.denied.as_ref().is_some_and(|it| it.is_explicit()) => {
            "Ask for that policy to be changed: what one policy denies, no other allows."
        }
        Trouble::Forbidden => {
            "Ask for the RAM permissions polardb:Describe* and the migration actions. The vendor's pages spell them polardb: and Polardb:, DBCluster and Dbcluster; RAM compares without case."
        }
        Trouble::Credentials if is_about_a_token(error) => {
            "Renew the temporary credentials where the server finds them, and restart it: it reads them when it starts."
        }
        Trouble::Credentials => {
            "Check the access key in the server's configuration: polarshift check tells what is wrong with it."
        }
        Trouble::ClockSkew => {
            "The server's clock is more than 15 minutes off. Set it and open the page again."
        }
        Trouble::Unreachable => {
            "Check the network and the upstream's address: polarshift check tries one call."
        }
        Trouble::UnknownProfile => {
            "Open the cluster from the list: its address names credentials this server does not have."
        }
        Trouble::NotFound
        | Trouble::NoAnswer
        | Trouble::Refused
        | Trouble::Cloud
        | Trouble::Malformed => {
            "Open the page again. If it stays, give the RequestId to the vendor's support."
        }
        Trouble::BrokenOff => "Wait a moment: the console tries again by itself. Its log says why.",
    })
}

/// The label of the field on its page.
fn label(field: &FormField) -> &str {
    match field {
        FormField::IntentId => "Intent ID",
        FormField::Profile => "Account",
        FormField::Region => "Region",
        FormField::Cluster => "Cluster ID",
        FormField::Source => "Source RDS Instance",
        FormField::Seen => "What the page showed",
        FormField::Endpoints => dialog::WORDS.endpoints,
        FormField::Binlog => dialog::WORDS.binlog,
        FormField::Confirmation => dialog::WORDS.type_cluster_id,
        FormField::StandingError => dialog::WORDS.the_error,
        FormField::Verdict => "Whether the call ran",
        FormField::Change => "What to do",
        FormField::ReadWriteMode => "Read/write mode",
        FormField::Ending => "When the migration ended",
        FormField::Language => "Language",
        FormField::Target => "The side that DTS jobs point at",
        FormField::ReadingJobs => dts::WORDS.reading_jobs,
        FormField::WritingJobs => dts::WORDS.writing_jobs,
        FormField::Direction => clusters::WORDS.direction,
        FormField::Attention => clusters::WORDS.attention,
        FormField::Order => "Order",
        FormField::Create(field) => (create_form::WORDS.label)(*field),
        FormField::Other(name) => name,
    }
}

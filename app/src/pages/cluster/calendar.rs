//! The deadline of a migration as an iCalendar file (RFC 5545).

use backend::Seat;
use jiff::Timestamp;
use migration::{ClusterRef, Deadline, Migration};

use super::address::is_there;
use crate::error::{ConsoleError, NotFound};
use crate::routes;
use crate::settings::Settings;
use crate::words::{Language, Words};

/// When a calendar reminds of the deadline.
const REMINDERS: [&str; 3] = ["-P7D", "-P1D", "-PT2H"];
/// In bytes, without the line break.
const LONGEST_LINE: usize = 75;

/// `host` is the name the console is reached by.
///
/// # Errors
/// The migration cannot be read, or has no deadline.
pub async fn calendar(
    seat: &Seat,
    settings: &Settings,
    language: Language,
    cluster: &ClusterRef,
    host: &str,
) -> Result<String, ConsoleError> {
    is_there(seat, cluster).await?;
    let now = seat.migration(cluster).await?.value;
    let deadline = now.deadline.ok_or_else(|| NotFound::Deadline(cluster.id.clone()))?;
    let page = format!("http://{host}{}", routes::cluster(cluster));
    let emulated = settings.profile(&cluster.profile).emulator;
    Ok(file(language.words(), emulated, &now, deadline, &page))
}

/// Its times are of the upstream's clock, as in the reading.
fn file(words: &Words, emulated: bool, now: &Migration, deadline: Deadline, page: &str) -> String {
    let say = &words.progress;
    let summary = escaped(&(say.event)(&now.source, &now.cluster));
    let emulated = if emulated { say.emulated_time } else { "" };
    let text = escaped(format!("{} {emulated}", say.event_text).trim_end());
    let at = stamp(deadline.0);
    let made = stamp(now.read_at.unwrap_or(deadline.0));
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Polarshift//Polarshift//EN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}-expires@polarshift", now.cluster),
        format!("DTSTAMP:{made}"),
        format!("DTSTART:{at}"),
        format!("SUMMARY:{summary}"),
        format!("DESCRIPTION:{text}"),
        format!("URL:{page}"),
        "TRANSP:TRANSPARENT".to_owned(),
    ];
    for before in REMINDERS {
        lines.extend([
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            format!("DESCRIPTION:{summary}"),
            format!("TRIGGER:{before}"),
            "END:VALARM".to_owned(),
        ]);
    }
    lines.extend(["END:VEVENT".to_owned(), "END:VCALENDAR".to_owned()]);
    lines.iter().map(|line| folded(line)).collect()
}

fn stamp(time: Timestamp) -> String {
    time.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    text.replace('\n', "\\n").replace('\r', "")
}

/// A long line continues in lines that begin with a space, and no character is split.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LONGEST_LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_letters() {
        let line = format!("SUMMARY:{}", "迁移".repeat(40));
        let folded = folded(&line);
        assert!(folded.ends_with("\r\n"));
        for part in folded.trim_end().split("\r\n") {
            assert!(part.len() <= LONGEST_LINE, "{part}");
        }
        assert_eq!(folded.replace("\r\n ", "").trim_end(), line);
        assert_eq!(super::folded(&"x".repeat(75)), format!("{}\r\n", "x".repeat(75)));
    }

    #[test]
    fn what_has_a_meaning_in_the_file_is_escaped() {
        assert_eq!(escaped("a,b;c\\d\r\ne"), "a\\,b\\;c\\\\d\\ne");
    }
}

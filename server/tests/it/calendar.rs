//! The deadline as a calendar file.

use axum::http::{StatusCode, header};
use jiff::Timestamp;
use migration::{ClusterId, ClusterRef, ProfileName, RegionId};

use crate::stack::{BILLING, Stack};

/// Name, value and nesting of every line, folded lines joined; fails where the file is not one.
fn parse(file: &str) -> Vec<(String, String, String)> {
    assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']), "{file}");
    assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
    let mut inside: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for line in file.replace("\r\n ", "").trim_end().split("\r\n") {
        let (name, value) = line.split_once(':').unwrap();
        match name {
            "BEGIN" => inside.push(value.to_owned()),
            "END" => assert_eq!(inside.pop().as_deref(), Some(value)),
            _ => found.push((inside.join("/"), name.to_owned(), value.to_owned())),
        }
    }
    assert!(inside.is_empty(), "{inside:?}");
    found
}

fn values<'a>(parsed: &'a [(String, String, String)], place: &str, name: &str) -> Vec<&'a str> {
    let wanted = parsed.iter().filter(|(at, of, _)| at == place && of == name);
    wanted.map(|(_, _, value)| value.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_deadline_is_an_event_with_reminders_in_both_languages() {
    let stack = Stack::start().await;
    let cluster = ClusterRef {
        profile: ProfileName::default(),
        region: RegionId::parse("cn-hangzhou").unwrap(),
        id: ClusterId::parse(BILLING).unwrap(),
    };
    let deadline = stack.seat.migration(&cluster).await.unwrap().value.deadline.unwrap().0;
    for (language, word) in [("en", "expires"), ("zh", "到期")] {
        let path = format!("/clusters/{BILLING}/deadline.ics?region=cn-hangzhou&lang={language}");
        let answer = stack.open(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        assert_eq!(answer.header(header::CONTENT_TYPE), "text/calendar; charset=utf-8");
        let name = format!("attachment; filename=\"{BILLING}.ics\"");
        assert_eq!(answer.header(header::CONTENT_DISPOSITION), name);
        let parsed = parse(answer.text());
        assert_eq!(values(&parsed, "VCALENDAR", "VERSION"), ["2.0"]);
        let event = "VCALENDAR/VEVENT";
        let start = values(&parsed, event, "DTSTART")[0];
        let start: Timestamp = jiff::civil::DateTime::strptime("%Y%m%dT%H%M%SZ", start)
            .unwrap()
            .to_zoned(jiff::tz::TimeZone::UTC)
            .unwrap()
            .timestamp();
        assert_eq!(start, deadline);
        assert_eq!(values(&parsed, event, "UID").len(), 1);
        assert_eq!(values(&parsed, event, "DTSTAMP").len(), 1);
        assert!(values(&parsed, event, "SUMMARY")[0].contains(word));
        let page = format!("http://127.0.0.1:3000/clusters/{BILLING}?region=cn-hangzhou");
        assert_eq!(values(&parsed, event, "URL"), [page]);
        let alarm = "VCALENDAR/VEVENT/VALARM";
        assert_eq!(values(&parsed, alarm, "TRIGGER"), ["-P7D", "-P1D", "-PT2H"]);
        assert_eq!(values(&parsed, alarm, "ACTION"), ["DISPLAY"; 3]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_deadline_there_is_a_page_that_says_so() {
    let stack = Stack::start().await;
    let answer =
        stack.open("/clusters/pc-bp1loyalty0000001/deadline.ics?region=cn-hangzhou&lang=en").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let sentence = "The migration of pc-bp1loyalty0000001 has no deadline.";
    assert!(answer.text().contains(sentence), "{}", answer.text());
}

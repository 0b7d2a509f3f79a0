//! The targets, briefly: the seeds, and a few thousand that are spoilt the same way each time.

use std::fmt;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::scenario::Scenario;

/// Spoilt inputs of each target; `FUZZ_CASES` asks for more.
const CASES: u32 = 2_000;
/// What takes the place of a word: ends of ranges, and what a format gives a meaning to.
const WORDS: [&str; 16] = [
    "",
    "0",
    "-1",
    "4294967295",
    "9223372036854775807",
    "-9223372036854775808",
    "1e308",
    "true",
    "%FF%00",
    "\u{ffff}",
    "\u{4e2d}\u{6587}",
    "<&>",
    "\"\\u0000\"",
    "[[{",
    "&=&",
    "-009999-01-02T01:59:59Z",
];

/// One way to spoil a text.
#[derive(Debug, Clone)]
enum Edit {
    Word(Index, &'static str),
    Byte(Index, u8),
    Cut(Index),
    Remove(Index, Index),
    Repeat(Index, Index),
}

/// Something to read, shown as a seed can be written down.
#[derive(Clone)]
struct Input(Vec<u8>);

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "b\"{}\"", self.0.escape_ascii())
    }
}

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<Index>;
    prop_oneof![
        6 => (at(), select(&WORDS[..])).prop_map(|(at, word)| Edit::Word(at, word)),
        2 => (at(), any::<u8>()).prop_map(|(at, byte)| Edit::Byte(at, byte)),
        1 => at().prop_map(Edit::Cut),
        1 => (at(), at()).prop_map(|(from, to)| Edit::Remove(from, to)),
        1 => (at(), at()).prop_map(|(from, to)| Edit::Repeat(from, to)),
    ]
}

fn spoilt(mut bytes: Vec<u8>, edits: &[Edit]) -> Input {
    for edit in edits {
        let range = |from: &Index, to: &Index| {
            let (a, b) = (from.index(bytes.len() + 1), to.index(bytes.len() + 1));
            a.min(b)..a.max(b)
        };
        match edit {
            Edit::Word(at, word) => {
                let range = word_at(&bytes, at.index(bytes.len() + 1));
                bytes.splice(range, word.bytes());
            }
            Edit::Byte(at, byte) => bytes.insert(at.index(bytes.len() + 1), *byte),
            Edit::Cut(at) => bytes.truncate(at.index(bytes.len() + 1)),
            Edit::Remove(from, to) => drop(bytes.drain(range(from, to))),
            Edit::Repeat(from, to) => bytes.extend_from_within(range(from, to)),
        }
    }
    Input(bytes)
}

/// The letters, digits and signs around a place.
fn word_at(bytes: &[u8], at: usize) -> std::ops::Range<usize> {
    let inside = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let before = bytes[..at].iter().rev().take_while(inside).count();
    let after = bytes[at..].iter().take_while(inside).count();
    at - before..at + after
}

fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

fn drive(seeds: Vec<Vec<u8>>, target: fn(&[u8])) {
    seeds.iter().for_each(|seed| target(seed));
    let cases = std::env::var("FUZZ_CASES").map_or(CASES, |text| text.parse().unwrap());
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let dice = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let spoilt = (select(seeds), vec(edit(), 1..6)).prop_map(|(seed, edits)| spoilt(seed, &edits));
    let found = TestRunner::new_with_rng(config, dice).run(&spoilt, |Input(bytes)| {
        target(&bytes);
        Ok(())
    });
    if let Err(found) = found {
        panic!("{found}");
    }
}

#[test]
fn a_request_by_nobody_is_refused_in_a_form_that_clients_can_read() {
    drive(seeds("request"), super::request);
}

#[test]
fn a_scenario_is_refused_with_its_lines_or_everything_in_it_can_be_described_and_saved() {
    let built_in = Scenario::built_in().filter(|scenario| *scenario != Scenario::Fleet1000);
    let texts = built_in.map(|scenario| scenario.text("").unwrap().into_owned().into_bytes());
    drive(seeds("scenario").into_iter().chain(texts).collect(), super::scenario);
}

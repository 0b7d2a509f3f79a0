//! Reads a scenario file row by row, so that all problems are reported at once.

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error, ValueDeserializer};

use super::file::File;
use super::problem::{Problem, Problems, Row};

/// The tables of a file.
const TABLES: [&str; 11] = [
    "choices",
    "progression",
    "account",
    "network",
    "instance",
    "cluster",
    "dts_job",
    "without_service_linked_role",
    "without_dts_role",
    "fleet",
    "saved",
];

/// # Errors
/// All problems that can be found before the rows are put together.
pub fn parse(text: &str) -> Result<File, Problems> {
    let mut reader = Reader { text, problems: Vec::new() };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        reader.note(&error, 0);
    }
    if reader.problems.is_empty() {
        let file = reader.file(table.into_inner());
        if reader.problems.is_empty() {
            return Ok(file);
        }
    }
    Err(Problems::of(reader.problems))
}

struct Reader<'t> {
    text: &'t str,
    problems: Vec<Problem>,
}

impl<'t> Reader<'t> {
    fn file(&mut self, table: DeTable<'t>) -> File {
        let mut file = File::default();
        for (key, value) in table {
            match key.as_ref().as_ref() {
                "choices" => file.choices = self.row(value),
                "progression" => file.progression = self.row(value),
                "dts_job" => file.dts_job = self.rows(value),
                "without_service_linked_role" => {
                    file.without_service_linked_role =
                        self.row(value).is_some_and(|Row { row, .. }| row);
                }
                "without_dts_role" => {
                    file.without_dts_role = self.row(value).is_some_and(|Row { row, .. }| row);
                }
                "account" => file.account = self.rows(value),
                "network" => file.network = self.rows(value),
                "instance" => file.instance = self.rows(value),
                "cluster" => file.cluster = self.rows(value),
                "fleet" => file.fleet = self.row(value),
                "saved" => file.saved = self.row(value),
                unknown => {
                    let known = TABLES.join("`, `");
                    let message = format!("unknown field `{unknown}`, expected one of `{known}`");
                    self.add(key.span().start, message);
                }
            }
        }
        file
    }

    fn rows<T: DeserializeOwned>(&mut self, value: Spanned<DeValue<'t>>) -> Vec<Row<T>> {
        let at = value.span().start;
        match value.into_inner() {
            DeValue::Array(rows) => rows.into_iter().filter_map(|row| self.row(row)).collect(),
            other => {
                let message = format!("a list of tables is expected, not a {}", other.type_str());
                self.add(at, message);
                Vec::new()
            }
        }
    }

    /// One row. A key there is not is noted and left out, so that the next one is found too.
    fn row<T: DeserializeOwned>(&mut self, mut value: Spanned<DeValue<'t>>) -> Option<Row<T>> {
        let start = value.span().start;
        let mut is_whole = true;
        loop {
            match T::deserialize(ValueDeserializer::from(value.clone())) {
                Ok(row) => return is_whole.then(|| Row { line: self.line(start), row }),
                Err(error) => {
                    self.note(&error, start);
                    is_whole = false;
                    if !leave_out(value.get_mut(), &error) {
                        return None;
                    }
                }
            }
        }
    }

    fn note(&mut self, error: &Error, start: usize) {
        let at = error.span().map_or(start, |span| span.start);
        self.add(at, error.message().to_owned());
    }

    fn add(&mut self, at: usize, message: String) {
        self.problems.push(Problem { line: self.line(at), message });
    }

    fn line(&self, at: usize) -> usize {
        1 + self.text.bytes().take(at).filter(|byte| *byte == b'\n').count()
    }
}

/// Takes the key that an error is about out of a row, at any depth.
fn leave_out(value: &mut DeValue<'_>, error: &Error) -> bool {
    let (DeValue::Table(table), Some(span)) = (value, error.span()) else { return false };
    let key = table.keys().find(|key| key.span() == span).cloned();
    match key {
        Some(key) => table.remove(&key).is_some(),
        None => {
            table.iter_mut().map(|(_, value)| value).any(|value| leave_out(value.get_mut(), error))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn problems(text: &str) -> Vec<(usize, String)> {
        let problems = parse(text).unwrap_err();
        problems.0.into_iter().map(|problem| (problem.line, problem.message)).collect()
    }

    #[test]
    fn every_misspelt_key_is_named_with_its_line_and_the_known_ones() {
        let found = problems(
            "[[network]]\nregion = \"cn-hangzhou\"\nzome = \"a\"\nvcp = \"b\"\n\n[[netwrok]]\n[[cluster]]\nage = 3\n",
        );
        let has = |line: usize, words: &str| {
            let is_it = |(at, text): &(usize, String)| *at == line && text.contains(words);
            assert!(found.iter().any(is_it), "line {line}, {words}: {found:?}");
        };
        has(3, "unknown field `zome`, expected one of `account`, `region`");
        has(4, "unknown field `vcp`");
        has(1, "missing field `zone`");
        has(6, "unknown field `netwrok`, expected one of `choices`, `progression`");
        has(8, "unknown field `age`");
    }

    #[test]
    fn missing_keys_and_wrong_types_have_a_line_too() {
        let found = problems("[[network]]\nregion = 5\n\n\n[[network]]\nregion = \"r\"\n");
        assert!(found[0].0 == 2 && found[0].1.contains("expected a string"), "{found:?}");
        assert!(found[1].0 == 5 && found[1].1.contains("missing field `zone`"), "{found:?}");
    }

    #[test]
    fn text_that_is_no_toml_is_refused_with_the_line() {
        assert_eq!(problems("\n[[network]\n")[0].0, 2);
        assert_eq!(problems("network = 3")[0].1, "a list of tables is expected, not a integer");
    }
}

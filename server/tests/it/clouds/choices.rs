//! The choices of the emulator, as factors of combinations. They come from its own table, so none can be forgotten.

use serde_json::{Map, Value, json};
use testkit::{Cloud, pairwise};

use super::journey::whole_migration;
use super::variant::Variant;

/// Values of choices that take any number.
const NUMBERS: [(&str, &[u16]); 2] =
    [("deadline_days", &[30, 7]), ("migrations_per_source", &[1, 2])];
/// Values that are left out, and why.
const LEFT_OUT: [(&str, &str, &str); 1] = [(
    "signature_time",
    "emulated",
    "a console signs by its own clock, which is hours behind the time that these runs move",
)];

/// One choice.
#[derive(Debug, Clone)]
pub struct Choice {
    pub name: String,
    /// The default one first.
    pub values: Vec<Value>,
}

/// One cloud, in one variant.
#[derive(Debug, Clone)]
pub struct Combination {
    pub variant: Variant,
    /// Those that are not as they are by default.
    pub choices: Value,
}

impl Combination {
    /// What does not hold there, after a line that says which cloud it is.
    pub async fn tried(&self) -> Vec<String> {
        let Self { variant, choices } = self;
        let faults = whole_migration(choices.clone(), *variant).await;
        let mut lines: Vec<_> = faults.into_iter().map(|fault| format!("  {fault}")).collect();
        if !lines.is_empty() {
            lines.insert(0, format!("{variant:?} {choices}"));
        }
        lines
    }
}

/// Every choice of an emulator.
pub async fn all() -> Vec<Choice> {
    let cloud = Cloud::demo().await;
    let mut table = cloud.get("choices/table").await;
    let rows: Vec<Value> = serde_json::from_value(table["choices"].take()).unwrap();
    rows.iter().map(read).collect()
}

fn read(row: &Value) -> Choice {
    let name = row["name"].as_str().unwrap().to_owned();
    let words = row["values"].as_array().unwrap().iter();
    let words: Vec<_> = words.map(|value| value["value"].as_str().unwrap()).collect();
    let numbers = NUMBERS.iter().find(|(number, _)| *number == name);
    let mut values: Vec<Value> = match numbers {
        Some((_, numbers)) => numbers.iter().map(|number| json!(number)).collect(),
        None => words.iter().map(|word| value_of(word)).collect(),
    };
    let is_left_out =
        |value: &Value| LEFT_OUT.iter().any(|(of, word, _)| *of == name && *value == *word);
    values.retain(|value| !is_left_out(value));
    let default = value_of(row["default"].as_str().unwrap());
    let at = values.iter().position(|value| *value == default);
    let at = at.unwrap_or_else(|| panic!("{name} is a number: give values for it in NUMBERS"));
    values.swap(0, at);
    Choice { name, values }
}

fn value_of(word: &str) -> Value {
    serde_json::from_str(word).unwrap_or_else(|_| json!(word))
}

/// Combinations in which every two values meet, and every value each variant.
pub async fn combinations() -> Vec<Combination> {
    let choices = all().await;
    for (name, ..) in LEFT_OUT {
        assert!(choices.iter().any(|choice| choice.name == name), "there is no choice {name}");
    }
    let mut sizes = vec![Variant::ALL.len()];
    sizes.extend(choices.iter().map(|choice| choice.values.len()));
    let rows = pairwise(&sizes).into_iter();
    rows.map(|row| Combination {
        variant: Variant::ALL[row[0]],
        choices: chosen(&choices, &row[1..]),
    })
    .collect()
}

fn chosen(choices: &[Choice], row: &[usize]) -> Value {
    let others = choices.iter().zip(row).filter(|(_, at)| **at > 0);
    let others = others.map(|(choice, at)| (choice.name.clone(), choice.values[*at].clone()));
    Value::Object(Map::from_iter(others))
}

#[tokio::test]
async fn every_value_of_every_choice_is_in_a_combination_with_each_variant() {
    let (choices, combinations) = (all().await, combinations().await);
    assert!(
        combinations.len() <= 32,
        "{} are more than `make test` has time for",
        combinations.len()
    );
    for Choice { name, values } in choices {
        for (value, variant) in
            values.iter().flat_map(|it| Variant::ALL.map(|variant| (it, variant)))
        {
            let has = |it: &Combination| it.choices.get(&name).unwrap_or(&values[0]) == value;
            let found = combinations.iter().any(|it| it.variant == variant && has(it));
            assert!(found, "{name}={value} is not tried with {variant:?}");
        }
    }
}

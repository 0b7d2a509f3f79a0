//! The table of choices in the documentation.

use super::choices::{Choices, Switch};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/emulator/choices.md");

const HEAD: &str = "\
# Choices the documents leave open

The vendor's documents are silent or contradict each other about the following. Each question is a switch with a default.
A scenario sets them in its `[choices]` table; a running emulator shows them at `GET /_emulator/choices` and changes some
of them at once:

```sh
curl http://127.0.0.1:3100/_emulator/choices -d '{\"switch_gate\":\"off\",\"deadline_days\":7}'
```

They are saved with the state; `GET /_emulator/choices/table` lists this table as JSON. A reset brings those of the scenario back.

<!-- Generated from crates/emulator/src/choices/choices.rs: UPDATE_DOCS=1 cargo test -p emulator choices -->

| question | switch | values, the default first |
| --- | --- | --- |
";

fn row(switch: &Switch) -> String {
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for known in &switch.values {
        let value = format!("`{}`: {}", known.value, known.meaning);
        if known.value == switch.default { first.push(value) } else { rest.push(value) }
    }
    if first.is_empty() {
        first.push(format!("`{}`", switch.default));
    }
    first.append(&mut rest);
    format!("| {} | `{}` | {} |\n", switch.question, switch.name, first.join("; "))
}

fn page() -> String {
    let rows: String = Choices::switches().iter().map(row).collect();
    format!("{HEAD}{rows}")
}

#[test]
fn the_page_about_choices_is_what_the_table_says() {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::create_dir_all(std::path::Path::new(PAGE).parent().unwrap()).unwrap();
        std::fs::write(PAGE, page()).unwrap();
    }
    let written = std::fs::read_to_string(PAGE).unwrap_or_default();
    assert!(
        written == page(),
        "docs/emulator/choices.md is out of date: UPDATE_DOCS=1 cargo test -p emulator choices"
    );
}

#[test]
fn every_default_is_one_of_the_values() {
    for switch in Choices::switches() {
        let named = switch.values.iter().any(|known| known.value == switch.default);
        assert!(named || switch.default.parse::<u16>().is_ok(), "{}", switch.name);
        assert!(!switch.question.is_empty());
    }
}

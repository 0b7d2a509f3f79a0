use super::*;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Row {
    id: String,
    value: u32,
}

impl Keyed for Row {
    fn id(&self) -> &str {
        &self.id
    }
}

fn row(id: &str, value: u32) -> Row {
    Row { id: id.into(), value }
}

fn table() -> Table<Row> {
    ["a", "b", "c"].iter().map(|id| row(id, 0)).collect()
}

fn text(change: Option<RowsChange>) -> String {
    change.map(|change| serde_json::to_string(&change).unwrap()).unwrap_or_default()
}

#[test]
fn a_table_that_was_never_saved_is_saved_whole_and_then_only_what_was_touched() {
    let mut table = table();
    assert!(
        text(table.take_change(false).unwrap()).starts_with(r#"{"replaces":true,"rows":[[0,{"#)
    );
    assert_eq!(text(table.take_change(false).unwrap()), "");
    table.get_mut("b").unwrap().value = 7;
    table.get_mut("b").unwrap().value = 8;
    assert_eq!(text(table.take_change(false).unwrap()), r#"{"rows":[[1,{"id":"b","value":8}]]}"#);
}

#[test]
fn a_removed_row_leaves_the_others_where_they_were() {
    let mut table = table();
    table.take_change(false).unwrap();
    assert_eq!(table.remove("b"), Some(row("b", 0)));
    assert_eq!(table.remove("b"), None);
    assert!(table.add(row("d", 1)) && !table.add(row("d", 2)));
    assert_eq!(
        text(table.take_change(false).unwrap()),
        r#"{"rows":[[1,null],[3,{"id":"d","value":1}]]}"#
    );
    let left: Vec<_> = table.iter().map(Keyed::id).collect();
    assert_eq!((left, table.len()), (vec!["a", "c", "d"], 3));
}

#[test]
fn changes_in_order_add_up_to_the_table() {
    let (mut table, mut saved) = (table(), SavedRows::new());
    let save = |table: &mut Table<Row>, saved: &mut SavedRows, whole| {
        if let Some(change) = table.take_change(whole).unwrap() {
            change.apply(saved);
        }
        let mut loaded = Table::<Row>::default();
        loaded.load(saved.clone()).unwrap();
        assert!(loaded.iter().eq(table.iter()));
        assert!(table.iter().all(|row| loaded.get(&row.id) == Some(row)));
        assert_eq!(text(loaded.take_change(false).unwrap()), "");
    };
    save(&mut table, &mut saved, false);
    table.remove("a");
    table.add(row("d", 4));
    save(&mut table, &mut saved, false);
    table.get_mut("d").unwrap().value = 5;
    save(&mut table, &mut saved, true);
    // Another table in its place, as after a reset, replaces every row.
    table = std::iter::once(row("z", 1)).collect();
    save(&mut table, &mut saved, false);
    let copy = table.clone();
    table = copy;
    assert!(text(table.take_change(false).unwrap()).contains("replaces"));
}

#[test]
fn hidden_rows_are_left_out_of_the_serialized_form() {
    let mut table = table();
    let whole = serde_json::to_string(&table).unwrap();
    let read: Table<Row> = serde_json::from_str(&whole).unwrap();
    assert!(read.iter().eq(table.iter()));
    table.hide(true);
    assert_eq!(serde_json::to_string(&table).unwrap(), "[]");
    table.hide(false);
    assert_eq!(serde_json::to_string(&table).unwrap(), whole);
}

#[test]
fn rows_are_found_and_in_order_however_many_were_removed() {
    let mut table = Table::default();
    for number in 0..500 {
        assert!(table.add(row(&number.to_string(), number)));
    }
    table.take_change(false).unwrap();
    for number in (0..500).filter(|number| number % 7 != 0) {
        assert_eq!(table.remove(&number.to_string()), Some(row(&number.to_string(), number)));
    }
    assert!(table.slots.len() < 250, "holes are given back: {}", table.slots.len());
    assert!(table.iter().map(|row| row.value).eq((0..500).step_by(7)));
    assert!((0..500).step_by(7).all(|number| table.get(&number.to_string()).is_some()));
    assert!(text(table.take_change(false).unwrap()).contains("replaces"));
    assert!(table.add(row("1", 1)), "an id is free again");
    assert_eq!(table.iter().next_back(), Some(&row("1", 1)));
}

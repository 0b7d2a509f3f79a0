//! What is shown while switching and rolling back.

use super::*;

/// A demo in which one cluster is switching and another rolls back.
async fn turning(choices: Value) -> [Value; 2] {
    let emulator = with(choices).await;
    let (id, source) = (PAYMENTS, "rm-bp1payments000001");
    emulator.switch(id, source, source, &[]).await.ok();
    [emulator.migration(CHECKOUT).await, emulator.migration(id).await]
}

#[tokio::test]
async fn modes_while_switching_are_read_only_or_as_before() {
    for (word, modes) in
        [("both_read_only", [["ro", "ro"]; 2]), ("before", [["rw", "ro"], ["ro", "rw"]])]
    {
        let seen = turning(json!({ "modes_while_switching": word })).await.map(|migration| {
            ["RdsReadWriteMode", "DBClusterReadWriteMode"]
                .map(|field| migration[field].as_str().unwrap().to_owned())
        });
        assert_eq!(seen, modes, "{word}");
    }
}

#[tokio::test]
async fn the_direction_while_switching_is_old_new_or_absent() {
    for (word, directions) in [
        ("old", ["RDS2POLARDB", "POLARDB2RDS"]),
        ("new", ["POLARDB2RDS", "RDS2POLARDB"]),
        ("absent", ["", ""]),
    ] {
        let seen = turning(json!({ "direction_while_switching": word })).await;
        assert_eq!(seen.map(|migration| migration["Topologies"].clone()), directions, "{word}");
    }
}

#[tokio::test]
async fn the_delay_while_switching_is_zero_or_unknown() {
    for (word, delay) in [("zero", 0), ("unknown", -1)] {
        let seen = turning(json!({ "delay_while_switching": word })).await;
        assert_eq!(seen.map(|migration| migration["DelayedSeconds"].clone()), [delay, delay]);
    }
}

//! RDS DescribeParameters: the settings that a migration depends on, and a few usual ones.

use serde_json::{Value, json};

use crate::api_error::ApiError;
use crate::operations::shared::Job;
use crate::world::Instance;

pub fn run(job: &mut Job<'_>) -> Result<Value, ApiError> {
    let instance = job.instance()?;
    let rows: Vec<_> = parameters(instance)
        .into_iter()
        .map(|(name, value, about)| {
            json!({
                "ParameterName": name, "ParameterValue": value, "ParameterDescription": about,
            })
        })
        .collect();
    Ok(json!({
        "Engine": instance.engine,
        "EngineVersion": instance.engine_version,
        "RunningParameters": { "DBInstanceParameter": rows },
        "ConfigParameters": { "DBInstanceParameter": [] },
    }))
}

/// Name, value and what it is about.
fn parameters(instance: &Instance) -> Vec<(&'static str, String, &'static str)> {
    let buffer_pool = u64::from(instance.memory_mb) * (1 << 20) * 3 / 4;
    let retention = match &*instance.engine_version {
        "8.0" => ("binlog_expire_logs_seconds", "604800", "Seconds binary logs are kept."),
        _ => ("expire_logs_days", "7", "Days binary logs are kept."),
    };
    [
        ("binlog_format", "ROW".to_owned(), "Format of the binary log."),
        (
            "binlog_row_image",
            instance.facts.binlog_row_image.as_str().to_owned(),
            "Columns of a row in the binary log.",
        ),
        ("character_set_server", "utf8mb4".to_owned(), "Default character set."),
        (retention.0, retention.1.to_owned(), retention.2),
        ("innodb_buffer_pool_size", buffer_pool.to_string(), "Bytes of the buffer pool."),
        ("innodb_flush_log_at_trx_commit", "1".to_owned(), "When the redo log is flushed."),
        ("lower_case_table_names", "1".to_owned(), "How table names are compared."),
        ("max_connections", (instance.cpu * 1000).to_string(), "The most connections at once."),
        ("sync_binlog", "1".to_owned(), "When the binary log is synchronized."),
        ("time_zone", "SYSTEM".to_owned(), "The server's time zone."),
        ("wait_timeout", "86400".to_owned(), "Seconds an idle connection is kept."),
    ]
    .into()
}

//! The migration evaluation, in English.

use migration::{CheckResult, EvaluationNotice, PrecheckItem as Item};

use crate::words::EvaluationWords;
use crate::words::time::Left;

pub const WORDS: EvaluationWords = EvaluationWords {
    title: "Migration Evaluation",
    none_yet: "This source has not been evaluated, or the report is more than 7 days old. An evaluation has no effect on the business.",
    begin: "Start Evaluation",
    again: "Re-evaluate",
    running: "The evaluation is running.",
    passed: "Every check passed.",
    failed: |checks| match checks {
        1 => "1 check failed.".to_owned(),
        many => format!("{many} checks failed."),
    },
    not_understood: "The answer is not understood here. It is shown as it came, and nothing in it counts as passed.",
    raw: "Answer as it came",
    age: |seconds| match Left::of(seconds) {
        Left::Passed | Left::LessThanAMinute => "Evaluated less than a minute ago.".to_owned(),
        Left::Minutes(minutes) => format!("Evaluated {minutes} min ago."),
        Left::Hours(hours, minutes) => format!("Evaluated {hours} h {minutes} min ago."),
        Left::Days(days, hours) => format!("Evaluated {days} d {hours} h ago."),
    },
    valid_until: "The report is kept until",
    expired: "A report lives 7 days, and this one is older. Evaluate again.",
    for_target: |version| format!("For the target version {version}."),
    for_other_target: |version, chosen| {
        format!(
            "This report is for the target version {version}, and {chosen} is chosen. Evaluate again."
        )
    },
    not_read: |why| {
        format!(
            "The evaluation cannot be read: {why}. It is not offered in every region; the cluster can be created without."
        )
    },
    check: "Check",
    result_head: "Result",
    remedy_head: "What to do",
    group: str::to_owned,
    item,
    result: |result| match result {
        CheckResult::Passed => "Passed".to_owned(),
        CheckResult::Failed => "Failed".to_owned(),
        CheckResult::Existing => "Existing".to_owned(),
        CheckResult::Unrecognised(word) if word.is_empty() => "No result".to_owned(),
        CheckResult::Unrecognised(word) => word.clone(),
    },
    remedy,
    no_remedy: "No remedy is known here. Give the text to the vendor's support.",
    role_missing: "The account has no service-linked role AliyunServiceRoleForPolarDB. A creation would fail its precheck.",
    create_role: "Create Service-linked Role",
    notice: |notice| match notice {
        EvaluationNotice::NotEvaluated => "The source has not been evaluated for this target.",
        EvaluationNotice::Running => "The evaluation is still running.",
        EvaluationNotice::Failed => {
            "The last evaluation failed. A migration that is created now stops at the same checks."
        }
        EvaluationNotice::Unclear => {
            "The last evaluation is not understood, so it does not count as passed."
        }
        EvaluationNotice::Expired => {
            "The evaluation report has expired: it was valid for 7 days. Evaluate again, because the source may have changed."
        }
        EvaluationNotice::AgeUnknown => {
            "The evaluation report does not say when it was made, and a report is valid for 7 days. Evaluate again."
        }
    },
};

fn item(item: Item) -> &'static str {
    match item {
        Item::RunningStatus => "Source Instance Running Status",
        Item::ReadWriteStatus => "Source Instance Read/Write Status",
        Item::AccountMode => "Source Instance Account Mode",
        Item::ServiceLinkedRole => "Service-linked Role for PolarDB",
        Item::DtsRole => "DTS Permissions",
        Item::Empty => "Whether Source Instance is Empty",
        Item::TableEngine => "Source Instance Table Engine Verification",
        Item::Trigger => "Source Instance Trigger Verification",
        Item::PrimaryKey => "Verification for Non-primary-key Tables in Source Instance",
        Item::BinaryLog => "Source Instance Binary Log Verification",
        Item::RootAccount => "Source Instance Root Account Verification",
        Item::Event => "Event Check",
    }
}

fn remedy(item: Item) -> &'static str {
    match item {
        Item::RunningStatus => "Wait until the source is Running, or start it.",
        Item::ReadWriteStatus => {
            "Unlock the source, so that it is Running and accepts writes: free storage, or renew it."
        }
        Item::AccountMode => {
            "Create a privileged account on the source, or change its connection mode to high performance."
        }
        Item::ServiceLinkedRole => {
            "Create the role AliyunServiceRoleForPolarDB: with the button here, in the RAM console, or with CreateServiceLinkedRole."
        }
        Item::DtsRole => {
            "Authorize DTS: create the role AliyunDTSDefaultRole with the policy AliyunDTSRolePolicy, trusted by dts.aliyuncs.com."
        }
        Item::Empty => "Create a database on the source.",
        Item::TableEngine => {
            "Convert the tables to InnoDB or X-Engine: ALTER TABLE name ENGINE=InnoDB."
        }
        Item::Trigger => {
            "Drop the triggers on the source: SHOW TRIGGERS, then DROP TRIGGER for each. Make them again on the cluster after the migration."
        }
        Item::PrimaryKey => {
            "Add a primary key to each such table. Or accept that rows may be copied twice, and skip this error with Continue Migration when it appears."
        }
        Item::BinaryLog => {
            "Set binlog_row_image to full on the source, and keep binary logs for 7 days or more."
        }
        Item::RootAccount => {
            "Delete the wrong one of both accounts: keep root on MySQL 5.6, and aliyun_root on 5.7 and 8.0."
        }
        Item::Event => {
            "Events are not migrated. Make them again on the cluster by hand; this does not stop the migration."
        }
    }
}

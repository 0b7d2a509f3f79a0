//! The calls of a page, as commands to copy, in English.

use crate::words::CommandsWords;

pub const WORDS: CommandsWords = CommandsWords {
    asked: "What this page asked",
    will_be_sent: "What will be sent",
    was_sent: "What was sent",
    past_the_checks: "Sent by hand, a call passes neither the checks nor the journal of this console.",
    account: |name, tools| match tools {
        Some(tools) => format!(
            "These are calls of the account {name}. The CLI is told to use its profile {tools}, which aliyun configure --profile {tools} sets up."
        ),
        None => format!(
            "These are calls of the account {name}. Make sure that the keys of your machine are that account's."
        ),
    },
    keys: "No key is shown. The CLI and the SDK use those set up on your machine; the curl script signs with ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, which your shell has to export.",
    cli: "Alibaba Cloud CLI",
    copy: "Copy",
    copied: "Copied",
    request_id: "RequestId",
};

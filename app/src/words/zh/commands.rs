//! The calls of a page, as commands to copy, in Chinese.

use crate::words::CommandsWords;

pub const WORDS: CommandsWords = CommandsWords {
    asked: "本页面发出的调用",
    will_be_sent: "将要发送的调用",
    was_sent: "已发送的调用",
    past_the_checks: "手动发送的调用不经过本控制台的检查，也不记入操作日志。",
    account: |name, tools| match tools {
        Some(tools) => format!(
            "以下是账号{name}的调用。命令已指定阿里云CLI的凭证配置{tools}，可通过aliyun configure --profile {tools}创建。"
        ),
        None => format!("以下是账号{name}的调用，请确认您本机上的凭证属于该账号。"),
    },
    keys: "此处不显示任何密钥。CLI和SDK使用您本机上配置的凭证；curl脚本使用Shell中导出的ALIBABA_CLOUD_ACCESS_KEY_ID和ALIBABA_CLOUD_ACCESS_KEY_SECRET进行签名。",
    cli: "阿里云CLI",
    copy: "复制",
    copied: "已复制",
    request_id: "RequestId",
};

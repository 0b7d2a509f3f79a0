//! Pages that have no answer, in Chinese.

use backend::{AccessDenied, ReadError, Trouble};

use super::{clusters, create_form, dialog, dts, rules};
use crate::error::{
    BadRequest, Conflict, ConsoleError, Forbidden, FormField, NotFound, NotRecorded,
    is_about_a_token,
};
use crate::words::ErrorWords;

pub const WORDS: ErrorWords = ErrorWords {
    heading: |error| match error {
        ConsoleError::BadRequest(_) => "请求无效",
        ConsoleError::NotFound(_) => "未找到",
        ConsoleError::Forbidden(_) => "已拒绝",
        ConsoleError::Conflict(_) => "现在不能执行",
        ConsoleError::FormReused { .. } => "该表单已提交过",
        ConsoleError::TooLarge => "请求过大",
        ConsoleError::TooManyStreams => "现在不能执行",
        ConsoleError::Upstream(error) | ConsoleError::Undecidable(error) => match error.trouble {
            Trouble::UnknownProfile => "请求无效",
            Trouble::Throttled => "调用过于频繁",
            Trouble::Forbidden => "没有权限",
            Trouble::NotFound
            | Trouble::Credentials
            | Trouble::ClockSkew
            | Trouble::Unreachable
            | Trouble::NoAnswer
            | Trouble::Refused
            | Trouble::Cloud
            | Trouble::Malformed => "云端没有给出可用的应答",
            Trouble::BrokenOff => "控制台出错",
        },
        ConsoleError::NotRecorded(_) => "没有发送任何内容",
        ConsoleError::JournalUnreadable => "操作日志无法读取",
        ConsoleError::Offline | ConsoleError::Internal => "控制台出错",
    },
    sentence,
    remedy,
    read_error,
    not_found: "未找到",
    code: "错误码：",
    request_id: "RequestId：",
    first_post: "查看第一次提交的结果",
    open_again: "重新打开表单",
    reload: "重新打开页面",
    all_clusters: "全部集群",
};

/// The kind of trouble in Chinese, then the original message of the cloud or the network.
fn read_error(error: &ReadError) -> String {
    let what = match error.trouble {
        Trouble::UnknownProfile => return "此控制台没有该账号".to_owned(),
        Trouble::NotFound => "未找到",
        Trouble::Throttled => "请求被限流",
        Trouble::Forbidden => "没有权限",
        Trouble::Credentials => "访问密钥未被接受",
        Trouble::ClockSkew => "服务器时钟不准",
        Trouble::Unreachable => "无法连接",
        Trouble::NoAnswer => "没有应答",
        Trouble::Refused => "请求被云端拒绝",
        Trouble::Cloud => "云端出错",
        Trouble::Malformed => "无法理解云端的应答",
        Trouble::BrokenOff => return "控制台内部出错，读取中断".to_owned(),
    };
    let denied = error.denied.as_ref().map(|denied| format!("：{}", permission(denied)));
    format!("{what}（{}）{}", error.message, denied.unwrap_or_default())
}

/// The permission that is missing, in the vendor's words.
fn permission(denied: &AccessDenied) -> String {
    let action = match denied.action.as_str() {
        "" => "该操作".to_owned(),
        action => format!("操作{action}"),
    };
    let said = if denied.is_explicit() {
        format!("{action}被权限策略显式拒绝")
    } else {
        format!("没有权限策略允许{action}")
    };
    let kind =
        (!denied.policy_type.is_empty()).then(|| format!("策略类型：{}", denied.policy_type));
    let who = [&*denied.principal_type, &*denied.principal].join(" ");
    let who = (!denied.principal.is_empty()).then(|| format!("访问身份：{}", who.trim()));
    match [kind, who].into_iter().flatten().collect::<Vec<_>>().join("，") {
        more if more.is_empty() => said,
        more => format!("{said}（{more}）"),
    }
}

fn sentence(error: &ConsoleError) -> String {
    match error {
        ConsoleError::BadRequest(what) => bad_request(what),
        ConsoleError::NotFound(what) => not_found(what),
        ConsoleError::Forbidden(Forbidden::ForeignName) => {
            "控制台只以本机的名称提供服务：localhost、127.0.0.1和[::1]。".to_owned()
        }
        ConsoleError::Forbidden(Forbidden::Forwarded) => {
            "该请求经过了代理。控制台没有登录功能，能访问该代理的人都可以用账号的密钥执行操作。请改用SSH隧道连接控制台所在的机器：ssh -L 3000:127.0.0.1:3000 HOST。".to_owned()
        }
        ConsoleError::Forbidden(Forbidden::ForeignRead) => {
            "其他网站的页面可以链接到控制台，但不能加载其中的内容。".to_owned()
        }
        ConsoleError::Forbidden(Forbidden::ForeignPost) => {
            "没有发送任何内容：该请求来自其他网站的页面。".to_owned()
        }
        ConsoleError::Conflict(Conflict::IntentSettled) => "该操作已有结论。".to_owned(),
        ConsoleError::Conflict(Conflict::TooEarlyToDecide) => {
            "现在判定为时尚早：继续读取迁移信息仍可能得知该调用的结果。".to_owned()
        }
        ConsoleError::Conflict(Conflict::UnseenNotConfirmed) => {
            "目前无法读取迁移信息。如需在不读取的情况下判定，请返回并输入表单要求的ID。".to_owned()
        }
        ConsoleError::Conflict(Conflict::IntentUnread) => {
            "当前版本无法读取操作日志中的该操作。".to_owned()
        }
        ConsoleError::Conflict(Conflict::PostedBySomebodyElse) => {
            "本次提交没有发送任何内容：该表单此前已由他人提交过。".to_owned()
        }
        ConsoleError::FormReused { .. } => {
            "本次提交没有发送任何内容：该表单此前已用其他内容提交过。".to_owned()
        }
        ConsoleError::TooManyStreams => "同时实时跟踪迁移的页面过多。".to_owned(),
        ConsoleError::TooLarge => "该请求超过了此控制台任何表单的大小。".to_owned(),
        ConsoleError::Upstream(error) => format!("{}。", read_error(error)),
        ConsoleError::Undecidable(error) => {
            format!("现在无法读取迁移信息，因此无法判定：{}。", read_error(error))
        }
        ConsoleError::NotRecorded(NotRecorded::Journal) => {
            "本次提交没有发送任何内容：操作日志无法写入。".to_owned()
        }
        ConsoleError::NotRecorded(NotRecorded::ShuttingDown) => {
            "本次提交没有发送任何内容：服务器正在停止。".to_owned()
        }
        ConsoleError::JournalUnreadable => {
            "操作日志无法读取，因此不知道从此处发送过什么。".to_owned()
        }
        ConsoleError::Offline => "无法连接控制台的服务器。".to_owned(),
        ConsoleError::Internal => "控制台出错，不能确定是否发送过内容。".to_owned(),
    }
}

fn bad_request(what: &BadRequest) -> String {
    match what {
        BadRequest::Id(invalid) => format!("{}。", (rules::WORDS.invalid_id)(invalid)),
        BadRequest::IntentId => "表单没有有效的操作ID，请重新打开对话框。".to_owned(),
        BadRequest::Check(word) => format!("“{word}”不是检查项。"),
        BadRequest::PageNumber => "页码不是数字。".to_owned(),
        BadRequest::NoSuchChoice { field, value } => {
            format!("列表的“{}”没有选项“{value}”。", label(field))
        }
        BadRequest::Choice(field) => {
            format!("本次提交没有发送任何内容：“{}”的值不在可选范围内。", label(field))
        }
        BadRequest::Field { field, .. } => {
            format!("本次提交没有发送任何内容：“{}”缺失或无法读取。", label(field))
        }
        BadRequest::Unreadable => "本次提交没有发送任何内容：表单无法读取。".to_owned(),
        BadRequest::NotWhole => "表单没有完整送达。".to_owned(),
        BadRequest::NotInTime => "表单没有及时送达。".to_owned(),
        BadRequest::NotText => "表单无法读取：不是UTF-8文本。".to_owned(),
        BadRequest::OnlyForForms => "该地址只接收控制台表单的内容，不能直接打开。".to_owned(),
        BadRequest::OrderForUnknownProfile(profile) => {
            format!("本次提交没有发送任何内容：此控制台没有账号{profile}。")
        }
        BadRequest::WrongParameters => {
            "本次提交没有发送任何内容：表单的内容不属于该操作。".to_owned()
        }
    }
}

fn not_found(what: &NotFound) -> String {
    match what {
        NotFound::Page => "该地址没有页面。".to_owned(),
        NotFound::Cluster { id, region } => format!("{region}中没有ID为{id}的集群。"),
        NotFound::ClusterAnywhere(id) => format!("所有地域中都没有ID为{id}的集群。"),
        NotFound::ClusterElsewhere { id, is, asked } => format!("{id}位于{is}，不在{asked}。"),
        NotFound::Region(region) => format!("没有地域{region}。"),
        NotFound::Deadline(id) => format!("{id}的迁移没有到期时间。"),
        NotFound::Intent => "操作日志中没有该操作。".to_owned(),
        NotFound::Upstream(error) => format!("{}。", read_error(error)),
    }
}

fn remedy(error: &ConsoleError) -> Option<&'static str> {
    let (ConsoleError::Upstream(error) | ConsoleError::Undecidable(error)) = error else {
        return None;
    };
    Some(match error.trouble {
        Trouble::Throttled => "请稍候再打开此页面。",
        Trouble::Forbidden if error.denied.as_ref().is_some_and(|it| it.is_explicit()) => {
            "请联系管理员修改该权限策略：显式拒绝优先于任何允许。"
        }
        Trouble::Forbidden => {
            "请申请RAM权限polardb:Describe*以及各迁移操作的权限。官方文档中polardb:与Polardb:、DBCluster与Dbcluster两种写法都有；RAM匹配时不区分大小写。"
        }
        Trouble::Credentials if is_about_a_token(error) => {
            "请在服务器读取凭证的位置更新临时凭证，然后重启服务器：服务器只在启动时读取凭证。"
        }
        Trouble::Credentials => "请检查服务器配置中的访问密钥：polarshift check会指出问题所在。",
        Trouble::ClockSkew => "服务器时钟偏差超过15分钟。请校正后再打开此页面。",
        Trouble::Unreachable => "请检查网络和上游地址：polarshift check会尝试一次调用。",
        Trouble::UnknownProfile => "请从列表打开集群：该地址所指的账号在此服务器上没有凭证。",
        Trouble::NotFound
        | Trouble::NoAnswer
        | Trouble::Refused
        | Trouble::Cloud
        | Trouble::Malformed => "请重新打开此页面。如果问题仍然存在，请向厂商支持提供RequestId。",
        Trouble::BrokenOff => "请稍候，控制台会自动重试。原因见控制台日志。",
    })
}

/// The label of the field on its page.
fn label(field: &FormField) -> &str {
    match field {
        FormField::IntentId => "操作ID",
        FormField::Profile => "账号",
        FormField::Region => "地域",
        FormField::Cluster => "集群ID",
        FormField::Source => "源RDS实例",
        FormField::Seen => "页面显示的状态",
        FormField::Endpoints => dialog::WORDS.endpoints,
        FormField::Binlog => dialog::WORDS.binlog,
        FormField::Confirmation => dialog::WORDS.type_cluster_id,
        FormField::StandingError => dialog::WORDS.the_error,
        FormField::Verdict => "调用是否已执行",
        FormField::Change => "要执行的操作",
        FormField::ReadWriteMode => "读写模式",
        FormField::Ending => "迁移结束的时间",
        FormField::Language => "语言",
        FormField::Target => "DTS任务指向的一侧",
        FormField::ReadingJobs => dts::WORDS.reading_jobs,
        FormField::WritingJobs => dts::WORDS.writing_jobs,
        FormField::Direction => clusters::WORDS.direction,
        FormField::Attention => clusters::WORDS.attention,
        FormField::Order => "排序",
        FormField::Create(field) => (create_form::WORDS.label)(*field),
        FormField::Other(name) => name,
    }
}

//! What the rules refuse, what they find wrong, and what they find changed, in Chinese.

use migration::{
    ChangeDifference, ChangeRefusal, ClusterPart, Difference, InvalidId, MAX_CLUSTER_ENDPOINTS,
    MAX_PAIRS, POLARDB_PORTS, PairFault, ReadWriteMode, Refusal, SWITCH_DELAY_LIMIT_SECONDS,
};

use super::terms;
use crate::words::RuleWords;

pub const WORDS: RuleWords =
    RuleWords { invalid_id, refusal, difference, pair_fault, change_refusal, change_difference };

fn invalid_id(invalid: &InvalidId) -> String {
    match invalid {
        InvalidId::Cluster(text) => {
            format!("“{text}”不是集群ID：集群ID以pc-开头，其后为小写字母、数字和短划线")
        }
        InvalidId::Instance(text) => {
            format!("“{text}”不是源RDS实例ID：实例ID以rm-开头，其后为小写字母、数字和短划线")
        }
        InvalidId::Region(text) => format!("“{text}”不是地域ID（例如cn-hangzhou）"),
        InvalidId::Profile(text) => {
            format!("“{text}”不是账号名：账号名由字母、数字、短划线、下划线和点组成")
        }
    }
}

fn refusal(refusal: &Refusal) -> String {
    let limit = SWITCH_DELAY_LIMIT_SECONDS;
    match refusal {
        Refusal::NoMigration => "该集群没有迁移任务".to_owned(),
        Refusal::NotFromRds(kind) => format!("该迁移来自{kind}，不是来自RDS，此处不处理"),
        Refusal::Status(status) => format!("迁移状态为{status}时不能执行"),
        Refusal::UnrecognisedStatus(word) => {
            format!("此处不认识迁移状态“{word}”，不能进行任何操作")
        }
        Refusal::NotStuck(status) => {
            format!("仅当某个步骤受阻时才能执行；迁移状态为{status}，没有报错信息")
        }
        Refusal::DelayUnknown => format!("复制延迟未知；必须已知并且低于{limit}秒"),
        Refusal::DelayTooHigh(seconds) => format!("复制延迟为{seconds}秒，必须低于{limit}秒"),
    }
}

fn difference(difference: &Difference) -> String {
    match difference {
        Difference::Status { was, now } => changed("迁移状态", was.as_str(), now.as_str()),
        Difference::Direction { was, now } => {
            let word = terms::WORDS.direction;
            changed("复制方向", &word(was), &word(now))
        }
        Difference::RdsMode { was, now } => changed("源RDS读写状态", mode(was), mode(now)),
        Difference::ClusterMode { was, now } => changed("PolarDB读写状态", mode(was), mode(now)),
        Difference::Source { was, now } => changed("源RDS实例", or_none(was), or_none(now)),
        Difference::RdsStrings { was, now } => changed("RDS侧的连接地址", &list(was), &list(now)),
        Difference::PolardbStrings { was, now } => {
            changed("PolarDB侧的连接地址", &list(was), &list(now))
        }
        Difference::Comment { was, now } => changed("报错信息", &quoted(was), &quoted(now)),
    }
}

fn pair_fault(fault: &PairFault) -> String {
    match fault {
        PairFault::NoPairs => "没有选择任何地址对".to_owned(),
        PairFault::TooMany(count) => format!("选择了{count}对地址，最多可以互换{MAX_PAIRS}对"),
        PairFault::NotOnRdsSide(name) => format!("{name}现在不是RDS侧的连接地址"),
        PairFault::NotOnPolardbSide(name) => format!("{name}现在不是PolarDB侧的连接地址"),
        PairFault::UsedTwice(name) => format!("{name}出现在多个地址对中"),
        PairFault::TypesMayNotSwap(a, b) => format!("{a}和{b}的地址类型不能互换"),
        PairFault::Ipv6(name) => format!("{name}是IPv6地址，不能互换"),
        PairFault::SslDiffers(a, b) => format!("{a}和{b}的SSL设置不同，两侧必须相同"),
        PairFault::VpcDiffers(a, b) => format!("{a}和{b}位于不同的VPC，客户端将失去连接"),
        PairFault::NetTypesDiffer(a, b) => format!("{a}和{b}的网络类型不同"),
        PairFault::PortsDiffer(a, b) => format!("{a}和{b}的端口不同，而端口不会互换"),
    }
}

fn change_refusal(refusal: &ChangeRefusal) -> String {
    match refusal {
        ChangeRefusal::Unread(ClusterPart::Migration) => "无法读取集群的迁移信息".to_owned(),
        ChangeRefusal::Unread(ClusterPart::Endpoints) => "无法读取集群的连接地址".to_owned(),
        ChangeRefusal::Unread(ClusterPart::Ssl) => "无法读取集群的SSL设置".to_owned(),
        ChangeRefusal::NotRunning(status) => {
            format!("集群状态为{}，必须为运行中", (terms::WORDS.cluster_status)(status))
        }
        ChangeRefusal::InTransition(status) => format!("迁移状态为{status}，请等待其结束"),
        ChangeRefusal::NoEndpoint(id) => format!("集群没有连接地址{id}"),
        ChangeRefusal::NoAddress { endpoint, net } => format!("{endpoint}没有{net}类型的地址"),
        ChangeRefusal::HasPublicAddress(id) => format!("{id}已有公网地址"),
        ChangeRefusal::Prefix => {
            "地址前缀为6到40个小写字母、数字和短划线，以字母开头，不以短划线结尾".to_owned()
        }
        ChangeRefusal::Port => {
            format!("端口必须在{}到{}之间", POLARDB_PORTS.start(), POLARDB_PORTS.end())
        }
        ChangeRefusal::SamePort(port) => format!("端口已经是{port}"),
        ChangeRefusal::SameSsl(true) => "SSL已经开启".to_owned(),
        ChangeRefusal::SameSsl(false) => "SSL已经关闭".to_owned(),
        ChangeRefusal::TooManyEndpoints => {
            format!("一个集群最多有{MAX_CLUSTER_ENDPOINTS}个集群地址（包括默认集群地址）")
        }
        ChangeRefusal::NoNode(id) => format!("集群没有节点{id}"),
        ChangeRefusal::TooFewNodes => "接受写入的集群地址至少需要两个节点".to_owned(),
        ChangeRefusal::NoJobs => "请至少填写一个DTS任务".to_owned(),
        ChangeRefusal::JobId(text) => format!("“{text}”不是DTS任务ID"),
        ChangeRefusal::WrongTarget { expected, status } => {
            format!("迁移状态为{status}时，DTS任务应指向{expected}")
        }
        ChangeRefusal::NotReplicating(status) => {
            format!("只有在切换或回滚之后才能切换DTS任务；当前迁移状态为{status}")
        }
        ChangeRefusal::Migrating => "有迁移任务的集群不能释放，请先结束迁移".to_owned(),
        ChangeRefusal::Locked => "集群锁已开启，请先关闭".to_owned(),
        ChangeRefusal::PayType(word) => {
            format!("只能释放按量付费的集群；该集群为{}", (terms::WORDS.pay_type)(word))
        }
    }
}

fn change_difference(difference: &ChangeDifference) -> String {
    match difference {
        ChangeDifference::Status { was, now } => changed("集群状态", &status(was), &status(now)),
        ChangeDifference::Migration { was, now } => changed("迁移状态", was.as_str(), now.as_str()),
        ChangeDifference::Source { was, now } => changed("源RDS实例", or_none(was), or_none(now)),
        ChangeDifference::PayType { was, now } => {
            let word = terms::WORDS.pay_type;
            changed("付费类型", &word(was), &word(now))
        }
        ChangeDifference::DeletionLock { was, now } => {
            changed("集群锁", on_off(*was), on_off(*now))
        }
        ChangeDifference::Endpoint { endpoint, was, now } => {
            changed(&format!("{endpoint}的地址"), or_none(was), or_none(now))
        }
        ChangeDifference::Endpoints { was, now } => {
            changed("集群的连接地址", &was.join("、"), &now.join("、"))
        }
    }
}

fn status(word: &str) -> String {
    if word.is_empty() { "已释放".to_owned() } else { (terms::WORDS.cluster_status)(word) }
}

fn on_off(on: bool) -> &'static str {
    if on { "已开启" } else { "未开启" }
}

fn changed(what: &str, was: &str, now: &str) -> String {
    format!("打开此页面时{what}为{was}，现在为{now}")
}

fn mode(mode: &ReadWriteMode) -> &str {
    match mode {
        ReadWriteMode::ReadWrite => terms::WORDS.read_and_write,
        ReadWriteMode::ReadOnly => terms::WORDS.read_only,
        ReadWriteMode::Absent => terms::WORDS.not_reported,
        ReadWriteMode::Unrecognised(word) => word,
    }
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "无" } else { text }
}

fn quoted(text: &str) -> String {
    match text.split_whitespace().collect::<Vec<_>>().join(" ") {
        empty if empty.is_empty() => "无".to_owned(),
        text => format!("“{text}”"),
    }
}

fn list(strings: &[String]) -> String {
    if strings.is_empty() { "无".to_owned() } else { strings.join("、") }
}

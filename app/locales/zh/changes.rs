//! Why a change of a cluster is not sent, and what changed since the operator looked.

use migration::{ChangeDifference, ChangeRefusal, MAX_CLUSTER_ENDPOINTS, POLARDB_PORTS};

use super::terms;

pub fn refusal(refusal: &ChangeRefusal) -> String {
    match refusal {
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

pub fn difference(difference: &ChangeDifference) -> String {
    let changed =
        |what: &str, was: &str, now: &str| format!("打开此页面时{what}为{was}，现在为{now}");
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

fn or_none(text: &str) -> &str {
    if text.is_empty() { "无" } else { text }
}

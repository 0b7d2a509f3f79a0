//! The form of the cluster to create, in Chinese.

use super::source;
use crate::error::{CreateField as Field, CreateFieldFault as FieldFault};
use crate::words::CreateFormWords;

pub const WORDS: CreateFormWords = CreateFormWords {
    label,
    hint,
    option,
    fault: |fault| match fault {
        FieldFault::NotUnderstood => "无法理解该值，请重新选择或输入。".to_owned(),
        FieldFault::Rule(fault) => (super::terms::WORDS.sentence)(&(source::WORDS.fault)(fault)),
    },
    faults: |count| format!("有{count}个字段需要修改"),
    left_to_the_cloud: "由云端选择",
    not_sold: |class| format!("{class}（当前选择下不售卖）"),
    stock_not_read: |why| format!("无法读取可售规格：{why}。请输入节点规格。"),
    purchase: "计费",
    target: "数据库与节点",
    network: "网络",
    database: "存储",
    cluster: "集群",
    more: "更多设置",
    update: "更新",
    review: "确认订单",
    what_follows: "影响",
    billing: |billing| match billing {
        "Prepaid" => "包年包月在创建集群时付费，与迁移的结果无关。",
        "Serverless" => "Serverless集群从运行中开始计费。",
        _ => "按量付费的集群在完成迁移、取消迁移或迁移到期之前不计费。",
    },
};

fn label(field: Field) -> &'static str {
    match field {
        Field::Billing => "计费方式",
        Field::Plan => "购买时长",
        Field::AutoRenew => "自动续费",
        Field::ScaleMin => "单节点弹性下限",
        Field::ScaleMax => "单节点弹性上限",
        Field::Engine => "数据库引擎",
        Field::Edition => "产品版本",
        Field::NodeClass => "节点规格",
        Field::Nodes => "节点个数",
        Field::StorageType => "存储类型",
        Field::Space => "存储空间（GB）",
        Field::Vpc => "VPC网络",
        Field::Vswitch => "VPC交换机",
        Field::Zone => "主可用区",
        Field::TimeZone => "时区",
        Field::TableNames => "表名大小写",
        Field::Backups => "释放集群时的备份策略",
        Field::Description => "集群名称",
        Field::ResourceGroup => "资源组",
        Field::XEngine => "存储引擎",
        Field::XEngineMemory => "X-Engine占用内存（百分比）",
        Field::HotStandby => "热备集群",
        Field::SecurityIps => "IP白名单",
        Field::Encryption => "TDE透明数据加密",
        Field::Untagged => "标签",
    }
}

fn hint(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::Engine => {
            "8.0.1兼容社区版8.0.13及以下，8.0.2兼容8.0.18及以下。不能再回到更低的版本。"
        }
        Field::NodeClass => "不低于源实例的规格。",
        Field::Nodes => "企业版为1到16，标准版为1到8。",
        Field::Space => "大于源实例已用空间。不填写则按实际用量计费。",
        Field::Vpc => "与源实例相同，地址才能互换。",
        Field::Zone => "备可用区由云端选择。",
        Field::TimeZone => "SYSTEM，或-12:00到+13:00。",
        Field::TableNames => "创建后不能修改。",
        Field::Backups => "释放集群后保留哪些备份。",
        Field::Description => "2到256个字符。",
        Field::ScaleMax => "单位为PCU。请选择Serverless节点规格。",
        Field::XEngineMemory => "10到90。使用X-Engine的节点需要8 GB以上内存。",
        Field::SecurityIps => {
            "IP地址和地址段，用英文逗号分隔。源实例的白名单会一起迁移；请先将只读实例的白名单合并到主实例。"
        }
        Field::Untagged => {
            "如果没有收到应答，控制台凭标签polarshift-intent找到新集群。需要polardb:TagResources权限。"
        }
        Field::Billing
        | Field::Plan
        | Field::AutoRenew
        | Field::ScaleMin
        | Field::Edition
        | Field::StorageType
        | Field::Vswitch
        | Field::ResourceGroup
        | Field::XEngine
        | Field::HotStandby
        | Field::Encryption => return None,
    })
}

fn option(field: Field, value: &str) -> String {
    match field {
        Field::Billing => match value {
            "Postpaid" => "按量付费",
            "Prepaid" => "包年包月",
            "Serverless" => "Serverless",
            other => other,
        },
        Field::AutoRenew => match value {
            "yes" => "到期自动续费",
            other => other,
        },
        Field::Untagged => match value {
            "yes" => "创建时不添加标签",
            other => other,
        },
        Field::Edition => match value {
            "Normal" => "企业版（集群版）",
            "SENormal" => "标准版",
            other => other,
        },
        Field::StorageType => match value {
            "ESSDAUTOPL" => "ESSD AutoPL",
            other => other,
        },
        Field::TableNames => match value {
            "1" => "不区分大小写",
            "0" => "区分大小写",
            other => other,
        },
        Field::Backups => match value {
            "LATEST" => "保留最后一个自动备份（释放前自动备份）",
            "ALL" => "保留全部备份",
            "NONE" => "删除全部备份（无法恢复）",
            other => other,
        },
        Field::XEngine => match value {
            "ON" => "InnoDB和X-Engine",
            "OFF" => "InnoDB",
            other => other,
        },
        Field::HotStandby => match value {
            "ON" => "开启",
            "STANDBY" => "仅存储热备（STANDBY）",
            "EQUAL" => "对等热备（EQUAL）",
            "3AZ" => "三可用区（3AZ）",
            "OFF" => "关闭",
            other => other,
        },
        Field::Encryption => match value {
            "true" => "开启",
            "false" => "关闭",
            other => other,
        },
        Field::Engine => return format!("MySQL {value}"),
        Field::Plan => return period(value),
        Field::ScaleMin
        | Field::ScaleMax
        | Field::NodeClass
        | Field::Nodes
        | Field::Space
        | Field::Vpc
        | Field::Vswitch
        | Field::Zone
        | Field::TimeZone
        | Field::Description
        | Field::ResourceGroup
        | Field::XEngineMemory
        | Field::SecurityIps => value,
    }
    .to_owned()
}

fn period(plan: &str) -> String {
    match plan.split_once('-') {
        Some(("Month", count)) => format!("{count}个月"),
        Some(("Year", count)) => format!("{count}年"),
        _ => plan.to_owned(),
    }
}

//! The page that creates a cluster from a source RDS instance, in Chinese.

use crate::words::{CreateWords, number};

pub const WORDS: CreateWords = CreateWords {
    title: "创建集群",
    method: "从RDS迁移",
    steps: "步骤",
    step_source: "源RDS实例",
    step_configure: "评估与配置",
    step_review: "确认订单",
    step_create: "创建",
    search: "实例ID或实例名称",
    sources: "源RDS实例",
    no_sources: "该地域没有RDS实例。",
    no_match: "没有符合条件的RDS实例。",
    count: |matching| format!("共{}个RDS实例", number(matching as usize)),
    can_be_migrated: "可以迁移",
    cannot_be_migrated: "不能迁移",
    is_migrated: "正在迁移",
    migrates_to: |cluster| format!("到{cluster}"),
    migrates_since: |cluster, status, when| {
        format!("{cluster}正在从该源实例迁移：最近一次于{when}读取的状态为{status}。")
    },
    other_source: "选择其他源实例",
    eligibility: "迁移",
    created_before: |cluster, when| format!("已于{when}从此处用该源实例创建了{cluster}。"),
    created_before_hint: "官方文档没有说明一个实例能否同时进行两个迁移。",
    review_hint: "点击“创建集群”之前不会发送任何内容。请求只发送一次，使用下方的ClientToken。",
    request: |operation| format!("将要发送的请求：{operation}"),
    parameter: "参数",
    value: "参数值",
    change: "返回",
    change_and_try_again: "修改后重试",
    what_happens: "接下来",
    happens: [
        "下单后10到15分钟集群出现在列表中；复制数据期间，集群状态为创建中（RDS2POLARDB_CLONING）。",
        "逻辑迁移会先进行预检查。如果预检查失败，集群页面会显示原因和处理方法。",
        "复制完成后，集群为运行中、只读，并跟随源实例同步（RDS2POLARDB_SYNCING）。",
        "在此期间，请勿修改源实例的参数和账号权限，也不要释放、迁移可用区、续费或变更配置。",
    ],
    open_cluster: |cluster| format!("打开{cluster}"),
    not_listed_yet: |cluster| format!("云端已给出集群ID：{cluster}。10到15分钟后会出现在列表中。"),
    tag_refused: "本次调用带有标签polarshift-intent。如果云端不接受该标签，或账号没有polardb:TagResources权限，请不带标签创建。",
    without_tag: "不带标签创建",
    untagged: "创建时没有添加标签，控制台无法区分新集群与他人创建的集群。请先查看集群列表，再作决定。",
    outcome: |source| format!("从{source}创建集群"),
    sent_values: "所请求的配置",
};

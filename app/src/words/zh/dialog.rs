//! The dialogs of the migration actions, in Chinese.

use migration::Action;

use crate::words::DialogWords;
use crate::words::dialog::MoveWords;

pub const WORDS: DialogWords = DialogWords {
    ok: "确定",
    go_back: "返回",
    what_follows: "影响",
    cannot_be_undone: "此操作不可撤销。",
    consequences,
    in_progress_since: |button, since| format!("该集群上的“{button}”自{since}起正在进行。"),
    binlog: "集群的Binlog",
    keep_binlog: "保留Binlog",
    disable_binlog: "关闭Binlog（集群将重启）",
    error_message: "报错信息：",
    the_error: "该错误",
    error_mended: "原因已修复，重新检查",
    error_skipped: "跳过该错误并继续（ForceSwitch）",
    type_cluster_id: "输入集群ID以确认",
    cluster_id_is: "集群ID为",
    undecided: "读取迁移信息未能判断该调用的结果。请查看迁移信息后判定；在此之前，该集群不接受其他操作。",
    decide_unseen: "如果已无法读取，可以在不读取的情况下判定。",
    type_subject: |id| format!("如需在不读取的情况下判定，请输入{id}"),
    it_ran: "已执行",
    it_did_not_run: "未执行",
    endpoints: "连接地址",
    switch: MoveWords {
        with_endpoints: "带地址切换（应用程序不用改连接配置）",
        without_endpoints: "不带地址切换（应用程序需要改为新的PolarDB连接配置）",
        then: "PolarDB读写状态变为读写后，应用程序需要连接PolarDB的地址。",
    },
    roll_back: MoveWords {
        with_endpoints: "带地址切回（应用程序不用改连接配置）",
        without_endpoints: "不带地址切回（应用程序需要改为原来的RDS连接配置）",
        then: "源RDS读写状态变为读写后，应用程序需要连接RDS的地址。",
    },
    only_names_swap: "只互换域名：端口、虚拟IP、交换机和SSL设置保留在原来的一侧。DNS缓存失效之前，客户端可能仍然连接到原来的一侧。",
    recorded_pairs: "已按照切换前的记录选择需要换回的连接地址。",
    nothing_to_swap_back: "切换时没有带地址，因此没有需要换回的地址。仅当仍然需要互换域名时才选择地址对。",
    way_back_unknown: "切换不是在此控制台进行的，或者之后连接地址有变化：请选择需要互换的连接地址。",
    swaps: "互换的地址",
    swaps_with: |name| format!("与{name}互换的地址"),
    does_not_swap: "不互换",
    rds_side: "当前RDS侧",
    polardb_side: "当前PolarDB侧",
};

fn consequences(action: Action, cluster: &str, source: &str) -> Vec<String> {
    match action {
        Action::Switch => vec![
            format!("业务写入{cluster}，{source}变为只读并跟随同步。"),
            "业务会中断1到5分钟；切换通常在5分钟内完成。".into(),
            format!("写入{source}的DTS任务会中断；从中读取的DTS任务需要尽快修改数据库地址。"),
            "在完成迁移或迁移到期之前，都可以进行迁移回滚。".into(),
        ],
        Action::RollBack => vec![
            format!("业务重新写入{source}，{cluster}变为只读并跟随同步。"),
            "回滚的是角色和复制方向，不是数据：写入PolarDB的数据会保留，因为RDS已经同步。".into(),
            "通常在10分钟内完成，期间业务会中断。".into(),
        ],
        Action::Complete => vec![
            "同步链路将被删除，之后不能再进行迁移回滚。".into(),
            format!(
                "{source}重新接受写入，{cluster}也接受写入：两侧都是读写状态。请确保没有应用程序仍在写入{source}。"
            ),
            "如果关闭Binlog，集群会重启，约40秒无法连接。".into(),
        ],
        Action::Cancel => vec![
            "同步链路将被删除，之后不能再进行迁移切换。".into(),
            format!(
                "{cluster}变为读写，数据保留，不会被释放，并开始计费。{source}保持读写，因此两侧都接受写入。"
            ),
            "如果关闭Binlog，集群会重启，约40秒无法连接。".into(),
        ],
        Action::Continue => vec![
            "迁移从受阻的步骤继续进行。".into(),
            "跳过的错误并没有修复：相关内容在PolarDB上可能缺失或不正确。".into(),
        ],
        Action::Abandon => vec![
            "迁移任务结束，之后不能再进行迁移切换。".into(),
            format!("{source}保持读写，{cluster}也变为读写；集群会保留并继续计费，需要手动释放。"),
        ],
    }
}

//! The list of clusters, in Chinese.

use backend::Needs;
use migration::Attention;

use crate::words::{ClustersWords, number};

pub const WORDS: ClustersWords = ClustersWords {
    title: "集群列表",
    create: "创建集群",
    region: "地域",
    search: "集群ID或集群名称",
    migration_status: "迁移状态",
    direction: "复制方向",
    attention: "需要关注",
    needs: |needs| match needs {
        Needs::Any => "任一原因",
        Needs::Of(Attention::Error) => "失败或中断",
        Needs::Of(Attention::Deadline) => "一天内到期",
        Needs::Of(Attention::Delay) => "延迟过大或未知",
    },
    all: "全部",
    show: "查询",
    cluster: "集群",
    status: "状态",
    select: |cluster| format!("选择{cluster}"),
    not_read: "未能读取",
    not_read_yet: "尚未读取",
    not_read_again: "未能再次读取",
    no_clusters: "该地域没有集群。",
    other_region: "请在上方选择其他地域。也可能是此控制台的账号没有查看权限。",
    no_match: "没有符合筛选条件的集群。",
    without_filters: "显示该地域的全部集群",
    count: |matching, total| format!("共{}个集群，符合条件{}个", number(total), number(matching)),
    read: |read, total| format!("已读取{}个，共{}个", number(read), number(total)),
    partial: "筛选和排序结果不完整：尚未读取的集群未计入。",
    oldest: |seconds| match seconds {
        0..120 => format!("最早的读数：{seconds}秒前"),
        120.. => format!("最早的读数：{}分钟前", number((seconds / 60) as usize)),
    },
    held_up: |reason| format!("显示的内容可能已过时：{reason}。正在重试。"),
    refresh: "刷新",
    lost: "控制台没有响应，正在重试。",
    compare: "对比所选集群",
    selected: |count| format!("已选择{}个集群", number(count)),
    selected_only: "所选集群",
    every_cluster: "显示全部集群",
    clear_selection: "清除选择",
    missing: |clusters| format!("已选择但不在该地域：{clusters}。"),
    pages: "分页",
    previous: "上一页",
    next: "下一页",
    page_of: |page, pages| format!("第{}页，共{}页", number(page), number(pages)),
};

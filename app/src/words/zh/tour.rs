//! The guided tour, in Chinese.

use migration::Action;

use crate::words::{TourStep as Step, TourWords};

pub const WORDS: TourWords = TourWords {
    title: "操作导览",
    invite: "第一次使用？导览用两分钟带您走完一次完整的迁移，其中的一切都是模拟的。",
    start: "开始导览",
    fresh: "先载入演示场景：模拟器中的所有内容将被替换",
    no_thanks: "不用了",
    resume: "继续导览",
    leave: "退出导览",
    finish: "结束导览",
    again: "重新开始",
    about: "带地址切换一个集群，查看变化，再回滚，再次切换，最后完成迁移。时钟至少以30倍速运行，每一步只需几秒。",
    under_way: |cluster| format!("导览正在集群{cluster}上进行。"),
    step_of: |step, of| format!("第{step}步，共{of}步"),
    heading: |step| match step {
        Step::Watch => "已可以切换的迁移",
        Step::Switching | Step::SwitchingAgain => "正在切换",
        Step::Switched => "PolarDB可写",
        Step::RollingBack => "正在回滚",
        Step::Back => "回到起点",
        Step::SwitchedAgain => "已正式切换",
        Step::Closing => "正在完成迁移",
        Step::BothWrite => "两侧均可写",
        Step::Strayed => "集群已偏离导览",
    },
    look: |step| match step {
        Step::Watch => {
            "RDS可写，PolarDB正在同步。请查看迁移状态、两侧的读写状态和复制延迟：低于60秒时允许切换。"
        }
        Step::Switching | Step::SwitchingAgain => {
            "在PolarDB追上之前，两侧均为只读。此步骤无法中止，需要几秒。"
        }
        Step::Switched => {
            "箭头已反向：现在由RDS同步PolarDB的数据，因此可以回滚。在连接地址中，RDS的地址已指向PolarDB，应用程序无需修改。"
        }
        Step::RollingBack => "两侧再次只读，之后RDS可写。",
        Step::Back => "RDS可写，地址已恢复原位。操作记录中有每次操作及其RequestId。",
        Step::SwitchedAgain => {
            "应用程序运行在PolarDB上。迁移结束之前RDS会一直同步，到期之前仍可回滚。"
        }
        Step::Closing => "正在结束复制，之后无法再回滚。",
        Step::BothWrite => {
            "迁移已结束：不再复制，两侧均接受写入。仍写入RDS的数据不会到达PolarDB，释放实例之前请确认没有任何程序写入RDS。"
        }
        Step::Strayed => "该迁移未按导览进行，或模拟器已被重置。载入演示场景即可重新开始。",
    },
    next: |step| match step {
        Step::Watch => "请点击“迁移切换”。",
        Step::Switching | Step::SwitchingAgain | Step::RollingBack | Step::Closing => {
            "无需操作，导览会自动继续。"
        }
        Step::Switched => "点击“迁移回滚”查看如何返回，或点击“完成迁移”直接到最后一步。",
        Step::Back => "请再次点击“迁移切换”。",
        Step::SwitchedAgain => "请点击“完成迁移”。",
        Step::BothWrite => "这就是一次完整的迁移。可以在实验室中制造故障，再做一次。",
        Step::Strayed => "请重新开始，或退出导览。",
    },
    go_on: |cluster| format!("回到集群{cluster}"),
    unread: "目前无法读取导览所用的集群。如果模拟器已被重置，请重新开始。",
    dialog: |action| match action {
        Action::Switch => {
            "导览：请查看各项检查，以及每个地址现在和之后指向哪里。选择带地址切换，确认黄色的检查项，然后点击“确定”。"
        }
        Action::RollBack => {
            "导览：地址将回到原来的位置。选择带地址切回，确认黄色的检查项，然后点击“确定”。"
        }
        Action::Complete => {
            "导览：此操作无法撤销，因此需要输入集群ID。保留Binlog，确认黄色的检查项，然后点击“确定”。"
        }
        Action::Cancel | Action::Continue | Action::Abandon => "导览不经过这里，请点击“返回”。",
    },
    posted: "导览：请点击“返回”，观察接下来的变化。",
    refresh: "重新查看",
};

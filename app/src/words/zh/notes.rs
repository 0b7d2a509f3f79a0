//! Contradictions in the vendor's texts, in Chinese.

use migration::Action;

use crate::words::VendorNotes;

const INTERRUPTION: &str = "有的页面写带地址切换会中断1到5分钟，有的页面把同样的数字写在不带地址切换下。两种方式都请按此预期。";
const CLOSE: &str = "CloseDBClusterMigration的英文文档写的是“执行”迁移任务，中文文档写的是切换后“完成”迁移任务。以中文文档为准：切换之前调用为取消迁移，切换之后调用为完成迁移。";
const PRECHECK: &str = "预检查失败时，有的页面使用放弃迁移，有的页面使用取消迁移。两者均可使用；放弃迁移是为此设计的操作。";

pub const WORDS: VendorNotes = VendorNotes {
    title: "官方文档的不一致之处",
    section: &[
        "旧文档写迁移期限为7天，新文档写30天。以云端报告的到期时间（ExpiredTime）为准。",
        "有的页面写回滚之后数据仍从PolarDB流向RDS。API报告的是RDS到PolarDB，此处按API显示。",
        "预检查失败的状态PRE_CHECK_FAIL见于使用指南，但不在API的状态列表中。此处支持该状态。",
    ],
    dialog: |action| match action {
        Action::Switch | Action::RollBack => &[
            INTERRUPTION,
            "旧文档要求端口一致，新文档没有提及。端口不会互换，因此端口不同时会提示。",
            "旧文档要求关闭TDE和SSL，新文档允许开启。此处逐对比较SSL设置，两侧必须相同。",
        ],
        Action::Complete => &[CLOSE],
        Action::Cancel => &[CLOSE, PRECHECK],
        Action::Abandon => &[PRECHECK],
        Action::Continue => &[],
    },
};

//! The frame around every page, in Chinese.

use crate::words::FrameWords;

pub const WORDS: FrameWords = FrameWords {
    description: "将RDS MySQL实例迁移到PolarDB MySQL集群。",
    skip_to_content: "跳到正文",
    main_navigation: "主导航",
    clusters: "集群列表",
    profile: "账号",
    emulator: "模拟器",
    lab: "实验室",
    language: "语言",
    theme_system: "主题：跟随系统",
    theme_light: "主题：浅色",
    theme_dark: "主题：深色",
    calls_go_to: "调用目标：",
};

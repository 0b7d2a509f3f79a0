//! The frame around every page, in English.

use crate::words::FrameWords;

pub const WORDS: FrameWords = FrameWords {
    description: "Move ApsaraDB RDS for MySQL instances to PolarDB for MySQL clusters.",
    skip_to_content: "Skip to content",
    main_navigation: "Main",
    clusters: "Clusters",
    profile: "Account",
    emulator: "Emulator",
    lab: "Lab",
    language: "Language",
    theme_system: "Theme: system",
    theme_light: "Theme: light",
    theme_dark: "Theme: dark",
    calls_go_to: "Calls go to ",
};

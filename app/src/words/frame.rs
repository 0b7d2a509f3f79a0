//! The frame around every page.

/// The frame around every page.
#[derive(Debug)]
pub struct FrameWords {
    /// For search results and previews.
    pub description: &'static str,
    pub skip_to_content: &'static str,
    pub main_navigation: &'static str,
    pub clusters: &'static str,
    pub profile: &'static str,
    pub emulator: &'static str,
    pub lab: &'static str,
    pub language: &'static str,
    pub theme_system: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub calls_go_to: &'static str,
}

use leptos::prelude::*;

/// The RDS Migration section follows the migration for as long as the tab is visible. What is around the panel names the
/// stream that sends every new view (`data-stream`) and what gives the latest one (`data-live`).
#[island]
pub fn LivePanel() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    super::follow::begin();
}

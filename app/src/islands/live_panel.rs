use leptos::prelude::*;

use super::panel::{Panel, Shown};
use crate::view::PanelPage;

/// The RDS Migration section. It follows the migration for as long as the tab is visible.
/// `page` is a [`PanelPage`] in JSON, `stream` sends every new view, `url` gives the latest one.
#[island]
pub fn LivePanel(page: String, stream: String, url: String) -> impl IntoView {
    PanelPage::from_json(&page).map(|page| {
        let late = RwSignal::new(page.view.age);
        let shown = Shown { view: RwSignal::new(page.view), late, lost: RwSignal::new(None) };
        let words = StoredValue::new(page.words);
        #[cfg(feature = "hydrate")]
        super::follow::follow(shown, words, stream, url);
        #[cfg(feature = "ssr")]
        let _ = (stream, url);
        view! { <Panel shown words/> }
    })
}

//! Asks emulators which world they are in, because a reset from elsewhere says nothing.

use migration::ProfileName;

use super::Pollers;
use crate::realms::RealmChange;

impl Pollers {
    /// Asks every upstream that can be an emulator again and again.
    pub async fn ask_worlds(self) {
        loop {
            tokio::time::sleep(self.config.fast_poll).await;
            for change in self.realms.refresh_all().await {
                self.on_new_world(&change);
            }
        }
    }

    /// Asks the upstream of a profile now.
    pub async fn ask_world(&self, profile: &ProfileName) {
        if let Some(change) = self.realms.refresh(profile).await {
            self.on_new_world(&change);
        }
    }

    /// Forgets what was read in the old world. Every change of a realm is handed here once.
    fn on_new_world(&self, change: &RealmChange) {
        let RealmChange { old, new, profiles } = change;
        let old = old.as_ref().map(tracing::field::display);
        tracing::info!(old, %new, "the upstream is in another world");
        self.reads.forget_of(profiles);
    }
}

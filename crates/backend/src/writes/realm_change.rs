//! What follows when an upstream is another world than before, or is reached for the first time.

use std::sync::Arc;

use migration::{ProfileName, Realm};

use super::Writes;
use crate::realms::RealmChange;
use crate::store::JournalError;

impl Writes {
    /// Asks the upstream of a profile which world it is in now.
    pub async fn ask_world(self: &Arc<Self>, profile: &ProfileName) {
        if let Some(change) = self.realms.refresh(profile).await {
            self.on_realm_change(&change).await;
        }
    }

    /// Forgets what was read in the old world, and takes up what the journal knows of the new one. Every change is handed
    /// here once.
    pub async fn on_realm_change(self: &Arc<Self>, change: &RealmChange) {
        let RealmChange { old, new, profiles } = change;
        tracing::info!(old = old.as_ref().map(tracing::field::display), %new, "another world");
        self.reads.forget_of(profiles);
        if let Some(old) = old {
            self.observed.leave(old);
        }
        let (writes, realm) = (self.clone(), new.clone());
        self.background.supervised("taking up of a realm", move || {
            let (writes, realm) = (writes.clone(), realm.clone());
            async move {
                while let Err(error) = writes.take_up_realm(&realm).await {
                    tracing::error!(%realm, %error, "what the journal knows of it is not taken up");
                    tokio::time::sleep(writes.config.fast_poll).await;
                }
            }
        });
    }

    /// Takes up what another process has left in every realm that is reached.
    pub async fn take_up_all(self: &Arc<Self>) -> Result<(), JournalError> {
        for realm in self.realms.all_known() {
            self.take_up_realm(&realm).await?;
        }
        Ok(())
    }

    /// Takes up what the journal knows of a realm.
    pub async fn take_up_realm(self: &Arc<Self>, realm: &Realm) -> Result<(), JournalError> {
        self.observed.take_up(realm).await?;
        self.recover(realm).await
    }
}

//! The realm of one upstream.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use acs_client::emulator_control::{ControlError, EmulatorControl, Health};
use migration::{ProfileName, Realm};
use tokio::time::Instant;

use crate::error::ReadError;

/// Characters of a world's ID that are taken.
const WORLD_CHARS: usize = 64;

/// The least time between two requests to a server that answered, and not as an emulator.
const ASK_OTHERS_AGAIN: Duration = Duration::from_secs(60);

/// An upstream of one or more profiles, and the world it was in when it was last asked.
#[derive(Debug)]
pub struct UpstreamRealm {
    /// The realm without a world.
    base: Realm,
    profiles: Vec<ProfileName>,
    /// `None` if the upstream cannot be an emulator.
    control: Option<EmulatorControl>,
    known: Mutex<Known>,
    /// Held while the upstream is asked, so that it is asked once at a time.
    asked: tokio::sync::Mutex<Option<Asked>>,
}

#[derive(Debug, Default)]
struct Known {
    /// When the upstream last answered.
    answered: Option<Instant>,
    /// `None` if the upstream has never answered.
    realm: Option<Realm>,
    /// The realm that [`UpstreamRealm::refresh`] told last.
    told: Option<Realm>,
    is_emulator: bool,
}

#[derive(Debug)]
struct Asked {
    begun: Instant,
    answer: Result<Realm, ReadError>,
}

/// Another realm than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RealmChange {
    /// `None` if the upstream had not answered before.
    pub old: Option<Realm>,
    pub new: Realm,
    /// The profiles whose calls go there.
    pub profiles: Vec<ProfileName>,
}

impl UpstreamRealm {
    /// An upstream that cannot be an emulator has no worlds: its realm is known.
    pub fn new(base: Realm, control: Option<EmulatorControl>) -> Self {
        let realm = control.is_none().then(|| base.clone());
        let known = Known { told: realm.clone(), realm, ..Known::default() };
        Self {
            base,
            profiles: Vec::new(),
            control,
            known: Mutex::new(known),
            asked: tokio::sync::Mutex::default(),
        }
    }

    pub fn add(&mut self, profile: ProfileName) {
        self.profiles.push(profile);
    }

    pub fn base(&self) -> &Realm {
        &self.base
    }

    pub fn profiles(&self) -> &[ProfileName] {
        &self.profiles
    }

    /// The control plane of the emulator. `None` if the upstream cannot be one.
    pub fn control(&self) -> Option<&EmulatorControl> {
        self.control.as_ref()
    }

    /// The realm as it was when the upstream last answered. `None` if it never has.
    pub fn known(&self) -> Option<Realm> {
        self.lock().realm.clone()
    }

    /// Whether the upstream answered as an emulator when it last answered.
    pub fn is_emulator(&self) -> bool {
        self.lock().is_emulator
    }

    /// The realm. Asks only if it is not known.
    ///
    /// # Errors
    /// The upstream does not answer, and never has.
    pub async fn get(&self) -> Result<Realm, ReadError> {
        if let Some(known) = self.known() {
            return Ok(known);
        }
        self.ask(|asked, since| asked.begun > since || asked.answer.is_ok()).await
    }

    /// Whether the upstream is worth asking again: always while it may be an emulator, else once in a while, because an
    /// emulator may take its place.
    pub fn is_due(&self) -> bool {
        let known = self.lock();
        known.is_emulator
            || known.realm != known.told
            || known.answered.is_none_or(|at| at.elapsed() >= ASK_OTHERS_AGAIN)
    }

    /// Asks unless that was done within `age`.
    pub async fn refresh_after(&self, age: Duration) {
        // A failure keeps what was known.
        let _ = self.ask(|asked, _| asked.begun.elapsed() < age).await;
    }

    /// Asks, and tells a realm that was not told before. A failure keeps what was known.
    pub async fn refresh(&self) -> Option<RealmChange> {
        // What was asked before this call may be from before what the caller waited for.
        let _ = self.ask(|asked, since| asked.begun > since).await;
        let mut known = self.lock();
        if known.realm == known.told {
            return None;
        }
        let new = known.realm.clone()?;
        let old = known.told.replace(new.clone());
        Some(RealmChange { old, new, profiles: self.profiles.clone() })
    }

    /// Asks unless the last answer is good enough for a caller that has waited since a moment.
    async fn ask(
        &self,
        is_enough: impl FnOnce(&Asked, Instant) -> bool,
    ) -> Result<Realm, ReadError> {
        let Some(control) = &self.control else { return Ok(self.base.clone()) };
        let since = Instant::now();
        let mut last = self.asked.lock().await;
        if let Some(asked) = &*last
            && is_enough(asked, since)
        {
            return asked.answer.clone();
        }
        let begun = Instant::now();
        let answer = self.learn(control.health().await);
        last.insert(Asked { begun, answer }).answer.clone()
    }

    fn learn(&self, health: Result<Health, ControlError>) -> Result<Realm, ReadError> {
        let emulator = match health {
            Ok(health) => Some(health).filter(|health| health.status == "ok"),
            Err(ControlError::Unreachable(reason)) => {
                return Err(ReadError::no_answer_about_worlds(&self.base, &reason));
            }
            Err(ControlError::Refused(_) | ControlError::Malformed(_)) => None,
        };
        let is_emulator = emulator.is_some();
        let world = emulator.and_then(|health| health.world).filter(|world| is_world(world));
        let mut known = self.lock();
        if world.is_none() && known.realm.as_ref().is_some_and(|realm| *realm != self.base) {
            // Something between here and the emulator answered, and an emulator does not stop being one.
            let reason = "it answers, but not as the emulator that it was";
            return Err(ReadError::no_answer_about_worlds(&self.base, reason));
        }
        let realm = world.map_or(self.base.clone(), |world| self.base.in_world(&world));
        known.is_emulator = is_emulator;
        known.answered = Some(Instant::now());
        known.realm = Some(realm.clone());
        Ok(realm)
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a text can be part of a realm.
fn is_world(text: &str) -> bool {
    (1..=WORLD_CHARS).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

//! Accounts with their keys and resources.
//!
//! Every account has a [`World`] of its own, so an operation cannot see the resources of another account by mistake.

use serde::{Deserialize, Serialize};

use super::issuer::Issuer;
use super::key::Key;
use crate::choices::Choices;
use crate::mix::{mix, number_of};
use crate::world::{Progression, World};

/// The account of a scenario that names no account.
pub const DEFAULT_ACCOUNT: &str = "1000000000000001";
/// Account ids are numbers of this many digits.
const ID_DIGITS: usize = 16;

/// One account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Account {
    pub id: String,
    pub keys: Vec<Key>,
    pub world: World,
}

/// All accounts, the default one first. There is always at least one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Accounts {
    list: Vec<Account>,
    seed: u64,
    /// How many accounts were made so far, so that an account that is made again gets another seed.
    made: u64,
    /// Issues temporary keys and recognises them.
    #[serde(default)]
    pub issuer: Issuer,
}

impl Accounts {
    /// The default account only.
    pub fn new(seed: u64) -> Self {
        let default =
            Account { id: DEFAULT_ACCOUNT.into(), keys: Vec::new(), world: World::new(seed) };
        Self { list: vec![default], seed, made: 1, issuer: Issuer::default() }
    }

    /// One account with these resources: what a state file of version 1 holds.
    pub fn of_one(world: World) -> Self {
        let mut accounts = Self::new(world.seed());
        accounts.list[0].world = world;
        accounts
    }

    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Accounts with these ids, without resources and keys. Ids of resources continue where they were.
    ///
    /// # Errors
    /// A sentence about an id that is not valid or is given twice.
    pub fn emptied(&self, ids: &[String]) -> Result<Self, String> {
        let mut fresh = Self {
            list: Vec::new(),
            seed: self.seed,
            made: self.made,
            issuer: self.issuer.clone(),
        };
        for id in ids {
            match self.get(id) {
                Some(old) if fresh.get(id).is_none() => fresh.list.push(Account {
                    id: id.clone(),
                    keys: Vec::new(),
                    world: old.world.emptied(),
                }),
                _ => fresh.add(id)?,
            }
        }
        if fresh.list.is_empty() {
            fresh.add(DEFAULT_ACCOUNT)?;
        }
        Ok(fresh)
    }

    /// Adds an account without resources and keys.
    ///
    /// # Errors
    /// A sentence about an id that is not valid or is taken.
    pub fn add(&mut self, id: &str) -> Result<(), String> {
        if id.len() != ID_DIGITS || !id.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(format!("\"{id}\" is no account id: it has {ID_DIGITS} digits"));
        }
        if self.get(id).is_some() {
            return Err(format!("there is an account {id} already"));
        }
        self.made += 1;
        let seed = mix(self.seed ^ number_of(id) ^ self.made);
        let mut world = World::new(seed);
        (world.choices, world.progression) = (self.choices(), self.progression());
        self.list.push(Account { id: id.into(), keys: Vec::new(), world });
        Ok(())
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Account> {
        self.list.iter()
    }

    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, Account> {
        self.list.iter_mut()
    }

    /// The account that has the key pairs given at start, and the resources that name no account.
    pub fn default_id(&self) -> &str {
        &self.list[0].id
    }

    pub fn get(&self, id: &str) -> Option<&Account> {
        self.list.iter().find(|account| account.id == id)
    }

    pub fn get_mut(&mut self, id: &str) -> Option<&mut Account> {
        self.list.iter_mut().find(|account| account.id == id)
    }

    /// The emulator's behaviour where the documents are silent: the same for every account.
    pub fn choices(&self) -> Choices {
        self.list.first().map(|account| account.world.choices).unwrap_or_default()
    }

    pub fn choose(&mut self, choices: Choices) {
        self.worlds_mut().for_each(|world| world.choices = choices);
    }

    /// What ends each step: the same in every account.
    pub fn progression(&self) -> Progression {
        self.list.first().map(|account| account.world.progression).unwrap_or_default()
    }

    pub fn set_progression(&mut self, progression: Progression) {
        self.worlds_mut().for_each(|world| world.progression = progression);
    }

    pub fn worlds(&self) -> impl Iterator<Item = &World> {
        self.list.iter().map(|account| &account.world)
    }

    pub fn worlds_mut(&mut self) -> impl Iterator<Item = &mut World> {
        self.list.iter_mut().map(|account| &mut account.world)
    }

    /// The world that a new resource of this id belongs to.
    ///
    /// # Errors
    /// A sentence: the id is taken, or there is no such account.
    pub fn world_for(&mut self, account: &str, id: &str) -> Result<&mut World, String> {
        if self.has_resource(id) {
            return Err(format!("{id} is there twice"));
        }
        let account = self.get_mut(account);
        account
            .map(|account| &mut account.world)
            .ok_or_else(|| format!("{id}: there is no such account"))
    }

    /// The world that a cluster is in, in any account.
    pub fn world_of(&mut self, cluster: &str) -> Option<&mut World> {
        self.worlds_mut().find(|world| world.clusters.get(cluster).is_some())
    }

    /// Whether any account has an instance or a cluster of this id.
    pub fn has_resource(&self, id: &str) -> bool {
        let has =
            |world: &World| world.instances.get(id).is_some() || world.clusters.get(id).is_some();
        self.worlds().any(has)
    }

    /// A key and the account it belongs to.
    pub fn key(&self, id: &str) -> Option<(&Account, &Key)> {
        self.list.iter().find_map(|account| {
            account.keys.iter().find(|key| key.id() == id).map(|key| (account, key))
        })
    }

    pub fn key_mut(&mut self, id: &str) -> Option<&mut Key> {
        self.list.iter_mut().flat_map(|account| &mut account.keys).find(|key| key.id() == id)
    }

    /// Gives an account a key.
    ///
    /// # Errors
    /// A sentence: the account does not exist, or an account has the key already.
    pub fn add_key(&mut self, account: &str, key: Key) -> Result<(), String> {
        if self.key(key.id()).is_some() {
            return Err(format!("there is an access key {} already", key.id()));
        }
        let account =
            self.get_mut(account).ok_or_else(|| format!("there is no account {account}"))?;
        account.keys.push(key);
        Ok(())
    }

    /// Gives the default account the key pairs given at start. The only thing remembered about them is whether they are
    /// disabled.
    ///
    /// # Errors
    /// A sentence: an account has one of the key pairs already.
    pub fn configure(&mut self, pairs: &[acs_signature::AccessKey]) -> Result<(), String> {
        let account = self.default_id().to_owned();
        let known = |id: &str| pairs.iter().any(|pair| pair.id() == id);
        let mut disabled = Vec::new();
        for account in &mut self.list {
            account.keys.retain(|key| {
                if key.is_configured() && known(key.id()) && !key.active {
                    disabled.push(key.id().to_owned());
                }
                !key.is_configured()
            });
        }
        for pair in pairs {
            let active = !disabled.iter().any(|id| id == pair.id());
            self.add_key(&account, Key::configured(pair.clone(), active))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use acs_signature::AccessKey;

    use super::*;

    const OTHER: &str = "2000000000000002";

    #[test]
    fn ids_of_resources_differ_between_accounts_and_after_an_account_was_made_again() {
        let mut accounts = Accounts::new(7);
        accounts.add(OTHER).unwrap();
        let mut ids: Vec<_> = accounts.worlds_mut().map(|world| world.fresh_id("pc-")).collect();
        let ids_of = |accounts: &mut Accounts| {
            accounts.worlds_mut().map(|world| world.fresh_id("pc-")).collect::<Vec<_>>()
        };
        let mut again = accounts.emptied(&[DEFAULT_ACCOUNT.into(), OTHER.into()]).unwrap();
        ids.extend(ids_of(&mut again));
        let mut gone = again.emptied(&[]).unwrap();
        gone.add(OTHER).unwrap();
        ids.extend(ids_of(&mut gone));
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }

    #[test]
    fn ids_that_cannot_be_one_or_are_taken_are_refused() {
        let mut accounts = Accounts::new(7);
        for id in ["", "123", "123456789012345x", DEFAULT_ACCOUNT] {
            assert!(accounts.add(id).is_err(), "{id}");
        }
        assert!(accounts.emptied(&[OTHER.into(), OTHER.into()]).is_err());
    }

    #[test]
    fn a_configured_key_stays_disabled_and_one_that_is_no_longer_given_is_gone() {
        let mut accounts = Accounts::new(7);
        let pair = |id: &str| AccessKey::new(id, "secret");
        accounts.configure(&[pair("a"), pair("b")]).unwrap();
        accounts.key_mut("a").unwrap().active = false;
        let text = serde_json::to_string(&accounts).unwrap();
        assert!(!text.contains("secret\":\"secret"), "{text}");
        let mut loaded: Accounts = serde_json::from_str(&text).unwrap();
        loaded.configure(&[pair("a")]).unwrap();
        assert!(!loaded.key("a").unwrap().1.active);
        assert!(loaded.key("b").is_none());
    }
}

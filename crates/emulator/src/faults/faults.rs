//! The orders in force, and the calls that meet them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fault_order::{FaultOrder, Subject};
use super::names;
use super::trouble::Trouble;
use crate::mix::{in_unit, mix};

/// The trouble that a call meets, and the fault or word that ordered it.
#[derive(Debug, Clone)]
pub struct Met {
    pub trouble: Trouble,
    pub kind: &'static str,
    /// The id of the fault; `None` if a name ordered it.
    pub id: Option<u64>,
    /// The word of the name that ordered it.
    pub word: Option<String>,
}

/// An order that is in force.
#[derive(Debug, Clone, Serialize)]
pub struct Fault {
    id: u64,
    #[serde(flatten)]
    order: FaultOrder,
    #[serde(skip)]
    trouble: Trouble,
    /// How many calls still pass first.
    #[serde(rename = "skipping")]
    skip: u32,
    /// How many calls it will still meet; `None` if there is no end.
    left: Option<u32>,
    /// How many calls it was compared with after those that passed: its chances follow from it.
    looked: u64,
}

/// The orders in force, oldest first. A call meets at most one of them.
#[derive(Debug, Default)]
pub struct Faults {
    list: Vec<Fault>,
    next_id: u64,
    /// How many calls were met, by resource and word.
    by_name: BTreeMap<String, u32>,
}

/// The orders in a snapshot.
#[derive(Serialize, Deserialize)]
pub struct SavedFaults {
    next_id: u64,
    list: Vec<SavedFault>,
    by_name: BTreeMap<String, u32>,
}

#[derive(Serialize, Deserialize)]
struct SavedFault {
    id: u64,
    order: FaultOrder,
    skip: u32,
    left: Option<u32>,
    looked: u64,
}

impl Faults {
    pub fn save(&self) -> SavedFaults {
        let list = self.list.iter().map(|fault| SavedFault {
            id: fault.id,
            order: fault.order.clone(),
            skip: fault.skip,
            left: fault.left,
            looked: fault.looked,
        });
        SavedFaults { next_id: self.next_id, list: list.collect(), by_name: self.by_name.clone() }
    }

    /// # Errors
    /// A sentence that says what is wrong with an order.
    pub fn load(saved: SavedFaults) -> Result<Self, String> {
        let fault = |SavedFault { id, order, skip, left, looked }| {
            order.trouble().map(|trouble| Fault { id, order, trouble, skip, left, looked })
        };
        let list: Result<_, _> = saved.list.into_iter().map(fault).collect();
        Ok(Self { next_id: saved.next_id, list: list?, by_name: saved.by_name })
    }

    /// Gives the id of the new fault.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the order.
    pub fn add(&mut self, order: FaultOrder) -> Result<u64, String> {
        let trouble = order.trouble()?;
        self.next_id += 1;
        self.list.push(Fault {
            id: self.next_id,
            trouble,
            skip: order.skip,
            left: order.limit(),
            looked: 0,
            order,
        });
        Ok(self.next_id)
    }

    /// The trouble that this call meets, if any; the call counts as met. Chances follow from the seed and from the number
    /// of calls, so that a run can be repeated.
    pub fn meet(&mut self, subject: Subject<'_>, seed: u64) -> Option<Met> {
        let at = self.list.iter_mut().position(|fault| fault.meets(subject, seed))?;
        let fault = &mut self.list[at];
        let met = Met {
            trouble: fault.trouble.clone(),
            kind: fault.order.kind(),
            id: Some(fault.id),
            word: None,
        };
        if let Some(left) = &mut fault.left {
            *left -= 1;
            if *left == 0 {
                self.list.remove(at);
            }
        }
        Some(met)
    }

    /// The trouble that is ordered by the names of the resources this call is about. `named` has a resource and a text in
    /// each pair.
    pub fn meet_by_name(
        &mut self,
        subject: Subject<'_>,
        named: &[(String, String)],
    ) -> Option<Met> {
        let words = named
            .iter()
            .flat_map(|(resource, text)| names::words(text).map(move |word| (resource, word)));
        for (resource, word) in words {
            // A wrong word was refused when the resource was made.
            let Ok(order) = names::order(word) else { continue };
            let Ok(trouble) = order.trouble() else { continue };
            if !order.matches(subject) {
                continue;
            }
            let met = self.by_name.entry(format!("{resource} {word}")).or_default();
            if order.limit().is_none_or(|limit| *met < limit) {
                *met += 1;
                let word = Some(word.to_owned());
                return Some(Met { trouble, kind: order.kind(), id: None, word });
            }
        }
        None
    }

    pub fn list(&self) -> &[Fault] {
        &self.list
    }

    /// Removes a fault; `false` if there is none with this id.
    pub fn remove(&mut self, id: u64) -> bool {
        let before = self.list.len();
        self.list.retain(|fault| fault.id != id);
        self.list.len() < before
    }

    pub fn clear(&mut self) {
        self.list.clear();
        self.by_name.clear();
    }
}

impl Fault {
    fn meets(&mut self, subject: Subject<'_>, seed: u64) -> bool {
        if !self.order.matches(subject) {
            return false;
        }
        if self.skip > 0 {
            self.skip -= 1;
            return false;
        }
        self.looked += 1;
        let draw = mix(seed ^ mix(self.id) ^ self.looked);
        self.order.probability.is_none_or(|chance| in_unit(draw) < chance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(json: &str) -> FaultOrder {
        serde_json::from_str(json).unwrap()
    }

    fn about<'a>(action: &'a str, cluster: Option<&'a str>) -> Subject<'a> {
        Subject {
            action,
            cluster,
            account: "1000000000000001",
            access_key: "polarshift",
            transition: None,
        }
    }

    fn kind(faults: &mut Faults, action: &str, cluster: Option<&str>) -> Option<&'static str> {
        faults.meet(about(action, cluster), 7).map(|met| met.kind)
    }

    #[test]
    fn a_fault_meets_as_many_calls_as_ordered_and_only_those_it_names() {
        let mut faults = Faults::default();
        let json = r#"{"action":"CloseDBClusterMigration","cluster":"pc-1","times":2,"skip":1,"kind":"html"}"#;
        faults.add(order(json)).unwrap();
        let close = "CloseDBClusterMigration";
        assert_eq!(kind(&mut faults, "DescribeRegions", Some("pc-1")), None);
        assert_eq!(kind(&mut faults, close, Some("pc-2")), None);
        assert_eq!(kind(&mut faults, close, None), None);
        assert_eq!(kind(&mut faults, close, Some("pc-1")), None, "the first may pass");
        assert_eq!(kind(&mut faults, close, Some("pc-1")), Some("html"));
        assert_eq!(kind(&mut faults, close, Some("pc-1")), Some("html"));
        assert_eq!(kind(&mut faults, close, Some("pc-1")), None);
    }

    #[test]
    fn chances_are_the_same_for_the_same_seed_and_near_what_was_ordered() {
        let met = |seed: u64| {
            let mut faults = Faults::default();
            faults.add(order(r#"{"kind":"throttle","probability":0.3}"#)).unwrap();
            let mut hit = |_| faults.meet(about("DescribeRegions", None), seed).is_some();
            (0..1000).map(&mut hit).collect::<Vec<_>>()
        };
        assert_eq!(met(7), met(7));
        assert_ne!(met(7), met(8));
        let hits = met(7).into_iter().filter(|hit| *hit).count();
        assert!((250..350).contains(&hits), "{hits} of 1000");
    }

    #[test]
    fn a_fault_can_be_taken_back() {
        let mut faults = Faults::default();
        let first = faults.add(order(r#"{"kind":"html"}"#)).unwrap();
        let second = faults.add(order(r#"{"kind":"truncate"}"#)).unwrap();
        assert!(faults.remove(first) && !faults.remove(first));
        assert_eq!(kind(&mut faults, "DescribeRegions", None), Some("truncate"));
        assert!(!faults.remove(second), "it has met its call");
    }
}

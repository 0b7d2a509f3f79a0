//! Reads the migration right before a write and says why nothing must be sent.

use migration::{Migration, PairFault, check_pairs, differences, judge};

use crate::{Backend, Order, Parameters, ReadError, Reason};

/// Why nothing was sent, and the reading that shows it.
pub(crate) struct Refused {
    pub reason: Reason,
    pub read: Option<Box<Migration>>,
}

impl From<Reason> for Refused {
    fn from(reason: Reason) -> Self {
        Self { reason, read: None }
    }
}

impl Backend {
    /// The migration as it is now, if the order may be sent.
    pub(crate) async fn check(&self, order: &Order) -> Result<Migration, Refused> {
        if order.action.is_irreversible()
            && order.typed_cluster_id.as_deref().map(str::trim) != Some(order.cluster.id.as_str())
        {
            return Err(Reason::NotConfirmed(order.cluster.id.to_string()).into());
        }
        let unreadable = |error: ReadError| Refused::from(Reason::Unreadable(error));
        let attributes = self.attributes_for_write(&order.cluster).await.map_err(unreadable)?;
        if attributes.region != order.cluster.region.as_str() {
            let (asked, is) = (order.cluster.region.to_string(), attributes.region);
            return Err(Reason::WrongRegion { asked, is }.into());
        }
        let now = self.read_fresh(&order.cluster).await.map_err(unreadable)?;
        match against(order, &now) {
            None => Ok(now),
            Some(reason) => Err(Refused { reason, read: Some(Box::new(now)) }),
        }
    }
}

/// What is against the order as the migration is now.
fn against(order: &Order, now: &Migration) -> Option<Reason> {
    let changed = differences(order.action, &order.seen, now);
    if !changed.is_empty() {
        return Some(Reason::Different(changed));
    }
    if let Err(refusal) = judge(order.action, now) {
        return Some(Reason::Illegal(refusal));
    }
    let Parameters::Move { pairs: Some(pairs) } = &order.parameters else { return None };
    let mut faults = check_pairs(&now.rds_endpoints, &now.polardb_endpoints, pairs);
    faults.retain(PairFault::is_blocking);
    (!faults.is_empty()).then_some(Reason::Pairs(faults))
}

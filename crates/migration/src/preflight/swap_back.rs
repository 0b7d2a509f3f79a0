//! The check that a roll back swaps back what the switch swapped.

use super::{Check, CheckId, Evidence, Facts, Fix, Verdict, WayBack, Weight};
use crate::rules::{Pair, Pairs};

/// Warns about pairs of the switch that stay swapped, and about pairs that the switch did not have.
pub fn check(facts: &Facts<'_>) -> Check {
    let chosen = facts.pairs.unwrap_or_default();
    let (missing, extra) = match facts.way_back {
        WayBack::Known(swapped) => (without(swapped, chosen), without(chosen, swapped)),
        WayBack::NothingSwapped => (Pairs::new(), chosen.to_vec()),
        WayBack::Unknown => {
            let evidence = Evidence::SwapBack { missing: Pairs::new(), extra: Pairs::new() };
            return Check::new(CheckId::SwapBack, Verdict::NotKnown(Weight::Warn), evidence);
        }
    };
    if missing.is_empty() && extra.is_empty() {
        return Check::new(CheckId::SwapBack, Verdict::Pass, Evidence::SwapBack { missing, extra });
    }
    let fix = match facts.way_back {
        WayBack::Known(swapped) => Fix::ChoosePairs(swapped.clone()),
        WayBack::NothingSwapped | WayBack::Unknown => Fix::WithoutEndpoints,
    };
    Check::new(CheckId::SwapBack, Verdict::Warn, Evidence::SwapBack { missing, extra })
        .with_fix(fix)
}

fn without(pairs: &[Pair], others: &[Pair]) -> Pairs {
    pairs.iter().filter(|pair| !others.contains(pair)).cloned().collect()
}

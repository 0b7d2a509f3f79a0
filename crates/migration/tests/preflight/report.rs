use std::collections::BTreeSet;

use migration::Verdict::{Block, Info, NotKnown, Pass, Warn};
use migration::*;

use crate::support::Scene;

fn of(verdicts: &[Verdict]) -> Report {
    let checks = CheckId::ALL.iter().zip(verdicts).map(|(id, verdict)| Check {
        id: *id,
        verdict: *verdict,
        evidence: Evidence::Nothing,
        fix: None,
    });
    Report { action: Action::Switch, checks: checks.collect() }
}

#[test]
fn every_verdict_weighs_as_it_says() {
    for (verdict, blocks, asks, weight) in [
        (Pass, false, false, None),
        (Info, false, false, Some(Weight::Info)),
        (Warn, false, true, Some(Weight::Warn)),
        (Block, true, false, Some(Weight::Block)),
        (NotKnown(Weight::Info), false, false, Some(Weight::Info)),
        (NotKnown(Weight::Warn), false, true, Some(Weight::Warn)),
        (NotKnown(Weight::Block), true, false, Some(Weight::Block)),
    ] {
        let report = of(&[Pass, verdict, Pass]);
        assert_eq!(report.blocks(), blocks, "{verdict:?}");
        assert_eq!(!report.needs_acknowledgement().is_empty(), asks, "{verdict:?}");
        assert_eq!(report.heaviest(), weight, "{verdict:?}");
        assert_eq!(report.accepts(&BTreeSet::new()), !blocks && !asks, "{verdict:?}");
    }
}

#[test]
fn each_amber_check_is_acknowledged_by_its_own_name() {
    let report = of(&[Warn, Pass, NotKnown(Weight::Warn), Info]);
    let [first, _, third, ..] = CheckId::ALL else { panic!("too few checks") };
    assert_eq!(report.needs_acknowledgement(), [*first, *third].into());
    assert_eq!(report.unacknowledged(&[*first].into()), [*third].into());
    assert!(!report.accepts(&[*first].into()));
    assert!(report.accepts(&[*first, *third].into()));
    assert!(report.accepts(&CheckId::ALL.iter().copied().collect()), "more does no harm");
}

#[test]
fn the_word_of_a_check_is_its_key_everywhere() {
    let words: BTreeSet<_> = CheckId::ALL.iter().map(|id| id.as_str()).collect();
    assert_eq!(words.len(), CheckId::ALL.len(), "no two checks have one word");
    for id in CheckId::ALL {
        let word = id.as_str();
        assert_eq!(word.parse(), Ok(*id));
        assert_eq!(serde_json::to_value(id).unwrap(), word);
        assert!(
            word.bytes().all(|byte| byte.is_ascii_lowercase() || b"-6".contains(&byte)),
            "{word}"
        );
    }
    assert!("pair".parse::<CheckId>().is_err());
}

#[test]
fn a_report_survives_the_journal() {
    for action in Action::ALL {
        let mut scene = Scene::ready(action);
        scene.pairs = Some(vec![]);
        scene.migration.deadline = None;
        let report = scene.report(action);
        let json = serde_json::to_string(&report).unwrap();
        assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
    }
}

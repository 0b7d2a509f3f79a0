//! Random sequences of steps, and the tests that the properties hold after each.

use proptest::prelude::*;

use super::run::{Reading, Run};
use super::step::{Step, steps};
use crate::choices::{Choices, Count, Expiry, ModesWhileSwitching, NamesMove};
use crate::world::{Pace, Progression};

/// Choices under which the properties hold, too.
fn choices() -> impl Strategy<Value = Choices> {
    (any::<[bool; 4]>(), 1..=2_u16).prop_map(|([a, b, c, d], migrations)| Choices {
        modes_while_switching: if a {
            ModesWhileSwitching::BothReadOnly
        } else {
            ModesWhileSwitching::Before
        },
        names_move: if b { NamesMove::AtTheEnd } else { NamesMove::AtTheStart },
        expiry: if c { Expiry::AtOnce } else { Expiry::ThroughClosing },
        deadline_days: Count(if d { 30 } else { 7 }),
        migrations_per_source: Count(migrations),
        ..Choices::default()
    })
}

/// Paces under which the properties hold, too.
fn progression() -> impl Strategy<Value = Progression> {
    let pace = |seconds| {
        prop_oneof![
            4 => Just(Pace::Timed(seconds)),
            1 => Just(Pace::Immediate),
            1 => (0..3_u32).prop_map(Pace::AfterDescribes),
        ]
    };
    (pace(900), pace(60), pace(120), pace(120), pace(120)).prop_map(
        |(copy, precheck, switch, roll_back, close)| Progression {
            copy,
            precheck,
            switch,
            roll_back,
            close,
            ..Progression::default()
        },
    )
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn modes_directions_moves_names_and_ports_hold_after_every_step(
        choices in choices(),
        progression in progression(),
        steps in steps(),
    ) {
        let mut run = Run::new(7, choices).paced(progression);
        for step in &steps {
            run.step(step);
            run.check().map_err(TestCaseError::fail)?;
        }
    }

}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn a_refused_call_changes_nothing(choices in choices(), steps in steps()) {
        let mut run = Run::new(7, choices);
        for step in &steps {
            run.settle_all();
            let before = run.saved();
            if run.step(step).is_some_and(|answer| answer.is_err()) {
                prop_assert!(run.saved() == before, "{step:?} was refused and changed something");
            }
        }
    }

    #[test]
    fn the_same_seed_and_calls_give_the_same_state_however_often_it_is_looked_at(
        seed in any::<u64>(),
        choices in choices(),
        progression in progression(),
        steps in steps(),
    ) {
        let [often, late] = [Reading::Often, Reading::Late].map(|reading| {
            let mut run = Run::new(seed, choices).paced(progression).reading(reading);
            steps.iter().for_each(|step| {
                run.step(step);
            });
            run.settle_all();
            run.saved()
        });
        prop_assert!(often == late, "looking late gives another state than looking often");
    }
}

/// The properties are worth something only if the sequences get somewhere.
#[test]
fn the_sequences_reach_every_status() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..100 {
        let steps = steps().new_tree(&mut runner).unwrap().current();
        let mut run = Run::new(7, Choices::default());
        for step in &steps {
            run.step(step);
            seen.extend(run.statuses());
        }
    }
    let all = migration::MigrationStatus::KNOWN.map(|status| status.to_string());
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), {
        let mut all = all.to_vec();
        all.sort();
        all
    });
}

#[test]
fn a_sequence_reads_as_a_story() {
    let story = format!("{:?}", [Step::Create(0), Step::Wait(900), Step::Switch(0, true)]);
    assert_eq!(story, "[Create(0), Wait(900), Switch(0, true)]");
}

//! Steps of a random sequence. Numbers pick among what there is, so that a shrunk sequence stays meaningful.

use proptest::collection::vec;
use proptest::prelude::*;

/// One call, fault or clock move.
#[derive(Debug, Clone)]
pub enum Step {
    /// A cluster from this source.
    Create(usize),
    /// To PolarDB, with endpoints or without.
    Switch(usize, bool),
    /// To RDS, with endpoints or without.
    RollBack(usize, bool),
    /// Complete or cancel; whether binary logging is kept.
    Close(usize, bool),
    /// Whether the error is skipped.
    Continue(usize, bool),
    Abort(usize),
    /// The clock moves, in seconds.
    Wait(u32),
    /// A describe call.
    Describe(usize),
    /// The transition under way does not end by itself.
    Hold(usize),
    Release(usize),
    /// A delay in seconds; -1 is unknown.
    Delay(usize, i64),
    /// A step is stuck.
    Comment(usize),
}

pub fn steps() -> impl Strategy<Value = Vec<Step>> {
    vec(step(), 1..40)
}

fn step() -> impl Strategy<Value = Step> {
    let which = || 0..4_usize;
    prop_oneof![
        2 => which().prop_map(Step::Create),
        4 => (which(), any::<bool>()).prop_map(|(at, swap)| Step::Switch(at, swap)),
        4 => (which(), any::<bool>()).prop_map(|(at, swap)| Step::RollBack(at, swap)),
        1 => (which(), any::<bool>()).prop_map(|(at, keep)| Step::Close(at, keep)),
        2 => (which(), any::<bool>()).prop_map(|(at, force)| Step::Continue(at, force)),
        1 => which().prop_map(Step::Abort),
        8 => prop_oneof![
            Just(1), Just(60), Just(119), Just(120), Just(900), Just(3600), 0..2000_u32,
        ].prop_map(Step::Wait),
        1 => prop_oneof![Just(86_400), Just(7 * 86_400), Just(30 * 86_400)].prop_map(Step::Wait),
        4 => which().prop_map(Step::Describe),
        1 => which().prop_map(Step::Hold),
        1 => which().prop_map(Step::Release),
        1 => (which(), prop_oneof![Just(-1), Just(59), Just(60)])
            .prop_map(|(at, seconds)| Step::Delay(at, seconds)),
        1 => which().prop_map(Step::Comment),
    ]
}

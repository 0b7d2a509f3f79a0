use migration::*;

use crate::every;

/// Rises with the clock to `top` and is back at 0 at once.
fn tooth(top: i64) -> impl Iterator<Item = i64> {
    (0..=top / 5).map(|i| i * 5)
}

#[test]
fn a_delay_that_rises_with_the_clock_means_a_stalled_link() {
    let readings = every(5, [2, 2, 2].into_iter().chain((0..20).map(|i| 2 + 5 * i)));
    assert_eq!(flow(&readings), Flow::Stalled);
}

#[test]
fn the_first_minute_is_too_early_to_call_it_stalled() {
    let readings = every(5, [2, 2, 2].into_iter().chain((0..12).map(|i| 2 + 5 * i)));
    assert_eq!(flow(&readings), Flow::FallingBehind);
}

#[test]
fn a_source_that_often_paused_before_is_idle() {
    let readings = every(5, tooth(90).chain(tooth(120)).chain(tooth(100)));
    assert_eq!(flow(&readings), Flow::IdleSource);
}

#[test]
fn a_pause_far_longer_than_any_before_is_a_stall_after_all() {
    let readings = every(5, tooth(90).chain(tooth(120)).chain(tooth(300)));
    assert_eq!(flow(&readings), Flow::Stalled);
}

#[test]
fn one_earlier_pause_is_no_habit() {
    let readings = every(5, tooth(120).chain(tooth(100)));
    assert_eq!(flow(&readings), Flow::Stalled);
}

#[test]
fn a_climb_that_ended_slowly_was_no_pause() {
    let slow = |top: i64| tooth(top).chain((1..=top / 10).map(move |i| top - i * 10));
    let readings = every(5, slow(120).chain(slow(120)).chain(tooth(100)));
    assert_eq!(flow(&readings), Flow::Stalled);
}

#[test]
fn otherwise_the_trend_tells() {
    for (delays, expected) in [
        (vec![3; 20], Flow::KeepingUp),
        (vec![0; 20], Flow::KeepingUp),
        ((0..20).map(|i| 400 - 7 * i).collect(), Flow::CatchingUp),
        ((0..20).map(|i| 3 + 2 * i).collect(), Flow::FallingBehind),
        ((0..20).map(|i| 3 + 9 * i).collect(), Flow::FallingBehind),
        (vec![-1; 20], Flow::NotKnown),
        (vec![3], Flow::NotKnown),
        (vec![], Flow::NotKnown),
    ] {
        assert_eq!(flow(&every(5, delays.iter().copied())), expected, "{delays:?}");
    }
}

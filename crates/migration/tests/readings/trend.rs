use jiff::SignedDuration;
use migration::*;
use proptest::prelude::*;

use crate::every;

#[test]
fn the_trend_is_the_slope_of_the_latest_readings() {
    for (readings, expected) in [
        (every(5, (0..24).map(|i| 10 + i)), Trend::Rising(720)),
        (every(5, (0..24).map(|i| 500 - 10 * i)), Trend::Falling(7200)),
        (every(5, [7; 24]), Trend::Steady),
        (every(5, (0..24).map(|i| 50 + i % 4)), Trend::Steady),
    ] {
        assert_eq!(trend(&readings), expected, "{readings:?}");
    }
}

#[test]
fn too_little_to_tell_is_unknown() {
    for readings in [
        every(5, []),
        every(5, [10]),
        every(30, [10, 20]),
        every(5, [10, 20, 30, 40]),
        every(5, (0..24).map(|i| if i == 23 { -1 } else { i })),
        every(5, (0..24).map(|i| if i == 21 { -1 } else { i })),
    ] {
        assert_eq!(trend(&readings), Trend::Unknown, "{readings:?}");
    }
}

#[test]
fn a_turn_shows_although_the_delay_was_steady_for_long() {
    let readings = every(5, std::iter::repeat_n(2, 100).chain((1..20).map(|i| 2 + 5 * i)));
    assert!(matches!(trend(&readings), Trend::Rising(_)), "{:?}", trend(&readings));
}

#[test]
fn a_slow_change_shows_over_a_longer_time() {
    // A second less every half minute: 4 s in the last two minutes, 20 s in the last ten.
    let readings = every(5, (0..120).map(|i| 3600 - i / 6));
    assert_eq!(trend(&readings), Trend::Falling(120));
}

#[test]
fn one_outlier_does_not_make_a_trend() {
    let readings = every(5, (0..24).map(|i| if i == 23 { 600 } else { 3 }));
    assert_eq!(trend(&readings), Trend::Steady);
}

#[test]
fn the_time_to_switchable_is_told_only_while_the_delay_falls() {
    let eta = |delays: Vec<i64>| eta_to_switchable(&every(15, delays));
    // 10 s in 15 s; from 100 s to 59 s.
    let minute = SignedDuration::from_secs(61);
    assert_eq!(eta(vec![130, 120, 110, 100]), Some(minute));
    assert_eq!(eta(vec![130, 140, 150, 160]), None);
    assert_eq!(eta(vec![130; 8]), None);
    assert_eq!(eta(vec![130]), None);
    assert_eq!(eta(vec![130, 120, 110, -1]), None);
    assert_eq!(eta(vec![]), None);
    assert_eq!(eta(vec![59]), Some(SignedDuration::ZERO));
    assert_eq!(eta(vec![20, 30, 40, 50]), Some(SignedDuration::ZERO), "possible now");
}

#[test]
fn a_trend_goes_on_as_it_does_and_never_below_nothing() {
    let minute = SignedDuration::from_mins(1);
    assert_eq!(Trend::Rising(120).extrapolated(10, minute), 12);
    assert_eq!(Trend::Falling(120).extrapolated(10, minute), 8);
    assert_eq!(Trend::Falling(u64::MAX).extrapolated(10, minute), 0);
    assert_eq!(Trend::Rising(u64::MAX).extrapolated(u64::MAX, SignedDuration::MAX), u64::MAX);
    assert_eq!(Trend::Steady.extrapolated(10, minute), 10);
}

proptest! {
    #[test]
    fn any_readings_in_any_order_are_judged(delays in prop::collection::vec(any::<(i32, i64)>(), 0..40)) {
        let readings: Vec<_> = delays
            .into_iter()
            .map(|(second, delay)| (crate::at(second.into()), Delay::from_wire(Some(delay))))
            .collect();
        let eta = eta_to_switchable(&readings);
        prop_assert!(eta.is_none_or(|eta| !eta.is_negative()));
        let last = readings.last().and_then(|(_, delay)| delay.seconds());
        prop_assert!(last.is_some() || (eta.is_none() && trend(&readings) == Trend::Unknown));
        flow(&readings);
    }

    #[test]
    fn a_steady_catching_up_arrives_when_it_was_told(per_reading in 2..60_i64, above in 100..100_000_i64) {
        let readings = every(15, (0..8).map(|i| above + per_reading * (8 - i)));
        let (_, delay) = readings.last().unwrap();
        let eta = eta_to_switchable(&readings).unwrap();
        let needed = (i64::try_from(delay.seconds().unwrap()).unwrap() - 59) * 15 / per_reading;
        prop_assert!((eta.as_secs() - needed).abs() <= 1 + needed / 100, "{eta:?} {needed}");
    }
}

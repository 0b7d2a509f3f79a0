use proptest::prelude::*;

use super::*;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

fn models() -> impl Strategy<Value = DelayModel> {
    let small = || 0..2000_u32;
    prop_oneof![
        (0..2000_i64).prop_map(|base| DelayModel::Breathing { base }),
        (-1..2000_i64).prop_map(|seconds| DelayModel::Fixed { seconds }),
        Just(DelayModel::Unknown),
        Just(DelayModel::Idle),
        (small(), 1..9_u32).prop_map(|(base, rate)| stalled(base, rate)),
        (small(), small(), 0..9000_u32).prop_map(|(base, peak, every)| {
            DelayModel::Storm { base, peak, every, since: Some(at(0)) }
        }),
        (small(), small()).prop_map(|(base, peak)| DelayModel::Daily { base, peak }),
    ]
}

fn stalled(base: u32, rate: u32) -> DelayModel {
    let rate = NonZeroU32::new(rate).unwrap();
    DelayModel::Stalled { base, since: Some(at(0)), released: None, rate }
}

proptest! {
    #[test]
    fn a_delay_is_never_below_zero_unless_unknown(
        model in models(), phase: u64, second in -1000..1_000_000_i64,
    ) {
        let seconds = model.seconds(phase, at(second));
        let unknown = matches!(model, DelayModel::Unknown | DelayModel::Fixed { seconds: -1 });
        let right = if unknown { seconds == -1 } else { seconds >= 0 };
        prop_assert!(right, "{}", seconds);
    }

    #[test]
    fn a_stall_grows_by_exactly_what_elapsed(
        base in 0..9000_u32, phase: u64, first in 0..100_000_i64, more in 0..100_000_i64,
    ) {
        let model = stalled(base, 2);
        let [before, after] = [first, first + more].map(|s| model.seconds(phase, at(s)));
        prop_assert_eq!(before, i64::from(base) + first);
        prop_assert_eq!(after - before, more);
    }

    #[test]
    fn a_released_stall_is_worked_off_at_its_rate_and_to_the_end(
        base in 0..9000_u32, rate in 1..9_u32, phase: u64, stood in 0..100_000_i64,
        worked in 0..100_000_i64,
    ) {
        let mut model = stalled(base, rate);
        prop_assert!(model.release(at(stood)));
        prop_assert!(!model.release(at(stood + 1)));
        let grown = i64::from(base) + stood;
        let left = grown - worked * i64::from(rate);
        let seconds = model.seconds(phase, at(stood + worked));
        let expected = if left > 0 { left..=left } else { 0..=DEPTH_SECONDS };
        prop_assert!(expected.contains(&seconds), "{} of {}", seconds, left);
        prop_assert!(model.seconds(phase, at(stood + grown)) <= DEPTH_SECONDS);
    }

    #[test]
    fn a_delay_grows_no_faster_than_time_once_it_has_begun(
        base in 0..500_u32, peak in 0..3000_u32, every in 0..9000_u32, phase: u64,
        second in 0..20_000_i64,
    ) {
        let model = DelayModel::Storm { base, peak, every, since: Some(at(0)) };
        let [before, after] = [second, second + 1].map(|s| model.seconds(phase, at(s)));
        prop_assert!(after - before <= 1, "{before} {after}");
    }

    #[test]
    fn the_other_direction_starts_small(
        base in 0..9000_u32, phase: u64, second in 0..100_000_i64, seconds in -1..9000_i64,
    ) {
        for model in [
            stalled(base, 2),
            DelayModel::Fixed { seconds },
            DelayModel::Unknown,
            DelayModel::Breathing { base: base.into() },
        ] {
            let turned = model.turned(at(second)).seconds(phase, at(second));
            prop_assert!((0..=DEPTH_SECONDS).contains(&turned), "{turned}");
        }
    }
}

#[test]
fn a_breath_rises_by_a_few_seconds_and_falls_again() {
    let at = |second| DelayModel::Breathing { base: 90 }.seconds(0, at(second));
    let breath: Vec<_> = (0..BREATH_SECONDS).map(at).collect();
    assert_eq!(breath.iter().min(), Some(&90));
    assert_eq!(breath.iter().max(), Some(&94));
    assert_eq!(at(0), at(BREATH_SECONDS));
}

#[test]
fn a_storm_climbs_to_its_peak_falls_and_is_calm_until_the_next() {
    let model = DelayModel::Storm { base: 0, peak: 240, every: 1800, since: Some(at(0)) };
    let at = |second| model.seconds(7, at(second));
    assert_eq!([at(600), at(900), at(2400)], [240, 120, 240]);
    assert!((1200..1800).all(|second| at(second) <= DEPTH_SECONDS));
}

#[test]
fn a_day_has_its_peak_at_14_and_its_base_at_2() {
    let model = DelayModel::Daily { base: 3, peak: 103 };
    let at = |time: &str| model.seconds(7, time.parse().unwrap());
    assert!((103..=107).contains(&at("2027-01-01T14:00:00Z")));
    assert!((3..=7).contains(&at("2027-01-01T02:00:00Z")));
    assert!((53..=57).contains(&at("2027-01-01T08:00:00Z")));
}

#[test]
fn an_idle_source_is_at_zero_most_of_the_time_but_not_always() {
    let hours: Vec<_> = (0..48 * 3600).map(|s| DelayModel::Idle.seconds(7, at(s))).collect();
    let climbing = hours.iter().filter(|seconds| **seconds > 0).count();
    assert!((1..hours.len() / 10).contains(&climbing), "{climbing}");
    assert!(hours.iter().all(|seconds| (0..=8).contains(seconds)));
}

#[test]
fn what_has_begun_is_known_again() {
    let order: DelayModel = serde_json::from_str(r#"{"stalled":{}}"#).unwrap();
    let begun = order.begun(at(5));
    assert!(begun.has_begun(order) && !begun.has_begun(DelayModel::Idle));
    assert_eq!(begun.seconds(0, at(65)), 60);
    let mut released = begun;
    assert!(released.release(at(65)));
    assert!(released.has_begun(order), "whoever orders it again does not stop it again");
    let another = serde_json::from_str(r#"{"stalled":{"base":1}}"#).unwrap();
    assert!(!released.has_begun(another));
    let text = serde_json::to_string(&begun).unwrap();
    assert_eq!(serde_json::from_str::<DelayModel>(&text).unwrap(), begun);
}

use jiff::SignedDuration;
use migration::*;
use proptest::prelude::*;

use crate::at;

/// `R` RDS writes, `P` PolarDB writes, `B` both, `.` neither, `?` not reported.
fn reading(second: i64, letter: char) -> ModesAt {
    let mode = |writes| if writes { ReadWriteMode::ReadWrite } else { ReadWriteMode::ReadOnly };
    let (rds, cluster) = match letter {
        '?' => (ReadWriteMode::Absent, ReadWriteMode::Absent),
        letter => (mode("RB".contains(letter)), mode("PB".contains(letter))),
    };
    ModesAt { at: at(second), rds, cluster }
}

/// The last gap, if a reading fell into it.
fn measured(readings: &[ModesAt]) -> Option<MeasuredGap> {
    match last_write_gap(readings)? {
        (WriteGap::Measured(measured), _) => Some(measured),
        (WriteGap::Unseen { .. }, _) => None,
    }
}

/// One reading every 10 s.
fn measure(letters: &str) -> Option<(u64, u64)> {
    let readings: Vec<_> =
        (0..).zip(letters.chars()).map(|(nth, letter)| reading(nth * 10, letter)).collect();
    measured(&readings).map(|measured| (measured.seconds, measured.plus_minus))
}

#[test]
fn the_gaps_before_and_after_make_it_uncertain() {
    assert_eq!(
        measure("RR....PP"),
        Some((40, 11)),
        "at least 30 s, at most 50 s, and a second for the dates"
    );
    assert_eq!(measure("R.P"), Some((10, 11)));
    assert_eq!(measure("P...R"), Some((30, 11)), "a roll back");
}

#[test]
fn what_was_not_seen_is_not_claimed() {
    for letters in ["", "R", "RRPP", "RP", "R...", "...P", "RB", "R??P", "R?.", "....", "????"] {
        assert_eq!(measure(letters), None, "{letters}");
    }
}

#[test]
fn readings_that_report_nothing_make_it_less_certain() {
    assert_eq!(measure("R.?.P"), Some((30, 11)), "between two that saw no writer");
    assert_eq!(measure("R?.?P"), Some((20, 21)));
}

#[test]
fn the_last_gap_counts() {
    assert_eq!(measure("R..P...R"), Some((30, 11)));
    assert_eq!(measure("R...P.."), Some((30, 11)), "the second has not ended");
}

/// One reading every 10 s: the last gap, and the second of the reading after it.
fn gap(letters: &str) -> Option<(WriteGap, i64)> {
    let readings: Vec<_> =
        (0..).zip(letters.chars()).map(|(nth, letter)| reading(nth * 10, letter)).collect();
    last_write_gap(&readings).map(|(gap, over)| (gap, at(0).duration_until(over).as_secs()))
}

#[test]
fn a_gap_between_two_readings_is_bounded_by_them() {
    assert_eq!(gap("RRPP"), Some((WriteGap::Unseen { at_most: 11 }, 20)), "a second for the dates");
    assert_eq!(gap("R??P"), Some((WriteGap::Unseen { at_most: 31 }, 30)), "what reports nothing");
    let measured = MeasuredGap { seconds: 40, plus_minus: 11 };
    assert_eq!(gap("RR....PP"), Some((WriteGap::Measured(measured), 60)));
    assert_eq!(gap("R.PPR"), Some((WriteGap::Unseen { at_most: 11 }, 40)), "the last one counts");
}

#[test]
fn a_side_that_joins_or_leaves_is_no_gap() {
    for letters in ["", "R", "RR", "RB", "BP", "RBP", "R...", "??P"] {
        assert_eq!(gap(letters), None, "{letters}");
    }
}

#[test]
fn uneven_gaps_are_rounded_outwards() {
    let readings = [reading(0, 'R'), reading(4, '.'), reading(9, '.'), reading(16, 'P')];
    // Between 5 s and 16 s.
    assert_eq!(measured(&readings), Some(MeasuredGap { seconds: 11, plus_minus: 7 }));
}

#[test]
fn parts_of_a_second_widen_the_bounds() {
    let readings = [(0, 'R'), (4_000, '.'), (9_500, '.'), (16_000, 'P')].map(|(ms, letter)| {
        ModesAt { at: at(0) + SignedDuration::from_millis(ms), ..reading(0, letter) }
    });
    // Between 5.5 s and 16 s.
    assert_eq!(measured(&readings), Some(MeasuredGap { seconds: 11, plus_minus: 7 }));
}

proptest! {
    /// At whatever moments the readings are taken, the true length lies within the bounds.
    #[test]
    fn the_true_length_is_within_the_bounds(
        moments in prop::collection::btree_set(0..600_000_i64, 2..60),
        begin in 0..400_000_i64,
        length in 0..200_000_i64,
        unreported in prop::collection::vec(any::<bool>(), 60),
    ) {
        let readings: Vec<_> = moments
            .into_iter()
            .zip(unreported)
            .map(|(ms, unreported)| {
                let letter = if unreported { '?' } else if ms < begin { 'R' } else if ms < begin + length { '.' } else { 'P' };
                ModesAt { at: at(0) + SignedDuration::from_millis(ms), ..reading(0, letter) }
            })
            .collect();
        if let Some(MeasuredGap { seconds, plus_minus }) = measured(&readings) {
            let (seconds, off) = (i64::try_from(seconds).unwrap(), i64::try_from(plus_minus).unwrap());
            prop_assert!((seconds - off) * 1000 <= length && length <= (seconds + off) * 1000);
        }
    }
}

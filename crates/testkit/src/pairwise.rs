//! Combinations in which every two values of different factors meet at least once.

use std::collections::BTreeSet;

/// A value of a factor: the number of the factor, and the number of the value.
type Value = (usize, usize);

/// Values that have not met yet.
type Open = BTreeSet<(Value, Value)>;

/// Rows that are tried for each that is taken.
const TRIED: usize = 12;

/// Rows with a value for each factor. `sizes` says how many values each has. The same sizes give the same rows, and no value
/// of a factor is left out.
pub fn pairwise(sizes: &[usize]) -> Vec<Vec<usize>> {
    let mut open = pairs_of(sizes);
    let mut rows = Vec::new();
    while !open.is_empty() {
        let tried = (0..TRIED).map(|number| row_from(sizes, &open, number));
        let Some(row) = tried.max_by_key(|row| met_by(row, &open)) else { break };
        open.retain(|((a, x), (b, y))| row[*a] != *x || row[*b] != *y);
        rows.push(row);
    }
    rows
}

/// Every two values of different factors.
fn pairs_of(sizes: &[usize]) -> Open {
    let values = |factor: usize| (0..sizes[factor]).map(move |value| (factor, value));
    let factors = |first: usize| (first + 1..sizes.len()).map(move |second| (first, second));
    let pairs = (0..sizes.len()).flat_map(factors);
    let both = |(a, b)| values(a).flat_map(move |x| values(b).map(move |y| (x, y)));
    pairs.flat_map(both).collect()
}

fn met_by(row: &[usize], open: &Open) -> usize {
    open.iter().filter(|((a, x), (b, y))| row[*a] == *x && row[*b] == *y).count()
}

/// A row that begins with two values that have not met. Each other factor gets the value that meets the most values of the
/// row for the first time. The number decides where it begins, and in which order the factors are gone through.
fn row_from(sizes: &[usize], open: &Open, number: usize) -> Vec<usize> {
    let begin = open.iter().nth(number * open.len() / TRIED);
    let mut chosen: Vec<Value> = begin.map(|(a, b)| vec![*a, *b]).unwrap_or_default();
    for at in 0..sizes.len() {
        let factor = (at + number * sizes.len() / TRIED) % sizes.len();
        if chosen.iter().any(|(other, _)| *other == factor) {
            continue;
        }
        let is_new = |a: Value, b: Value| open.contains(&(a.min(b), a.max(b)));
        let news = |value| chosen.iter().filter(|it| is_new((factor, value), **it)).count();
        let best = (0..sizes[factor]).max_by_key(|value| news(*value));
        chosen.push((factor, best.unwrap_or_default()));
    }
    chosen.sort_unstable();
    chosen.into_iter().map(|(_, value)| value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_two_values_meet_and_the_rows_are_few() {
        let sizes: Vec<usize> = (0..50).map(|factor| if factor % 5 == 0 { 3 } else { 2 }).collect();
        let rows = pairwise(&sizes);
        for ((a, x), (b, y)) in pairs_of(&sizes) {
            assert!(rows.iter().any(|row| row[a] == x && row[b] == y), "{a}={x} with {b}={y}");
        }
        assert!(rows.len() <= 24, "{}", rows.len());
        assert_eq!(rows, pairwise(&sizes));
    }
}

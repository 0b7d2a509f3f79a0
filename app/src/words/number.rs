//! Numbers as English and Chinese write them. A language that writes them in another way has functions of its own in its
//! folder.

/// `1,234`: digits in groups of three.
pub fn number(value: usize) -> String {
    let digits = value.to_string();
    let first = digits.len() % 3;
    let groups = digits.as_bytes()[first..].chunks(3);
    let rest = groups.map(|group| String::from_utf8_lossy(group).into_owned());
    let head = (first > 0).then(|| digits[..first].to_owned());
    head.into_iter().chain(rest).collect::<Vec<_>>().join(",")
}

/// `51.2 GB`
pub fn bytes(value: u64) -> String {
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    let (mut tenths, mut unit) = (value.saturating_mul(10) / 1024, 0);
    while tenths >= 10_240 && unit + 1 < UNITS.len() {
        (tenths, unit) = (tenths / 1024, unit + 1);
    }
    let name = UNITS[unit];
    if tenths >= 1_000 || tenths.is_multiple_of(10) {
        format!("{} {name}", tenths / 10)
    } else {
        format!("{}.{} {name}", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_given_in_the_unit_that_fits() {
        let gigabyte = 1_u64 << 30;
        for (value, text) in [
            (0, "0 KB"),
            (1_536, "1.5 KB"),
            (gigabyte, "1 GB"),
            (51 * gigabyte + gigabyte / 4, "51.2 GB"),
            (900 * gigabyte + gigabyte / 2, "900 GB"),
            (2_048 * gigabyte, "2 TB"),
        ] {
            assert_eq!(bytes(value), text);
        }
    }

    #[test]
    fn digits_are_grouped_by_three() {
        for (value, text) in
            [(0, "0"), (12, "12"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")]
        {
            assert_eq!(number(value), text);
        }
    }
}

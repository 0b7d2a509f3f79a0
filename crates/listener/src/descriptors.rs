//! How many files and sockets the process may have open.

/// The soft limit that most systems set.
const USUAL: usize = 1024;

/// How many descriptors this process may have, as the system says; the usual number where it cannot be asked.
pub fn descriptors() -> usize {
    std::fs::read_to_string("/proc/self/limits").map_or(USUAL, |text| soft_limit(&text))
}

/// A line of the file is `Max open files   1024   524288   files`.
fn soft_limit(limits: &str) -> usize {
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"));
    match line.and_then(|line| line.split_whitespace().next()) {
        Some("unlimited") => usize::MAX,
        Some(number) => number.parse().unwrap_or(USUAL),
        None => USUAL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_soft_limit_is_the_first_number() {
        let file = |limit: &str| {
            format!(
                "Limit    Soft Limit    Hard Limit    Units\nMax open files   {limit}   4096   files\n"
            )
        };
        assert_eq!(soft_limit(&file("256")), 256);
        assert_eq!(soft_limit(&file("unlimited")), usize::MAX);
        assert_eq!(soft_limit("nothing of that"), USUAL);
    }
}

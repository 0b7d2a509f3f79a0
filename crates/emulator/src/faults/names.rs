//! Names that order faults, for a user who has only an SDK.
//!
//! A description or id that has a word such as `fault-slow-2000` in it orders that fault for the calls about its
//! instance or cluster. `docs/emulator/control.md` has the grammar.

use super::fault_order::FaultOrder;
use super::kind::Kind;
use super::shape::Shape;
use super::transition::Transition;
use crate::actions;
use crate::world::{CheckItem, DelayModel};

const PREFIX: &str = "fault-";
/// The delay at the peak of a storm, in seconds.
const STORM_PEAK: u32 = 900;
/// From one storm to the next, in seconds: the shortest time in which a delay can climb so high.
const STORM_EVERY: u32 = 3 * STORM_PEAK;
/// What can follow the prefix.
const GRAMMAR: &str = "fault-throttle[-TIMES], fault-error-STATUS[-ACTION], fault-slow-MS, \
    fault-drop-before[-ACTION], fault-drop-after[-ACTION], fault-truncate[-ACTION], \
    fault-html[-ACTION], fault-shape-SHAPE[-ACTION], fault-stuck-TRANSITION, fault-precheck-ITEM, \
    fault-lag-SECONDS, fault-lag-unknown, fault-lag-storm, fault-falls-back-TRANSITION and \
    fault-denied[-ACTION]";

/// The words of a text that order trouble. `default-prod` has none: the prefix stands at the beginning of a word.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices(PREFIX).filter_map(|(at, _)| {
        let begins = !text[..at].ends_with(|c: char| c.is_alphanumeric());
        let rest = &text[at..];
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        begins.then(|| &rest[..end])
    })
}

/// # Errors
/// A sentence about the first word that orders no trouble there is.
pub fn check(text: &str) -> Result<(), String> {
    words(text).try_for_each(|word| order(word).map(drop))
}

/// What a word orders.
///
/// # Errors
/// A sentence that names the words there are.
pub fn order(word: &str) -> Result<FaultOrder, String> {
    let body = word.strip_prefix(PREFIX).unwrap_or(word);
    let order = read(body).ok_or_else(|| format!("{word} orders no fault; there are {GRAMMAR}"))?;
    order.trouble().map_err(|sentence| format!("{word}: {sentence}"))?;
    Ok(order)
}

fn read(body: &str) -> Option<FaultOrder> {
    let (kind, rest) = KINDS.iter().find_map(|(name, kind)| {
        let rest = body.strip_prefix(name)?;
        let is_whole = rest.is_empty() || rest.starts_with('-');
        is_whole.then(|| (*kind, rest.trim_start_matches('-')))
    })?;
    let order = FaultOrder { kind, ..FaultOrder::default() };
    match kind {
        Kind::Throttle if rest.is_empty() => Some(order),
        Kind::Throttle => Some(FaultOrder { times: Some(rest.parse().ok()?), ..order }),
        Kind::Error => {
            let (status, action) = rest.split_once('-').unwrap_or((rest, ""));
            on(FaultOrder { status: Some(status.parse().ok()?), ..order }, action)
        }
        Kind::Slow => Some(FaultOrder { ms: Some(rest.parse().ok()?), ..order }.without_end()),
        Kind::WrongShape => {
            let (shape, action) = rest.split_once('-').unwrap_or((rest, ""));
            on(FaultOrder { shape: Some(named::<Shape>(shape)?), ..order }, action)
        }
        Kind::Stuck | Kind::FallsBack => {
            let transition = named::<Transition>(&rest.replace('-', "_"))?;
            Some(FaultOrder { transition: Some(transition), ..order }.without_end())
        }
        Kind::PrecheckFailure => {
            let item = named::<CheckItem>(&rest.replace('-', "_"))?;
            let action = Some("CreateDBCluster".to_owned());
            Some(FaultOrder { item: Some(item), action, ..order }.without_end())
        }
        Kind::AccessDenied => on(order.without_end(), rest),
        Kind::Lag => {
            let delay = delay(rest)?;
            Some(FaultOrder { delay: Some(delay), ..order }.without_end())
        }
        _ => on(order, rest),
    }
}

const KINDS: [(&str, Kind); 13] = [
    ("throttle", Kind::Throttle),
    ("error", Kind::Error),
    ("slow", Kind::Slow),
    ("drop-before", Kind::DropBefore),
    ("drop-after", Kind::DropAfter),
    ("truncate", Kind::Truncate),
    ("html", Kind::Html),
    ("shape", Kind::WrongShape),
    ("stuck", Kind::Stuck),
    ("precheck", Kind::PrecheckFailure),
    ("lag", Kind::Lag),
    ("falls-back", Kind::FallsBack),
    ("denied", Kind::AccessDenied),
];

/// The order for one operation, or for the first call of any.
fn on(order: FaultOrder, action: &str) -> Option<FaultOrder> {
    match action {
        "" => Some(order),
        known if actions::is_known(known) => {
            Some(FaultOrder { action: Some(known.to_owned()), ..order })
        }
        _ => None,
    }
}

fn delay(word: &str) -> Option<DelayModel> {
    Some(match word {
        "unknown" => DelayModel::Unknown,
        "storm" => DelayModel::Storm { base: 0, peak: STORM_PEAK, every: STORM_EVERY, since: None },
        number => DelayModel::Fixed { seconds: number.parse::<u32>().ok()?.into() },
    })
}

/// The value a word stands for in an order.
fn named<T: serde::de::DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(word.into()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_descriptions_and_ids_and_not_inside_other_words() {
        let found = |text: &'static str| words(text).collect::<Vec<_>>();
        assert_eq!(
            found("orders (fault-slow-2000, fault-html)"),
            ["fault-slow-2000", "fault-html"]
        );
        assert_eq!(found("rm-fault-throttle-3"), ["fault-throttle-3"]);
        assert_eq!(found("default-prod"), [""; 0]);
        assert_eq!(found("a fault happened"), [""; 0]);
    }

    #[test]
    fn every_kind_of_word_is_read_and_everything_else_is_refused_with_the_grammar() {
        for word in [
            "fault-throttle",
            "fault-throttle-3",
            "fault-error-503",
            "fault-error-500-CloseDBClusterMigration",
            "fault-slow-2000",
            "fault-drop-before",
            "fault-drop-after-ModifyDBClusterMigration",
            "fault-truncate-DescribeDBClusterMigration",
            "fault-html",
            "fault-shape-array_for_object-DescribeDBClusters",
            "fault-stuck-switching",
            "fault-stuck-rolling-back",
            "fault-stuck-closing",
            "fault-stuck-cloning",
            "fault-precheck-trigger",
            "fault-precheck-primary-key",
            "fault-lag-900",
            "fault-lag-unknown",
            "fault-lag-storm",
            "fault-falls-back-switching",
            "fault-falls-back-closing",
            "fault-denied",
            "fault-denied-DescribeDBClusterSSL",
        ] {
            assert_eq!(check(word), Ok(()), "{word}");
        }
        for word in [
            "fault-",
            "fault-throtle-3",
            "fault-throttle-x",
            "fault-throttle-0",
            "fault-error-200",
            "fault-error",
            "fault-slow",
            "fault-dropped",
            "fault-drop-after-ModifyCluster",
            "fault-stuck-syncing",
            "fault-precheck-moon",
            "fault-lag-sideways",
            "fault-falls-back",
            "fault-falls-back-cloning",
            "fault-denied-DescribeSSL",
        ] {
            let sentence = check(word).unwrap_err();
            assert!(sentence.starts_with(word), "{sentence}");
        }
        assert!(check("fault-throtle").unwrap_err().contains("there are fault-throttle[-TIMES]"));
    }
}

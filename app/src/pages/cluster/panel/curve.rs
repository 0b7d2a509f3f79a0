//! The delay since the migration was first seen, as a picture and as a sentence.

use std::fmt::Write;

use backend::{CurvePoint, History};
use jiff::Timestamp;
use leptos::prelude::*;
use migration::{
    Flow, Migration, MigrationStatus, SWITCH_DELAY_LIMIT_SECONDS, eta_to_switchable, flow,
};

use crate::ui::{Moment, Tone, Toned, moment};
use crate::words::{CurveFigures, Words};

/// Fewer points make no curve.
const FEWEST: usize = 3;
/// Two points that are this many usual distances apart have a time between them in which nothing was read.
const UNREAD: i64 = 8;
/// The box of the picture.
const WIDTH: i64 = 600;
const HEIGHT: u64 = 120;

/// The picture and its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curve {
    /// What the picture shows, for those who do not see it and those who want figures.
    sentence: String,
    /// Where the delay is going.
    trend: Option<Toned>,
    /// The `d` of a path.
    line: String,
    /// The same, closed at the bottom, to be filled.
    area: String,
    /// The `d` of the line a switch waits for.
    gate: String,
    /// The delay at the upper edge.
    top: u64,
    since: Timestamp,
}

impl Curve {
    /// `None` if too little was read to draw, or nothing is migrated.
    pub fn of(words: &Words, now: &Migration, history: &History) -> Option<Self> {
        let points = history.curve();
        if now.status == MigrationStatus::NoMigration || points.len() < FEWEST {
            return None;
        }
        let highest = points.iter().filter_map(|point| point.highest).max()?;
        let lowest = points.iter().filter_map(|point| point.lowest).min()?;
        // The line a switch waits for is always in the picture, and nothing touches the upper edge.
        let top = (highest.max(SWITCH_DELAY_LIMIT_SECONDS) + 4) / 4 * 5;
        let since = history.first_seen()?;
        let figures =
            CurveFigures { now: now.delay.seconds(), lowest, highest, since: moment(since) };
        let (line, area) = paths(points, top);
        Some(Self {
            sentence: (words.progress.curve)(&figures),
            trend: trend(words, now, history),
            line,
            area,
            gate: format!("M0 {y}H{WIDTH}", y = height(SWITCH_DELAY_LIMIT_SECONDS, top)),
            top,
            since,
        })
    }

    pub fn view(&self, words: &'static Words) -> impl IntoView + use<> {
        let Self { sentence, trend, line, area, gate, top, since } = self.clone();
        let say = &words.progress;
        let viewbox = format!("0 0 {WIDTH} {HEIGHT}");
        let trend = trend.map(|trend| {
            view! { <span class="tag" data-tone=trend.tone.as_str()>{trend.text}</span> }
        });
        view! {
            <figure class="curve">
                <figcaption class="curve__head"><span class="curve__title">{say.curve_title}</span> " " {trend}</figcaption>
                <p class="curve__top" aria-hidden="true">{(words.time.seconds)(top)}</p>
                <svg class="curve__picture" viewBox=viewbox preserveAspectRatio="none" aria-hidden="true">
                    <path class="curve__area" d=area/>
                    <path class="curve__gate" d=gate/>
                    <path class="curve__line" d=line/>
                </svg>
                <p class="curve__ends">
                    <span><Moment at=since/></span>
                    <span class="curve__key">{(say.gate)(SWITCH_DELAY_LIMIT_SECONDS)}</span>
                    <span>{say.now}</span>
                </p>
                <p class="curve__sentence">{sentence}</p>
            </figure>
        }
    }
}

/// Where the delay is going, while something is replicated.
fn trend(words: &Words, now: &Migration, history: &History) -> Option<Toned> {
    let forward = now.status == MigrationStatus::SyncingToPolardb;
    if !forward && now.status != MigrationStatus::SyncingToRds {
        return None;
    }
    let recent = history.recent();
    let flow = flow(&recent);
    let mut text = (words.progress.flow)(flow).to_owned();
    let eta = eta_to_switchable(&recent).filter(|eta| forward && eta.is_positive());
    if let Some(eta) = eta {
        let minutes = u64::try_from(eta.as_secs()).unwrap_or_default().div_ceil(60);
        text += words.terms.comma;
        text += &(words.progress.to_switchable)(minutes);
    }
    let tone = match flow {
        Flow::NotKnown | Flow::IdleSource => Tone::Plain,
        Flow::KeepingUp => Tone::Good,
        Flow::CatchingUp => Tone::Busy,
        Flow::FallingBehind | Flow::Stalled => Tone::Warning,
    };
    (!text.is_empty()).then_some(Toned { text, tone })
}

/// The line through the highest delay of each point, and the same closed at the bottom. Both have a hole where the
/// delay was not known or nothing was read.
fn paths(points: &[CurvePoint], top: u64) -> (String, String) {
    let second = |point: &CurvePoint| point.at.as_second();
    let (Some(first), Some(last)) = (points.first().map(second), points.last().map(second)) else {
        return Default::default();
    };
    let x = |point: &CurvePoint| (second(point) - first) * WIDTH / (last - first).max(1);
    let unread = usual_distance(points) * UNREAD;
    let (mut line, mut area) = (String::new(), String::new());
    let mut before: Option<(i64, i64)> = None;
    for point in points {
        let Some(delay) = point.highest else {
            close(&mut area, before.take());
            continue;
        };
        let (x, y) = (x(point), height(delay, top));
        if before.is_some_and(|(at, _)| second(point) - at > unread) {
            close(&mut area, before.take());
        }
        // Writing to a text cannot fail.
        let _ = match before {
            Some(_) => write!(line, "L{x} {y}").and_then(|()| write!(area, "L{x} {y}")),
            None => write!(line, "M{x} {y}h0").and_then(|()| write!(area, "M{x} {HEIGHT}V{y}")),
        };
        before = Some((second(point), x));
    }
    close(&mut area, before);
    (line, area)
}

fn close(area: &mut String, before: Option<(i64, i64)>) {
    if before.is_some() {
        let _ = write!(area, "V{HEIGHT}Z");
    }
}

/// The middle one of the distances between neighbours.
fn usual_distance(points: &[CurvePoint]) -> i64 {
    let seconds = |pair: &[CurvePoint]| pair[1].at.as_second() - pair[0].at.as_second();
    let mut distances: Vec<_> = points.windows(2).map(seconds).collect();
    distances.sort_unstable();
    distances.get(distances.len() / 2).copied().unwrap_or(1).max(1)
}

/// From above, as SVG counts.
fn height(delay: u64, top: u64) -> u64 {
    HEIGHT - (u128::from(delay.min(top)) * u128::from(HEIGHT) / u128::from(top.max(1))) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(delays: &[(i64, Option<u64>)]) -> Vec<CurvePoint> {
        let point = |(second, delay): &(i64, Option<u64>)| CurvePoint {
            at: Timestamp::from_second(1_790_000_000 + second).unwrap(),
            lowest: *delay,
            highest: *delay,
        };
        delays.iter().map(point).collect()
    }

    #[test]
    fn a_curve_goes_from_edge_to_edge() {
        let points = points(&[(0, Some(0)), (10, Some(60)), (20, Some(120))]);
        let (line, area) = paths(&points, 120);
        assert_eq!(line, "M0 120h0L300 60L600 0");
        assert_eq!(area, "M0 120V120L300 60L600 0V120Z");
    }

    #[test]
    fn what_nobody_knows_is_a_hole() {
        let unknown = points(&[(0, Some(60)), (10, None), (20, Some(60))]);
        assert_eq!(paths(&unknown, 120).0, "M0 60h0M600 60h0");
        let unread = points(&[(0, Some(60)), (10, Some(60)), (20, Some(60)), (200, Some(60))]);
        assert_eq!(paths(&unread, 120).0, "M0 60h0L30 60L60 60M600 60h0");
        assert_eq!(paths(&unread, 120).1, "M0 120V60L30 60L60 60V120ZM600 120V60V120Z");
    }
}

//! The checks of a dialog: what blocks, what has to be acknowledged, and the rest, folded away.

use leptos::prelude::*;
use migration::{Check, CheckId, Evidence, Report, Verdict, Weight};

use super::data::DialogData;
use super::fix::Fixes;
use crate::words::{Tally, words};

/// Checks with the same name, which are acknowledged together.
#[derive(Debug, Clone)]
pub struct Group {
    pub id: CheckId,
    /// The heaviest verdict of them.
    pub verdict: Verdict,
    /// Those that have something to say; all of them where all pass.
    pub checks: Vec<Check>,
}

/// In the order of the report.
pub fn groups(report: &Report) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for check in &report.checks {
        match groups.iter_mut().find(|group| group.id == check.id) {
            Some(group) => {
                if check.verdict.weight() > group.verdict.weight() {
                    group.verdict = check.verdict;
                }
                group.checks.push(check.clone());
            }
            None => groups.push(Group {
                id: check.id,
                verdict: check.verdict,
                checks: vec![check.clone()],
            }),
        }
    }
    for group in &mut groups {
        if group.verdict != Verdict::Pass {
            group.checks.retain(|check| check.verdict != Verdict::Pass);
        }
    }
    groups
}

impl Tally {
    /// Counts each name once.
    pub fn of(groups: &[Group]) -> Self {
        let mut tally = Self::default();
        for group in groups {
            match group.verdict.weight() {
                Some(Weight::Block) => tally.red += 1,
                Some(Weight::Warn) => tally.amber += 1,
                Some(Weight::Info) => tally.info += 1,
                None => tally.passed += 1,
            }
        }
        tally
    }
}

fn weighing(groups: &[Group], weight: Option<Weight>) -> Vec<Group> {
    groups.iter().filter(|group| group.verdict.weight() == weight).cloned().collect()
}

/// What blocks comes first.
#[component]
pub fn RedChecks(data: DialogData) -> impl IntoView {
    let words = words();
    let red = weighing(&groups(&data.report), Some(Weight::Block));
    let fixes = Fixes::of(&data);
    (!red.is_empty()).then(|| {
        let items = red.into_iter().map(|group| {
            view! {
                <li class="check" data-tone="danger">
                    <p class="check__head"><strong>{(words.preflight.check)(group.id).name}</strong> " " <Mark verdict=group.verdict/></p>
                    {findings(&data, &fixes, &group)}
                </li>
            }
        });
        view! {
            <section class="checks" aria-labelledby="checks-red">
                <h3 id="checks-red">{words.preflight.blocked}</h3>
                <ul class="plain-list checks__list">{items.collect_view()}</ul>
            </section>
        }
    })
}

/// Each has a box of its own: an acknowledgement names the check.
#[component]
pub fn AmberChecks(data: DialogData) -> impl IntoView {
    let words = words();
    let amber = weighing(&groups(&data.report), Some(Weight::Warn));
    let fixes = Fixes::of(&data);
    let required = data.has_ok();
    (!amber.is_empty()).then(|| {
        let items = amber.into_iter().map(|group| {
            let id = format!("ack-{}", group.id);
            let seen = format!("{id}-seen");
            let label = (words.preflight.acknowledge)((words.preflight.check)(group.id).name);
            view! {
                <li class="check" data-tone="warning" data-key=said(&group)>
                    <div class="check__head">
                        <label class="check__box">
                            <input type="checkbox" id=id name=format!("acknowledged[{}]", group.id)
                                value="yes" required=required aria-describedby=seen.clone()/>
                            <strong>{label}</strong>
                        </label>
                        {matches!(group.verdict, Verdict::NotKnown(_)).then(|| view! { <Mark verdict=group.verdict/> })}
                    </div>
                    <div class="check__seen" id=seen>{findings(&data, &fixes, &group)}</div>
                </li>
            }
        });
        view! {
            <section class="checks" aria-labelledby="checks-amber">
                <h3 id="checks-amber">{words.preflight.to_acknowledge}</h3>
                <ul class="plain-list checks__list">{items.collect_view()}</ul>
            </section>
        }
    })
}

/// What is to be known, and what passes.
#[component]
pub fn OtherChecks(data: DialogData) -> impl IntoView {
    let words = words();
    let groups = groups(&data.report);
    let tally = Tally::of(&groups);
    let rest = [Some(Weight::Info), None].map(|weight| weighing(&groups, weight)).concat();
    let fixes = Fixes::of(&data);
    (!rest.is_empty()).then(|| {
        let items = rest.into_iter().map(|group| {
            view! {
                <li class="check check--calm">
                    <p class="check__head">{(words.preflight.check)(group.id).name} " " <Mark verdict=group.verdict/></p>
                    {findings(&data, &fixes, &group)}
                </li>
            }
        });
        view! {
            <details class="checks__rest">
                <summary>{(words.preflight.the_rest)(&tally)}</summary>
                <ul class="plain-list checks__list checks__list--calm">{items.collect_view()}</ul>
            </details>
        }
    })
}

/// What an acknowledgement stands for: when the sentence changes, the box is a new one and is not ticked.
fn said(group: &Group) -> String {
    let words = words();
    let mut said = vec![(words.preflight.verdict)(group.verdict).to_owned()];
    for check in &group.checks {
        said.push((words.evidence.of_check)(check));
        if let Evidence::Error(text) = &check.evidence {
            said.push(text.clone());
        }
    }
    said.join("\n")
}

/// What was seen, and what mends it.
fn findings(data: &DialogData, fixes: &Fixes, group: &Group) -> AnyView {
    let words = words();
    let mut said: Vec<String> = Vec::new();
    group
        .checks
        .iter()
        .filter_map(|check| {
            let evidence = (words.evidence.of_check)(check);
            let new = !said.contains(&evidence);
            said.push(evidence.clone());
            new.then(|| {
                let fix = check.fix.as_ref().map(|fix| fixes.view(words, data, fix));
                let cloud = match &check.evidence {
                    Evidence::Error(text) if !text.is_empty() => Some(text.clone()),
                    _ => None,
                };
                let cloud = cloud.map(|text| view! { " " <span translate="no">{text}</span> });
                view! { <div class="check__finding"><p>{evidence}{cloud}</p>{fix}</div> }
            })
        })
        .collect_view()
        .into_any()
}

#[component]
fn Mark(verdict: Verdict) -> impl IntoView {
    let tone = match verdict.weight() {
        None => "good",
        Some(Weight::Info) => "plain",
        Some(Weight::Warn) => "warning",
        Some(Weight::Block) => "danger",
    };
    view! { <span class="tag" data-tone=tone>{(words().preflight.verdict)(verdict)}</span> }
}

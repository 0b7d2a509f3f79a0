//! The evaluation of the source.

use backend::{CheckGroup, EvaluationView, ReportCheck};
use leptos::prelude::*;
use migration::{
    CheckResult, EvaluationNotice, EvaluationVerdict as Verdict, PrecheckItem, evaluation_notices,
    target_version,
};

use super::load::Start;
use crate::routes;
use crate::ui::{Moment, Tone};
use crate::words::{Words, words};

/// The form whose values the buttons here send along: the one of the new cluster.
pub const FORM: &str = "configuration";

/// The latest evaluation of the source. It follows one that is running.
#[component]
pub fn Evaluation<'a>(start: &'a Start) -> impl IntoView + use<> {
    let all = words();
    let words = &all.evaluation;
    let found = start.read.evaluation.as_ref().ok().and_then(Option::as_ref);
    let running = found.is_some_and(|found| found.verdict == Verdict::Running);
    let body = match (&start.read.evaluation, found) {
        (Err(error), _) => {
            let why = (words.not_read)(&(all.errors.read_error)(error));
            view! { <p class="notice" data-tone="warning">{why}</p> }.into_any()
        }
        (_, None) => view! { <p>{words.none_yet}</p> }.into_any(),
        (_, Some(found)) => report(all, start, found).into_any(),
    };
    let label = if found.is_some() { words.again } else { words.begin };
    let refresh = here(start);
    view! {
        <section class="card" id="evaluation" aria-labelledby="evaluation-title"
            data-follow=running.then(super::frame::every_ms)>
            <div class="card__head">
                <h2 id="evaluation-title">{words.title}</h2>
                {running.then(|| view! { <a class="refresh" href=refresh>{all.cluster.refresh}</a> })}
            </div>
            {body}
            {(!running).then(|| view! {
                <div class="dialog__buttons">
                    <button class="button" type="submit" form=FORM formmethod="post"
                        formaction=routes::EVALUATE formnovalidate="">{label}</button>
                </div>
            })}
        </section>
    }
}

/// This page again, with the evaluation that is followed.
fn here(start: &Start) -> String {
    let mut pairs = start.typed.pairs();
    if let Ok(Some(found)) = &start.read.evaluation {
        pairs.push(("task", &found.evaluation.task));
    }
    routes::create_from(&start.source, &pairs)
}

fn report(words: &'static Words, start: &Start, found: &EvaluationView) -> impl IntoView + use<> {
    let say = &words.evaluation;
    let checks = || found.groups.iter().flat_map(|group| &group.checks);
    let failed = checks().filter(|check| check.result == CheckResult::Failed).count();
    let (sentence, tone) = match found.verdict {
        Verdict::Running => (say.running.to_owned(), Tone::Busy),
        Verdict::Passed => (say.passed.to_owned(), Tone::Good),
        Verdict::Failed => ((say.failed)(failed), Tone::Danger),
        Verdict::NotUnderstood => (say.not_understood.to_owned(), Tone::Warning),
    };
    let groups = found.groups.iter().map(|it| group(words, it)).collect_view();
    let raw = (found.verdict == Verdict::NotUnderstood).then(|| {
        let text = format!("Result: {}\nDetails: {}", found.evaluation.result, found.raw);
        view! {
            <div>
                <h3>{say.raw}</h3>
                <pre class="raw" tabindex="0" translate="no">{text}</pre>
            </div>
        }
    });
    view! {
        <p class="notice" data-tone=tone.as_str() role="status">{sentence}</p>
        {about(words, start, found)}
        {groups}
        {raw}
    }
}

/// Which target it was for, how old it is and how long it lives.
fn about(words: &'static Words, start: &Start, found: &EvaluationView) -> impl IntoView + use<> {
    let say = &words.evaluation;
    let (was, chosen) = (found.evaluation.version.as_str(), target_version(start.target()));
    let other = was != chosen;
    let target = match other {
        true => (say.for_other_target)(was, chosen),
        false => (say.for_target)(was),
    };
    let target = match other {
        true => view! { <p class="notice" data-tone="warning">{target}</p> }.into_any(),
        false => view! { <p class="muted">{target}</p> }.into_any(),
    };
    let seconds = found.age.map(|age| age.as_secs());
    let old = found.facts().is_expired();
    let until = found.evaluation.valid_until.map(|until| {
        view! { <span>{say.valid_until} " " <Moment at=until/></span> }
    });
    view! {
        {target}
        <p class="muted">{seconds.map(say.age)} " " {until}</p>
        {old.then(|| view! { <p class="notice" data-tone="warning">{say.expired}</p> })}
    }
}

fn group(words: &'static Words, group: &CheckGroup) -> impl IntoView + use<> {
    let say = &words.evaluation;
    let rows = group.checks.iter().map(|it| check(words, it)).collect_view();
    let name = (say.group)(&group.name);
    view! {
        <div class="checks">
            <h3>{name.clone()}</h3>
            <div class="table-scroll" role="region" aria-label=name tabindex="0">
                <table class="table table--checks">
                    <thead>
                        <tr>
                            <th scope="col">{say.check}</th>
                            <th scope="col">{say.result_head}</th>
                            <th scope="col">{say.remedy_head}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </div>
    }
}

fn check(words: &'static Words, check: &ReportCheck) -> impl IntoView + use<> {
    let say = &words.evaluation;
    let known = PrecheckItem::named(&check.name);
    let name = known.map_or_else(|| check.name.clone(), |item| (say.item)(item).to_owned());
    let (tone, needs_remedy) = match check.result {
        CheckResult::Passed => (Tone::Good, false),
        CheckResult::Failed => (Tone::Danger, true),
        CheckResult::Existing => (Tone::Warning, true),
        CheckResult::Unrecognised(_) => (Tone::Warning, false),
    };
    let reason = Some(check.reason.clone()).filter(|reason| !reason.is_empty());
    let remedy = needs_remedy.then(|| known.map_or(say.no_remedy, say.remedy));
    let both = (reason.is_some() || remedy.is_some()).then(|| {
        view! {
            <span>
                {remedy}
                {reason.map(|reason| view! { <span class="table__note" translate="no">{reason}</span> })}
            </span>
        }
    });
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td data-label=say.result_head><span class="tag" data-tone=tone.as_str()>{(say.result)(&check.result)}</span></td>
            <td data-label=say.remedy_head>{both}</td>
        </tr>
    }
}

/// What the last evaluation means for a creation. Empty if it passed for the chosen target and still holds.
pub fn before_creation(words: &'static Words, start: &Start) -> Vec<(String, Tone)> {
    let say = &words.evaluation;
    let found = match &start.read.evaluation {
        Err(error) => {
            return vec![((say.not_read)(&(words.errors.read_error)(error)), Tone::Warning)];
        }
        Ok(found) => found.as_ref().map(EvaluationView::facts),
    };
    let notices = evaluation_notices(found.as_ref(), start.target()).into_iter();
    let toned = notices.map(|notice| {
        let tone = match notice {
            EvaluationNotice::Failed => Tone::Danger,
            _ => Tone::Warning,
        };
        ((say.notice)(notice).to_owned(), tone)
    });
    toned.collect()
}

/// The role that a creation needs is missing; the button carries its intent.
#[component]
pub fn MissingRole<'a>(start: &'a Start) -> impl IntoView + use<> {
    let say = &words().evaluation;
    let missing = start.read.has_service_linked_role == Ok(false);
    missing.then(|| {
        let intent = backend::IntentId::random().to_string();
        view! {
            <div class="notice" data-tone="danger">
                <p>{say.role_missing}</p>
                <div>
                    <button class="button" type="submit" form=FORM formmethod="post" formnovalidate=""
                        formaction=routes::CREATE_LINKED_ROLE name="role_intent" value=intent>{say.create_role}</button>
                </div>
            </div>
        }
    })
}

//! One of the six dialogs, with its form.

use backend::Journalled;
use leptos::prelude::*;
use migration::Action;

use super::checks::{AmberChecks, OtherChecks, RedChecks, groups};
use super::cluster_change::ChangeOutcome;
use super::data::DialogData;
use super::fields::{BinlogChoice, ErrorChoice, HiddenFields, TypedConfirmation};
use super::fix::Fixes;
use super::name_map::NameMap;
use super::pairs::EndpointChoice;
use crate::islands::Modal;
use crate::parts::{Commands, OutcomeBox, RawBox, Told, TourHint};
use crate::routes;
use crate::ui::{FoldedNotes, Moment};
use crate::words::{self, Tally, words};

/// One of the six dialogs, with the outcome of a post above its form.
#[component]
pub fn Dialog(data: DialogData) -> impl IntoView {
    let words = words();
    let back = routes::back_from(&data.cluster, data.action);
    let outcome = data.outcome.clone();
    view! {
        <dialog class="dialog" open aria-labelledby="dialog-title" data-back=back>
            <Modal/>
            <h2 id="dialog-title" tabindex="-1">{(words.terms.dialog_title)(data.action)}</h2>
            <TourHint cluster=data.cluster.clone() action=data.action posted=outcome.is_some()/>
            {outcome.map(|row| match row {
                Journalled::Intent(record) => view! {
                    <OutcomeBox record=*record decision=data.decision/>
                }
                .into_any(),
                Journalled::Raw(raw) => view! { <RawBox raw/> }.into_any(),
            })}
            <Commands told=Told::WasSent calls=data.was_sent.clone()/>
            <Preflight data=data.clone()/>
            <p class="visually-hidden" id="news" role="status" data-failed=words.preflight.not_checked></p>
        </dialog>
    }
}

/// What is checked and chosen. Where scripts run it is rendered anew whenever a choice changes, and while it follows.
#[component]
fn Preflight(data: DialogData) -> impl IntoView {
    let words = words();
    let groups = groups(&data.report);
    let tally = (words.preflight.tally)(&Tally::of(&groups));
    // What is announced when it changes.
    let news = data.change.as_ref().map(|record| words::outcome(words, record).text);
    let news = news.into_iter().chain([tally]).collect::<Vec<_>>().join(" ");
    let change = data.change.clone().map(|record| view! { <ChangeOutcome record/> });
    let notice = data
        .in_progress(words)
        .map(|text| view! { <p class="notice" data-tone="warning">{text}</p> });
    // What was just done needs no explanation why it cannot be done again.
    let content = match (data.is_illegal() || data.is_moving(), data.outcome.is_some()) {
        (true, true) => view! { <OnlyBack data=data.clone()/> }.into_any(),
        (true, false) => {
            view! { <RedChecks data=data.clone()/> <OnlyBack data=data.clone()/> }.into_any()
        }
        (false, _) => view! { <DialogForm data=data.clone()/> }.into_any(),
    };
    // While something is on its way there is no button for them.
    let forms = (!data.is_moving()).then(|| Fixes::of(&data).forms(&data));
    view! {
        <div class="preflight" id="preflight" data-url=data.url() data-news=news
            data-follow=data.follow_ms.map(|ms| ms.to_string())>
            {change}
            {notice}
            {content}
            {forms}
        </div>
    }
}

#[component]
fn OnlyBack(data: DialogData) -> impl IntoView {
    view! {
        <div class="dialog__buttons">
            <a class="button" id="go-back" href=routes::back_from(&data.cluster, data.action)>{words().dialog.go_back}</a>
        </div>
    }
}

#[component]
fn DialogForm(data: DialogData) -> impl IntoView {
    let words = words();
    let action = data.action;
    let choice = match action {
        Action::Switch | Action::RollBack => view! {
            <EndpointChoice data=data.clone()/>
            <CheckButton data=data.clone() label=words.preflight.check_pairs/>
            {data.is_chosen().then(|| view! { <NameMap data=data.clone()/> })}
        }
        .into_any(),
        Action::Complete | Action::Cancel => view! {
            <BinlogChoice keep=data.choice.keep_binlog/>
            <CheckButton data=data.clone() label=words.preflight.check_again/>
        }
        .into_any(),
        Action::Continue => view! {
            <ErrorChoice comment=data.now.comment.clone() force=data.choice.force/>
            <CheckButton data=data.clone() label=words.preflight.check_again/>
        }
        .into_any(),
        Action::Abandon => ().into_any(),
    };
    let parts = [
        view! { <HiddenFields data=data.clone()/> <Summary data=data.clone()/> }.into_any(),
        view! { <RedChecks data=data.clone()/> }.into_any(),
        choice,
        view! { <Consequences data=data.clone()/> }.into_any(),
        view! { <AmberChecks data=data.clone()/> }.into_any(),
        view! { <OtherChecks data=data.clone()/> }.into_any(),
        view! { <FoldedNotes title=words.notes.title notes=(words.notes.dialog)(action)/> }
            .into_any(),
    ];
    let confirmation = (action.is_irreversible() && data.has_ok())
        .then(|| view! { <TypedConfirmation cluster=data.cluster.id.to_string()/> });
    view! {
        <form class="dialog__form" id="dialog-form" method="post" action=routes::post(action)>
            {parts.collect_view()}
            {confirmation}
            <Commands told=Told::WillBeSent calls=data.will_be_sent.clone()/>
            <Buttons data=data.clone()/>
        </form>
    }
}

/// How many checks found what, and when.
#[component]
fn Summary(data: DialogData) -> impl IntoView {
    let words = &words().preflight;
    let groups = groups(&data.report);
    let counts = Tally::of(&groups);
    let tone = match (counts.red, counts.amber) {
        (0, 0) => "good",
        (0, _) => "warning",
        _ => "danger",
    };
    let read_at = data.now.read_at.map(|time| {
        view! { <span class="muted">{words.checked_at} " " <Moment at=time/></span> }
    });
    view! {
        <p class="tally" data-tone=tone>
            <strong>{words.checks}</strong> " " <span class="tag">{(words.tally)(&counts)}</span> " "
            {read_at}
        </p>
    }
}

/// What follows from OK, and what cannot be undone (vendor/rds-migration 3.3, 3.4, 6.3).
#[component]
fn Consequences(data: DialogData) -> impl IntoView {
    let words = &words().dialog;
    let (cluster, source) = (data.cluster.id.as_str(), data.now.source.as_str());
    let sentences = (words.consequences)(data.action, cluster, source).into_iter();
    let items = sentences.map(|sentence| view! { <li>{sentence}</li> });
    view! {
        <section class="consequences">
            <h3>{words.what_follows}</h3>
            <ul>{items.collect_view()}</ul>
        </section>
        {data.action.is_irreversible().then(|| view! {
            <p class="notice" data-tone="danger"><strong>{words.cannot_be_undone}</strong></p>
        })}
    }
}

/// Renders the dialog again with what is chosen now. Where scripts run that happens by itself.
#[component]
fn CheckButton(data: DialogData, label: &'static str) -> impl IntoView {
    view! {
        <div class="recheck">
            <button class="button button--small" type="submit" id="check" formmethod="get" formnovalidate
                formaction=routes::dialog_path(&data.cluster, data.action)>{label}</button>
        </div>
    }
}

#[component]
fn Buttons(data: DialogData) -> impl IntoView {
    let words = words();
    let (action, cluster) = (data.action, &data.cluster);
    let ok = if data.has_ok() {
        view! {
            <button class="button button--primary" id="ok" data-danger=action.is_irreversible().to_string()
                type="submit">{words.dialog.ok}</button>
        }
        .into_any()
    } else if !data.is_chosen() && !data.report.blocks() {
        view! { <p class="muted">{words.preflight.choose_first}</p> }.into_any()
    } else if data.report.blocks() {
        view! { <p class="muted">{words.preflight.no_ok}</p> }.into_any()
    } else {
        ().into_any()
    };
    view! {
        <div class="dialog__buttons">
            {ok}
            <a class="button" id="go-back" href=routes::back_from(cluster, action)>{words.dialog.go_back}</a>
        </div>
    }
}

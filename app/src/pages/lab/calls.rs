//! The log of calls, newest first.

use backend::{CALL_ROWS, CallQuery, LabField, LoggedCall};
use leptos::prelude::*;

use super::form::{CLUSTERS, LOOK_MS};
use crate::routes;
use crate::ui::moment;
use crate::words::words;

/// Parts of names whose values are nobody's business, whatever the call.
const SECRET: [&str; 4] = ["password", "secret", "token", "signature"];

#[component]
pub fn Calls(mut calls: Vec<LoggedCall>, query: CallQuery) -> impl IntoView {
    let all = &words().lab;
    let words = &all.calls;
    let has_older = calls.len() > CALL_ROWS;
    calls.truncate(CALL_ROWS);
    let CallQuery { action, cluster, before } = query;
    let last = calls.last().map(|call| call.seq);
    let older = has_older.then(|| routes::lab_calls(&action, &cluster, last));
    let newest = before.map(|_| routes::lab_calls(&action, &cluster, None));
    let list = match calls.is_empty() {
        true => view! { <p class="empty">{words.none}</p> }.into_any(),
        false => view! { <Table calls/> }.into_any(),
    };
    view! {
        <p class="muted">{words.about}</p>
        <form class="filters" method="get" action=format!("{}#calls", routes::LAB) role="search">
            <label class="field">{(all.field)(LabField::Action)}
                <input type="search" name="action" value=action spellcheck="false"/>
            </label>
            <label class="field">{(all.field)(LabField::Cluster)}
                <input type="search" name="cluster" value=cluster list=CLUSTERS spellcheck="false"/>
            </label>
            <button class="button">{words.show}</button>
        </form>
        <div id="calls-now" class="lab__now" data-follow=LOOK_MS>
            {list}
            <p class="pager">
                {newest.map(|url| view! { <a href=url>{words.newest}</a> })}
                {older.map(|url| view! { <a href=url>{words.older}</a> })}
            </p>
        </div>
    }
}

#[component]
fn Table(calls: Vec<LoggedCall>) -> impl IntoView {
    let words = &words().lab.calls;
    let heads = [words.at, words.call, words.answer, words.effect]
        .map(|head| view! { <th scope="col">{head}</th> });
    view! {
        <div class="table-scroll" role="group" aria-labelledby="calls-title" tabindex="0">
            <table class="table table--calls">
                <thead><tr>{heads}</tr></thead>
                <tbody>{calls.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn row(call: LoggedCall) -> impl IntoView {
    let words = &words().lab.calls;
    let (tone, answer) = match (call.status, call.ended) {
        (Some(status @ 200..=299), _) => ("good", status.to_string()),
        (Some(status), _) => ("danger", status.to_string()),
        (None, false) => ("busy", words.under_way.to_owned()),
        (None, true) => ("danger", words.no_status.to_owned()),
    };
    let fault = call.fault_word.or(call.fault).map(|fault| {
        view! { <span class="tag" data-tone="warning" translate="no">{(words.met)(&fault)}</span> }
    });
    let parameters = call.parameters.into_iter().map(|(name, value)| {
        let shown = if is_secret(&name) { words.hidden.to_owned() } else { value };
        view! { <div><dt><code>{name}</code></dt><dd><code>{shown}</code></dd></div> }
    });
    let at = call.emulated_time;
    view! {
        <tr data-key=call.seq.to_string()>
            <td data-label=words.at><time datetime=at.to_string()>{moment(at)}</time></td>
            <td data-label=words.call>
                <code>{call.action}</code>
                <details class="call">
                    <summary>{words.parameters}</summary>
                    <dl class="call__parameters">{parameters.collect_view()}</dl>
                    <p>"RequestId " <code>{call.request_id}</code></p>
                </details>
            </td>
            <td data-label=words.answer>
                <span class="tag" data-tone=tone>{answer}</span>
                {call.code.map(|code| view! { <code class="table__note">{code}</code> })}
            </td>
            <td data-label=words.effect>{fault} <span translate="no">{call.changed}</span></td>
        </tr>
    }
}

fn is_secret(name: &str) -> bool {
    let name = name.to_lowercase();
    SECRET.iter().any(|part| name.contains(part))
}

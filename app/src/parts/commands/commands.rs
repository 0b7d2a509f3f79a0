//! The calls of a page or a form, folded away, without keys.

use backend::{PageRead, Seat, UnsignedCall};
use leptos::prelude::*;

use super::{aliyun, curl, python};
use crate::settings::{ProfileSettings, Settings};
use crate::ui::CopyButton;
use crate::words::{CommandsWords, words};

/// Whether the calls were made for the page, will be made by its form, or were made by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    Asked,
    WillBeSent,
    WasSent,
}

/// A call, and the choice that leads to it where there are several.
#[derive(Debug, Clone)]
pub struct Command {
    pub choice: Option<String>,
    pub call: UnsignedCall,
}

impl From<UnsignedCall> for Command {
    fn from(call: UnsignedCall) -> Self {
        Self { choice: None, call }
    }
}

/// The reads of a page. Empty if its account is not configured.
pub fn commands_of_reads<'a>(reads: impl IntoIterator<Item = PageRead<'a>>) -> Vec<Command> {
    let seat = expect_context::<Seat>();
    let shown = reads.into_iter().filter_map(|read| seat.call_of_read(read).ok());
    shown.map(Command::from).collect()
}

/// Renders nothing if there is no call.
#[component]
pub fn Commands(told: Told, #[prop(into)] calls: Vec<Command>) -> impl IntoView {
    let words = &words().commands;
    let (title, note) = match told {
        Told::Asked => (words.asked, None),
        Told::WillBeSent => (words.will_be_sent, Some(words.past_the_checks)),
        Told::WasSent => (words.was_sent, Some(words.past_the_checks)),
    };
    let settings = expect_context::<Settings>();
    // The calls of a page are of one account.
    let account = calls.first().map(|it| settings.profile(&it.call.profile).clone());
    let whose = account.as_ref().and_then(|account| whose(words, &settings, account));
    let named = account.as_ref().and_then(ProfileSettings::named_to_tools).map(str::to_owned);
    (!calls.is_empty()).then(|| {
        view! {
            <details class="commands">
                <summary>{title}</summary>
                {note.map(|note| view! { <p class="commands__note">{note}</p> })}
                {whose.map(|whose| view! { <p class="commands__note">{whose}</p> })}
                <p class="commands__note">{words.keys}</p>
                {calls.into_iter().map(|it| one(words, it, named.as_deref())).collect_view()}
            </details>
        }
    })
}

/// Whose key has to sign. `None` if there is only one.
fn whose(
    words: &'static CommandsWords,
    settings: &Settings,
    account: &ProfileSettings,
) -> Option<String> {
    let named = account.named_to_tools();
    let several = !settings.others.is_empty();
    (several || named.is_some()).then(|| (words.account)(account.name.as_str(), named))
}

/// `named` is the profile that the vendor's tools need as an option.
fn one(
    words: &'static CommandsWords,
    command: Command,
    named: Option<&str>,
) -> impl IntoView + use<> {
    let Command { choice, call } = command;
    let action = call.call.action;
    let request_id = call.request_id.as_ref().map(|id| {
        view! { <span class="muted">{words.request_id} " " <code>{id.clone()}</code></span> }
    });
    let folded =
        [("curl", curl::script(&call, named)), ("Python SDK", python::script(&call, named))];
    let folded = folded.map(|(tool, text)| {
        view! {
            <details class="command__tool">
                <summary translate="no">{tool}</summary>
                <Text action tool text/>
            </details>
        }
    });
    view! {
        <div class="command">
            <p class="command__head"><code>{action}</code> {choice} {request_id}</p>
            <Text action tool=words.cli text=aliyun::command(&call, named)/>
            {folded}
        </div>
    }
}

/// A text to copy.
#[component]
fn Text(action: &'static str, tool: &'static str, text: String) -> impl IntoView {
    let words = &words().commands;
    view! {
        <div class="copyable command__text">
            <pre><code translate="no">{text}</code></pre>
            <CopyButton label=format!("{}: {tool}, {action}", words.copy) copy=words.copy
                copied=words.copied/>
        </div>
    }
}

//! Texts as a page writes them: a word of the API, a text to copy, notes that are folded away.

use leptos::prelude::*;

/// A word of the API as the reader's language says it. An unknown one stays as it came, and is not to be translated.
#[component]
pub fn ApiWord(word: String, say: fn(&str) -> String) -> impl IntoView {
    let said = say(&word);
    let unknown = said == word;
    view! { <span translate=unknown.then_some("no")>{said}</span> }
}

/// Copies the `code` of the `.copyable` it is in. The start script listens, so that it works in whatever is put into the
/// page later; the button is hidden until scripts run.
#[component]
pub fn CopyButton(label: String, copy: &'static str, copied: &'static str) -> impl IntoView {
    view! {
        <button type="button" class="copy" aria-label=label data-copied=copied>{copy}</button>
    }
}

/// A text and a button that copies it.
#[component]
pub fn Copyable(text: String, copy: &'static str, copied: &'static str) -> impl IntoView {
    let label = format!("{copy} {text}");
    view! {
        <span class="copyable">
            <code>{text}</code> " "
            <CopyButton label copy copied/>
        </span>
    }
}

/// Notes under a title, folded away.
#[component]
pub fn FoldedNotes(title: &'static str, notes: &'static [&'static str]) -> impl IntoView {
    (!notes.is_empty()).then(|| {
        let items = notes.iter().map(|note| view! { <li>{*note}</li> }).collect_view();
        view! {
            <details class="differing-texts">
                <summary>{title}</summary>
                <ul>{items}</ul>
            </details>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(word: &str) -> String {
        if word == "Running" { "运行中".to_owned() } else { word.to_owned() }
    }

    #[test]
    fn an_unknown_word_stays_as_it_came_and_is_not_translated() {
        let html = |word: &str| view! { <ApiWord word=word.to_owned() say/> }.to_html();
        assert_eq!(html("Running"), "<span>运行中</span>");
        assert_eq!(html("MOON_PHASE"), "<span translate=\"no\">MOON_PHASE</span>");
    }
}

use leptos::prelude::*;

/// A word of the API as the reader's language says it. An unknown one stays as it came, and is not to be translated.
#[component]
pub fn ApiWord(word: String, say: fn(&str) -> String) -> impl IntoView {
    let said = say(&word);
    let unknown = said == word;
    view! { <span translate=unknown.then_some("no")>{said}</span> }
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

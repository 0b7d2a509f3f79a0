//! The forms of a page, as a browser without scripts reads and sends them.

use crate::form::{encode, unescape};

/// One form and what is filled in.
#[derive(Debug, Clone)]
pub struct Form {
    pub action: String,
    pub controls: Vec<Control>,
    /// The ids of its buttons.
    buttons: Vec<String>,
}

#[derive(Debug, Clone)]
pub struct Control {
    pub name: String,
    pub value: String,
    kind: Kind,
    /// Whether it is sent: a box that is ticked, an option that is selected.
    is_on: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Checkbox,
    Radio,
    Option,
}

impl Form {
    /// The first form of a page that is sent to this path. `None` if there is none.
    pub fn to(page: &str, path: &str) -> Option<Self> {
        Self::all(page).into_iter().find(|form| form.action == path)
    }

    pub fn all(page: &str) -> Vec<Self> {
        let mut forms = Vec::new();
        let mut select = String::new();
        for tag in tags(page) {
            if tag.name == "form" {
                let action = tag.get("action").unwrap_or_default().to_owned();
                forms.push(Self { action, controls: Vec::new(), buttons: Vec::new() });
            } else if tag.name == "select" {
                select = tag.get("name").unwrap_or_default().to_owned();
            } else if let Some(form) = forms.last_mut() {
                form.add(&tag, &select);
            }
        }
        forms
    }

    fn add(&mut self, tag: &Tag, select: &str) {
        if tag.name == "button" {
            self.buttons.extend(tag.get("id").map(str::to_owned));
        }
        let (kind, name, is_on) = match (tag.name, tag.get("type")) {
            ("option", _) => (Kind::Option, select, self.is_selected(tag, select)),
            ("input", Some("checkbox")) => (Kind::Checkbox, tag.named(), tag.has("checked")),
            ("input", Some("radio")) => (Kind::Radio, tag.named(), tag.has("checked")),
            ("input" | "textarea", _) => (Kind::Text, tag.named(), true),
            _ => return,
        };
        if name.is_empty() || tag.has("disabled") {
            return;
        }
        let value = tag.get("value").unwrap_or_default().to_owned();
        self.controls.push(Control { name: name.to_owned(), value, kind, is_on });
    }

    /// The first option counts until another is selected, which then takes its place.
    fn is_selected(&mut self, tag: &Tag, select: &str) -> bool {
        let mut others = self.controls.iter_mut().filter(|it| it.name == select).peekable();
        let is_first = others.peek().is_none();
        if tag.has("selected") {
            others.for_each(|other| other.is_on = false);
        }
        is_first || tag.has("selected")
    }

    pub fn has_button(&self, id: &str) -> bool {
        self.buttons.iter().any(|button| button == id)
    }

    /// Chooses one of several. False if it is not offered.
    pub fn choose(&mut self, name: &str, value: &str) -> bool {
        let is_offered = self.controls.iter().any(|it| it.name == name && it.value == value);
        for control in self.controls.iter_mut().filter(|it| it.name == name && is_offered) {
            control.is_on = control.value == value;
        }
        is_offered
    }

    /// Ticks every box that acknowledges a check.
    pub fn acknowledge(&mut self) {
        let is_box = |it: &&mut Control| it.kind == Kind::Checkbox;
        let boxes = self.controls.iter_mut().filter(is_box);
        boxes.filter(|it| it.name.starts_with("acknowledged[")).for_each(|it| it.is_on = true);
    }

    /// Types a text, where there is such a field.
    pub fn fill(&mut self, name: &str, text: &str) {
        let field = self.controls.iter_mut().find(|it| it.kind == Kind::Text && it.name == name);
        if let Some(field) = field {
            text.clone_into(&mut field.value);
        }
    }

    /// What is sent of this name. `None` if nothing is.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.controls.iter().find(|it| it.is_on && it.name == name).map(|it| it.value.as_str())
    }

    /// What is sent of the fields with names that begin so, empty ones left out.
    pub fn chosen(&self, start: &str) -> Vec<&Control> {
        let sent = self.controls.iter().filter(|it| it.is_on && it.name.starts_with(start));
        sent.filter(|it| !it.value.is_empty()).collect()
    }

    /// As it is sent.
    pub fn encoded(&self) -> String {
        let sent = self.controls.iter().filter(|it| it.is_on);
        let pairs = sent.map(|it| format!("{}={}", encode(&it.name), encode(&it.value)));
        pairs.collect::<Vec<_>>().join("&")
    }
}

struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, String)>,
}

impl Tag<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(other, _)| *other == name);
        found.map(|(_, value)| value.as_str())
    }

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    fn named(&self) -> &str {
        self.get("name").unwrap_or_default()
    }
}

/// Every opening tag, without what is inside of scripts and comments.
fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once('<') {
        let hidden = [("!--", "-->"), ("script", "</script>"), ("style", "</style>")];
        let hidden = hidden.iter().find(|(start, _)| after.starts_with(start));
        if let Some((_, end)) = hidden {
            rest = after.split_once(end).map_or("", |(_, rest)| rest);
            continue;
        }
        let end = after.find(|it: char| it.is_whitespace() || it == '>').unwrap_or(after.len());
        let (name, attributes) = after.split_at(end);
        let mut tag = Tag { name, attributes: Vec::new() };
        rest = read_attributes(attributes, &mut tag.attributes);
        found.push(tag);
    }
    found
}

/// Reads attributes up to the end of the tag, and gives what comes after it.
fn read_attributes<'a>(mut rest: &'a str, found: &mut Vec<(&'a str, String)>) -> &'a str {
    loop {
        rest = rest.trim_start_matches(|it: char| it.is_whitespace() || it == '/');
        let end = rest.find(|it: char| it.is_whitespace() || "=>/".contains(it));
        let Some(end) = end else { return "" };
        let (name, after) = rest.split_at(end);
        if let Some(quoted) = after.strip_prefix("=\"") {
            let (value, after) = quoted.split_once('"').unwrap_or((quoted, ""));
            found.push((name, unescape(value)));
            rest = after;
        } else if let Some(after) = after.strip_prefix('>') {
            found.extend((!name.is_empty()).then(|| (name, String::new())));
            return after;
        } else {
            let bare = after.strip_prefix('=').unwrap_or_default();
            let end = bare.find(|it: char| it.is_whitespace() || it == '>').unwrap_or(bare.len());
            found.push((name, unescape(&bare[..end])));
            rest = if after.starts_with('=') { &bare[end..] } else { after };
        }
    }
}

#[test]
fn a_form_is_read_as_a_browser_reads_it_and_sent_as_a_browser_sends_it() {
    let page = r#"<form action="/a"><input type="hidden" name="it" value="a &quot;b&quot;>"/>
        <input type="radio" name="one" value="x"><input type=radio name="one" value="y" checked required/>
        <input type="checkbox" name="acknowledged[delay]" value="yes"><!-- <input name="no"> -->
        <select name="pairs[n]"><option value="">none</option><option value="p" selected>p</option></select>
        <select name="two"><option value="u">u</option><option value="v">v</option></select>
        <input name="typed" id="typed" required></form>
        <form action="/b"><button id="ok" type="submit">OK</button></form>"#;
    let mut form = Form::to(page, "/a").unwrap();
    assert!(!form.has_button("ok") && Form::to(page, "/b").unwrap().has_button("ok"));
    assert_eq!(form.encoded(), "it=a+%22b%22%3E&one=y&pairs%5Bn%5D=p&two=u&typed=", "{form:?}");
    assert!(form.choose("one", "x") && form.choose("two", "v") && !form.choose("one", "z"));
    form.acknowledge();
    form.fill("typed", "pc-1");
    assert_eq!(
        form.encoded(),
        "it=a+%22b%22%3E&one=x&acknowledged%5Bdelay%5D=yes&pairs%5Bn%5D=p&two=v&typed=pc-1"
    );
    assert_eq!(form.chosen("pairs[").len(), 1);
}

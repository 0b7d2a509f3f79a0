//! A form as a browser without scripts sends it.

/// Name and value of every hidden field of the dialog's form, with every box ticked, form-encoded.
pub fn hidden_fields(page: &str, action: &str) -> String {
    let start = format!("action=\"/api/migration/{action}\"");
    let form = page.split(&start).nth(1).unwrap();
    let form = &form[..form.find("</form>").unwrap()];
    let fields = form.split("<input").skip(1).filter_map(|rest| {
        let tag = &rest[..rest.find('>')?];
        let attribute = |name: &str| {
            let value = tag.split(&format!(" {name}=\"")).nth(1)?;
            Some(unescape(value.split('"').next()?))
        };
        ["hidden", "checkbox"]
            .contains(&attribute("type")?.as_str())
            .then(|| Some((attribute("name")?, attribute("value")?)))?
    });
    fields.map(|(name, value)| format!("{name}={}", encode(&value))).collect::<Vec<_>>().join("&")
}

pub fn unescape(text: &str) -> String {
    let named = [("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&#x27;", "'"), ("&amp;", "&")];
    named.into_iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// A line break is sent as two characters, whatever it was.
pub fn encode(text: &str) -> String {
    let encoded = text.bytes().map(|byte| match byte {
        b' ' => "+".to_owned(),
        b'\n' => "%0D%0A".to_owned(),
        byte if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    });
    encoded.collect()
}

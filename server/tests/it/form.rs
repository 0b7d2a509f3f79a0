//! A form as a browser without scripts sends it.

/// Name and value of every hidden field of the dialog's form, form-encoded.
pub fn hidden_fields(page: &str, action: &str) -> String {
    let start = format!("action=\"/api/migration/{action}\"");
    let form = page.split(&start).nth(1).unwrap();
    let form = &form[..form.find("</form>").unwrap()];
    let fields = form.split("<input").skip(1).filter_map(|rest| {
        let tag = &rest[..rest.find('>')?];
        let attribute = |name: &str| {
            let value = tag.split(&format!(" {name}=\"")).nth(1)?;
            Some(value.split('"').next()?.replace("&amp;", "&"))
        };
        (attribute("type")? == "hidden").then(|| Some((attribute("name")?, attribute("value")?)))?
    });
    fields
        .map(|(name, value)| format!("{name}={}", value.replace(' ', "+")))
        .collect::<Vec<_>>()
        .join("&")
}

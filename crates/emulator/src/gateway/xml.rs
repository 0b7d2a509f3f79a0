//! JSON values written as the vendor's XML: an object is nested elements, a list is repeated elements of its name.

use std::borrow::Cow;

use quick_xml::escape::escape;
use serde_json::Value;

/// A whole document.
pub fn document(root: &str, value: &Value) -> String {
    let mut out = String::from("<?xml version='1.0' encoding='UTF-8'?>");
    element(&mut out, root, value);
    out
}

fn element(out: &mut String, name: &str, value: &Value) {
    if let Value::Array(items) = value {
        for item in items {
            element(out, name, item);
        }
        return;
    }
    let name = escape(name);
    out.push_str(&format!("<{name}>"));
    content(out, value);
    out.push_str(&format!("</{name}>"));
}

fn content(out: &mut String, value: &Value) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                element(out, name, value);
            }
        }
        Value::String(text) => out.push_str(&escape(allowed(text))),
        Value::Null => {}
        other => out.push_str(&other.to_string()),
    }
}

/// XML has no way at all to write most control characters, nor U+FFFE and U+FFFF.
fn allowed(text: &str) -> Cow<'_, str> {
    let fits = |c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    if text.chars().all(fits) {
        return text.into();
    }
    text.chars().map(|c| if fits(c) { c } else { '\u{fffd}' }).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_repeat_their_name_and_texts_are_escaped() {
        let value = serde_json::json!({
            "Items": {"Row": [{"Id": "a<b&c"}, {"Id": "\u{1}\u{ffff}\u{1f600}"}]},
            "Size": 2
        });
        assert_eq!(
            document("XResponse", &value),
            "<?xml version='1.0' encoding='UTF-8'?><XResponse><Items><Row><Id>a&lt;b&amp;c</Id></Row>\
             <Row><Id>\u{fffd}\u{fffd}\u{1f600}</Id></Row></Items><Size>2</Size></XResponse>"
        );
    }
}

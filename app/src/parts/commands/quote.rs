//! Texts that a shell and Python take as they are meant.

/// One word of a POSIX shell.
pub fn shell(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-./:,@%+=".contains(&byte);
    if !text.is_empty() && text.bytes().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// A string literal of Python.
pub fn python(text: &str) -> String {
    let mut literal = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => literal.extend(['\\', letter]),
            '\n' => literal.push_str("\\n"),
            control if control.is_control() => {
                literal.push_str(&format!("\\u{:04x}", u32::from(control)));
            }
            other => literal.push(other),
        }
    }
    literal + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_word_is_quoted_where_it_has_to_be() {
        for (text, word) in [
            ("pc-bp1", "pc-bp1"),
            ("", "''"),
            (r#"{"a":"b"}"#, r#"'{"a":"b"}'"#),
            ("it's", r"'it'\''s'"),
            ("$HOME `id`", "'$HOME `id`'"),
            ("*", "'*'"),
            ("~", "'~'"),
        ] {
            assert_eq!(shell(text), word);
        }
    }

    #[test]
    fn a_literal_holds_quotes_and_breaks() {
        assert_eq!(python("a\"b\\c\nd\u{7}差"), r#""a\"b\\c\nd\u0007差""#);
    }
}

//! Percent-encoding as the signatures want it (RFC 3986, vendor/sdk-wire 3), and the decoding of received
//! query and form text, where `+` is a space.

/// Bytes that stay as they are: `A-Z a-z 0-9 - _ . ~`.
const UNRESERVED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        table[byte] = b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'~');
        byte += 1;
    }
    table
};

const HEX: [u8; 16] = *b"0123456789ABCDEF";

/// Percent-encodes a text.
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    encode_into(&mut out, text);
    out
}

/// Percent-encodes a text onto the end of another. Runs of plain bytes are copied whole.
pub fn encode_into(out: &mut String, text: &str) {
    let bytes = text.as_bytes();
    let mut plain_from = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        if UNRESERVED[usize::from(byte)] {
            continue;
        }
        if plain_from < at {
            out.push_str(&text[plain_from..at]);
        }
        out.push('%');
        out.push(char::from(HEX[usize::from(byte >> 4)]));
        out.push(char::from(HEX[usize::from(byte & 15)]));
        plain_from = at + 1;
    }
    if plain_from < bytes.len() {
        out.push_str(&text[plain_from..]);
    }
}

/// Joins encoded `name=value` pairs with `&`, in the given order.
pub(crate) fn join_pairs(out: &mut String, pairs: &[(&str, &str)]) {
    for (index, (name, value)) in pairs.iter().enumerate() {
        if index > 0 {
            out.push('&');
        }
        encode_into(out, name);
        out.push('=');
        encode_into(out, value);
    }
}

/// Decodes one name or value of a query or form. A `%` without two hexadecimal digits stays as
/// it is, and bytes that are not UTF-8 become replacement characters: such a text never matches
/// what was signed.
pub fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], hex_pair(bytes, at)) {
            (b'+', _) => out.push(b' '),
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 2;
            }
            (byte, _) => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8(out).unwrap_or_else(|bad| String::from_utf8_lossy(bad.as_bytes()).into())
}

/// Decodes a raw query or form body into pairs, in order. Empty pieces are skipped; a piece
/// without `=` is a name with an empty value.
pub fn parse_pairs(raw: &str) -> Vec<(String, String)> {
    raw.split('&')
        .filter(|piece| !piece.is_empty())
        .map(|piece| piece.split_once('=').unwrap_or((piece, "")))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

fn hex_pair(bytes: &[u8], percent_at: usize) -> Option<u8> {
    let high = hex_digit(*bytes.get(percent_at + 1)?)?;
    let low = hex_digit(*bytes.get(percent_at + 2)?)?;
    Some(high << 4 | low)
}

fn hex_digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{decode, encode, parse_pairs};

    #[test]
    fn unreserved_characters_stay_and_all_others_are_escaped() {
        assert_eq!(encode("AZaz09-_.~"), "AZaz09-_.~");
        assert_eq!(encode(" +*/%!'()="), "%20%2B%2A%2F%25%21%27%28%29%3D");
        assert_eq!(encode("a中b"), "a%E4%B8%ADb");
        assert_eq!(encode("😀"), "%F0%9F%98%80");
        assert_eq!(encode(""), "");
    }

    #[test]
    fn decoding_undoes_encoding() {
        for text in ["", "a b+c%2F", "~*'()", "一键迁移 😀", "\u{0}\n\t"] {
            assert_eq!(decode(&encode(text)), text);
        }
    }

    #[test]
    fn plus_is_a_space_and_an_escaped_plus_is_a_plus() {
        assert_eq!(decode("a+b%2Bc%20d"), "a b+c d");
    }

    #[test]
    fn broken_escapes_stay_as_they_are() {
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%4"), "%4");
        assert_eq!(decode("%zz%41"), "%zzA");
        assert_eq!(decode("%+1"), "% 1");
        assert_eq!(decode("%FF"), "\u{fffd}");
    }

    #[test]
    fn pairs_keep_order_empty_values_and_later_equals_signs() {
        let pairs = parse_pairs("b=1&a=&&c&d=x=y");
        let expected = [("b", "1"), ("a", ""), ("c", ""), ("d", "x=y")];
        assert_eq!(pairs, expected.map(|(n, v)| (n.to_owned(), v.to_owned())));
        assert!(parse_pairs("").is_empty());
    }
}

//! One line of the log: length and checksum of a text, and the text.

use std::io::{self, Write};

use serde::Serialize;

/// Writes a record.
///
/// # Errors
/// The value cannot be written as JSON.
pub fn push(out: &mut Vec<u8>, value: &impl Serialize) -> io::Result<()> {
    // JSON has no line feeds of its own when it is not made pretty.
    let text = serde_json::to_vec(value)?;
    write!(out, "{} {:08x} ", text.len(), crc32fast::hash(&text))?;
    out.extend_from_slice(&text);
    out.push(b'\n');
    Ok(())
}

/// The text of a line, its line feed included, if it is a whole and undamaged record.
pub fn text(line: &[u8]) -> Option<&[u8]> {
    let line = line.strip_suffix(b"\n")?;
    let mut parts = line.splitn(3, |&byte| byte == b' ');
    let length: usize = number(parts.next()?, 10)?.try_into().ok()?;
    let checksum = number(parts.next()?, 16)?;
    let text = parts.next()?;
    (text.len() == length && u64::from(crc32fast::hash(text)) == checksum).then_some(text)
}

fn number(digits: &[u8], radix: u32) -> Option<u64> {
    u64::from_str_radix(std::str::from_utf8(digits).ok()?, radix).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_as_it_was_written_and_any_flipped_bit_is_noticed() {
        let mut line = Vec::new();
        push(&mut line, &["one\nline", "zwei"]).unwrap();
        assert_eq!(text(&line), Some(&br#"["one\nline","zwei"]"#[..]));
        for at in 0..line.len() {
            for bit in 0..8 {
                let mut damaged = line.clone();
                damaged[at] ^= 1 << bit;
                // Upper-case hexadecimal digits say the same.
                let same = damaged.eq_ignore_ascii_case(&line) && at < 14;
                assert_eq!(text(&damaged).is_some(), same, "byte {at}, bit {bit}");
            }
        }
        for end in 0..line.len() {
            assert_eq!(text(&line[..end]), None);
        }
    }
}

//! Garbled requests, each of which follows from a seed and its number.

use crate::dice::Dice;
use crate::signed::signed;
use crate::stack::BILLING;

const HEAD: &str = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n";
const ACS3: &str =
    "authorization: ACS3-HMAC-SHA256 Credential=polarshift,SignedHeaders=host,Signature=0\r\n";

/// A kind of nonsense and the bytes of one request.
pub fn garbled(dice: &mut Dice) -> (&'static str, Vec<u8>) {
    match dice.below(64) {
        0..5 => ("random bytes", dice.bytes(3000)),
        5..9 => ("random bytes after a good start", [HEAD.as_bytes(), &dice.bytes(3000)].concat()),
        9..13 => ("a huge header", huge_header(dice)),
        13..19 => ("bad percent-encoding", bad_percent(dice)),
        19..23 => ("deep JSON", deep_json(dice)),
        23..28 => ("invalid UTF-8", with_body("", &[&[0xc3, 0x28], &dice.bytes(300)[..]].concat())),
        28..34 => ("a wrong content length", wrong_length(dice)),
        34..38 => ("a truncated request", truncated(dice)),
        38..42 => ("absurd chunks", chunks(dice)),
        42..46 => ("null bytes", nulls(dice)),
        46 => ("a query of a megabyte", query(&"a".repeat(1 << 20))),
        47..51 => ("many parameters", many_parameters(dice)),
        51..55 => ("duplicate headers", duplicates(dice)),
        55..59 => ("an odd request line", odd_line(dice)),
        59..62 => ("a signed call with flipped bits", flipped(dice)),
        _ => ("a garbled control call", control(dice)),
    }
}

fn query(text: &str) -> Vec<u8> {
    format!("GET /?{text} HTTP/1.1\r\nHost: a\r\n\r\n").into_bytes()
}

fn with_body(headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("{HEAD}{headers}content-length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

fn huge_header(dice: &mut Dice) -> Vec<u8> {
    let name = dice.one_of(&["x-acs-action", "x-long", "cookie", "authorization", "x-acs-date"]);
    let long = "h".repeat(1 + dice.below(150_000));
    format!("{HEAD}{ACS3}{name}: {long}\r\n\r\n").into_bytes()
}

fn bad_percent(dice: &mut Dice) -> Vec<u8> {
    let pieces = ["%", "%f", "%zz", "%ff%fe", "=", "&", "&&", "%00", "DBClusterId=", "%u1234", "+"];
    let text: String = (0..dice.below(200)).map(|_| *dice.one_of(&pieces)).collect();
    if dice.below(2) == 0 { query(&text) } else { with_body("", text.as_bytes()) }
}

fn deep_json(dice: &mut Dice) -> Vec<u8> {
    let open = dice.one_of(&["[", "{\"a\":", "{\"a\":[", "[[{\"\":"]);
    let body = format!("{{\"DBClusterId\":{}", open.repeat(1 + dice.below(20_000)));
    with_body(&format!("{ACS3}content-type: application/json\r\n"), body.as_bytes())
}

fn wrong_length(dice: &mut Dice) -> Vec<u8> {
    let length = dice.one_of(&[
        "-1",
        "0x10",
        "5, 6",
        "18446744073709551615",
        "99999999999999999999999",
        "one",
        "",
        "1000",
        "5\r\ncontent-length: 6",
        "4\r\ntransfer-encoding: chunked",
    ]);
    let body = dice.bytes(200);
    [format!("{HEAD}content-length: {length}\r\n\r\n").as_bytes(), &body].concat()
}

fn truncated(dice: &mut Dice) -> Vec<u8> {
    let whole = with_body(ACS3, format!("DBClusterId={BILLING}").as_bytes());
    let end = dice.below(whole.len());
    whole[..end].to_vec()
}

fn chunks(dice: &mut Dice) -> Vec<u8> {
    let size = dice.one_of(&[
        "ffffffffffffffff",
        "fffffffffffffffff",
        "zz",
        "-5",
        "",
        "5;a=b",
        "00000000000000000000000005",
        "7fffffff",
        " 5",
    ]);
    let extension = ";".repeat(dice.below(3) * 20_000);
    format!("{HEAD}transfer-encoding: chunked\r\n\r\n{size}{extension}\r\nhello\r\n").into_bytes()
}

fn nulls(dice: &mut Dice) -> Vec<u8> {
    let mut whole = with_body(ACS3, b"Action=DescribeRegions");
    for _ in 0..=dice.below(8) {
        let at = dice.below(whole.len());
        whole[at] = 0;
    }
    whole
}

fn many_parameters(dice: &mut Dice) -> Vec<u8> {
    let count = 501 + dice.below(5000);
    let text = (0..count).map(|n| format!("p{n}={n}")).collect::<Vec<_>>().join("&");
    with_body("content-type: application/x-www-form-urlencoded\r\n", text.as_bytes())
}

fn duplicates(dice: &mut Dice) -> Vec<u8> {
    let line = dice.one_of(&[
        "Host: other\r\n",
        ACS3,
        "x-acs-action: DescribeRegions\r\n",
        "x-acs-date: 2026-11-21T08:00:00Z\r\n",
        "content-type: application/json\r\n",
        "x-acs-signature-nonce: 1\r\n",
    ]);
    let many = line.repeat(2 + dice.below(120));
    format!("{HEAD}{ACS3}{many}\r\n").into_bytes()
}

fn odd_line(dice: &mut Dice) -> Vec<u8> {
    let line = dice.one_of(&[
        "BREW / HTTP/1.1",
        "GET / HTTP/9.9",
        "GET",
        "GET  / HTTP/1.1",
        "PRI * HTTP/2.0",
        "GET http://[::1 HTTP/1.1",
        "GET /../../etc/passwd HTTP/1.1",
        "GET /\u{e9} HTTP/1.1",
        "DELETE /_emulator HTTP/1.1",
        "\r\n\r\n\r\nGET",
        "CONNECT / HTTP/1.1",
    ]);
    let rest = dice.one_of(&[
        "\r\n\r\n",
        "\n\n",
        "\r\nHost: a\r\n folded\r\n\r\n",
        "\r\nno colon\r\n\r\n",
    ]);
    format!("{line}\r\nHost: a{rest}").into_bytes()
}

/// Signed with a wrong secret, so that it is refused even where the flipped bits mean nothing.
fn flipped(dice: &mut Dice) -> Vec<u8> {
    let parameters = [("DBClusterId", BILLING.to_owned())];
    let mut whole = query(&signed("DescribeDBClusterMigration", &parameters, "another secret"));
    for _ in 0..dice.below(6) {
        let at = dice.below(whole.len());
        whole[at] ^= 1 << dice.below(8);
    }
    whole
}

fn control(dice: &mut Dice) -> Vec<u8> {
    let path = dice.one_of(&["clock", "faults", "reset", "set", "accounts", "keys", "nowhere"]);
    let body = [b"[{".as_slice(), &dice.bytes(500)].concat();
    let length = body.len();
    let head = format!(
        "POST /_emulator/{path} HTTP/1.1\r\nHost: 127.0.0.1\r\ncontent-length: {length}\r\n\r\n"
    );
    [head.as_bytes(), &body].concat()
}

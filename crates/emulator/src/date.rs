//! The header `Date`. The server below adds none: a cloud that leaves it out is one of the choices.

use axum::http::{HeaderValue, header};
use axum::response::Response;
use jiff::Timestamp;

/// `None` for a time that no header can say.
pub fn of(at: Timestamp) -> Option<HeaderValue> {
    let printer = jiff::fmt::rfc2822::DateTimePrinter::new();
    HeaderValue::try_from(printer.timestamp_to_rfc9110_string(&at).ok()?).ok()
}

/// With the wall time, for an answer that does not come from the cloud.
pub async fn dated(mut response: Response) -> Response {
    if let Some(date) = of(Timestamp::now()) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_headers_write_it() {
        let date = of(Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(date, "Thu, 01 Jan 1970 00:00:00 GMT");
    }
}

//! Errors of the gateway (vendor/rds-migration 8.1).

use super::api_error::ApiError;
use super::denial::Denial;

impl ApiError {
    pub fn missing(name: &str) -> Self {
        Self::new(400, format!("Missing{name}"), format!("{name} is mandatory for this action."))
    }

    pub fn invalid(name: &str) -> Self {
        Self::new(
            400,
            format!("Invalid{name}"),
            format!("Specified parameter {name} is not valid."),
        )
    }

    pub fn malformed(name: &str) -> Self {
        let message = format!("The specified parameter {name} is not valid.");
        Self::new(400, format!("Invalid{name}.Malformed"), message)
    }

    /// Something that the cloud has and the emulator does not. No code of the vendor's: nothing is wrong with the request.
    pub fn lacks(what: &str) -> Self {
        Self::new(400, "Emulator.NotSupported", format!("This emulator does not have {what}."))
    }

    pub fn unknown_action() -> Self {
        let message = "Specified api is not found, please check your url and method.";
        Self::new(404, "InvalidAction.NotFound", message)
    }

    pub fn invalid_version() -> Self {
        Self::new(400, "InvalidVersion", "Specified parameter Version is not valid.")
    }

    pub fn invalid_format() -> Self {
        Self::new(400, "InvalidParameter.Format", "Specified parameter format is not valid.")
    }

    pub fn unsupported_method() -> Self {
        Self::new(403, "UnsupportedHTTPMethod", "This http method not supported.")
    }

    /// Not the cloud's: a web page elsewhere has no business with an emulator of this machine.
    pub fn of_a_foreign_page(why: String) -> Self {
        Self::new(403, "Forbidden", why)
    }

    pub fn unreadable(what: &str) -> Self {
        Self::new(400, "InvalidParameter", format!("The request cannot be read: {what}."))
    }

    pub fn too_large() -> Self {
        Self::new(413, "RequestEntityTooLarge", "The request body is too large.")
    }

    pub fn too_slow() -> Self {
        Self::new(408, "RequestTimeout", "The request body did not arrive in time.")
    }

    pub fn unknown_access_key() -> Self {
        Self::new(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.")
    }

    pub fn inactive_access_key() -> Self {
        Self::new(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled.")
    }

    pub fn incomplete_signature() -> Self {
        let message = "The request signature does not conform to Aliyun standards.";
        Self::new(400, "IncompleteSignature", message)
    }

    pub fn invalid_signature_method() -> Self {
        Self::new(400, "InvalidSignatureMethod", "Specified signature method is not valid.")
    }

    pub fn signature_does_not_match(message: String) -> Self {
        Self::new(400, "SignatureDoesNotMatch", message)
    }

    pub fn nonce_used() -> Self {
        let message = "Specified signature nonce was used already.";
        Self::new(400, "SignatureNonceUsed", message)
    }

    pub fn missing_timestamp() -> Self {
        let message = "The input parameter \"Timestamp\" that is mandatory for processing this request is not supplied.";
        Self::new(400, "IllegalTimestamp", message)
    }

    pub fn timestamp_format() -> Self {
        let message = "Specified time stamp or date value is not well formatted.";
        Self::new(400, "InvalidTimeStamp.Format", message)
    }

    pub fn timestamp_expired() -> Self {
        let message = "Specified time stamp or date value is expired.";
        Self::new(400, "InvalidTimeStamp.Expired", message)
    }

    pub fn throttled(retry_after_ms: Option<u64>) -> Self {
        let message = "Request was denied due to user flow control.";
        Self { retry_after_ms, ..Self::new(400, "Throttling.User", message) }
    }

    pub fn internal() -> Self {
        let message =
            "The request processing has failed due to some unknown error, exception or failure.";
        Self::new(500, "InternalError", message)
    }

    pub fn denied(denial: Denial) -> Self {
        let message = "You are not authorized to do this operation.";
        let error = Self::new(403, "NoPermission", message);
        Self { denial: Some(Box::new(denial)), ..error }
    }

    /// Tags on a creation, where only tagging is forbidden.
    pub fn tags_denied() -> Self {
        Self::denied(Denial { action: Some("polardb:TagResources"), ..Denial::default() })
    }

    /// Tags on a creation, where there is no tagging.
    pub fn tags_refused() -> Self {
        Self::new(400, "InvalidParameter", "The specified parameter Tag is not supported.")
    }
}

//! Signs a call. Pure: time and nonce are arguments.

use acs_signature::acs3::{self, BodyHash, SigningInput};
use acs_signature::{percent, rpc};
use jiff::Timestamp;

use crate::call::Call;
use crate::config::SignatureScheme;
use crate::credentials::Credentials;

/// The credentials, scheme, host and time of a signature.
pub(crate) struct Signing<'a> {
    pub credentials: &'a Credentials,
    pub scheme: SignatureScheme,
    /// The `Host` header, with a port if it is not the scheme's own.
    pub authority: &'a str,
    pub now: Timestamp,
    pub nonce: &'a str,
}

/// A POST without a body, ready to be sent.
pub(crate) struct SignedCall {
    /// Path and query.
    pub target: String,
    pub headers: Vec<(&'static str, String)>,
}

impl Signing<'_> {
    pub fn sign(&self, call: &Call) -> SignedCall {
        match self.scheme {
            SignatureScheme::Acs3HmacSha256 => self.sign_acs3(call),
            SignatureScheme::RpcHmacSha1 => self.sign_rpc(call),
        }
    }

    fn date(&self) -> String {
        self.now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    fn sign_acs3(&self, call: &Call) -> SignedCall {
        let mut headers = vec![
            ("host", self.authority.to_owned()),
            ("x-acs-action", call.action.to_owned()),
            ("x-acs-content-sha256", BodyHash::EMPTY.to_string()),
            ("x-acs-date", self.date()),
            ("x-acs-signature-nonce", self.nonce.to_owned()),
            ("x-acs-version", call.product.version().to_owned()),
        ];
        if let Some(token) = self.credentials.security_token() {
            headers.push(("x-acs-accesskey-id", self.credentials.access_key_id().to_owned()));
            headers.push(("x-acs-security-token", token.to_owned()));
        }
        let query: Vec<_> = call.parameters.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let signed_headers: Vec<_> = headers.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let input = SigningInput {
            method: "POST",
            path: "/",
            query: &query,
            headers: &signed_headers,
            body_hash: &BodyHash::EMPTY,
        };
        let signed = acs3::sign(&input, self.credentials.access_key());
        headers.push(("authorization", signed.authorization));
        SignedCall { target: target(&query), headers }
    }

    fn sign_rpc(&self, call: &Call) -> SignedCall {
        let date = self.date();
        let mut params: Vec<_> = call.parameters.iter().map(|(n, v)| (*n, v.as_str())).collect();
        params.extend([
            ("Action", call.action),
            ("Version", call.product.version()),
            ("Format", "JSON"),
            ("Timestamp", date.as_str()),
            ("SignatureMethod", rpc::SIGNATURE_METHOD),
            ("SignatureVersion", rpc::SIGNATURE_VERSION),
            ("SignatureNonce", self.nonce),
            ("AccessKeyId", self.credentials.access_key_id()),
        ]);
        params.extend(self.credentials.security_token().map(|token| ("SecurityToken", token)));
        let secret = self.credentials.access_key().expose_secret();
        let signature = rpc::sign("POST", &params, secret).signature;
        params.push((rpc::SIGNATURE, signature.as_str()));
        let headers = vec![("host", self.authority.to_owned())];
        SignedCall { target: target(&params), headers }
    }
}

fn target(query: &[(&str, &str)]) -> String {
    let mut target = String::from("/");
    for (index, (name, value)) in query.iter().enumerate() {
        target.push(if index == 0 { '?' } else { '&' });
        percent::encode_into(&mut target, name);
        target.push('=');
        percent::encode_into(&mut target, value);
    }
    target
}

/// A number used once: 128 random bits as hexadecimal digits.
pub(crate) fn nonce() -> String {
    format!("{:032x}", rand::random::<u128>())
}

#[cfg(test)]
mod tests {
    use super::{SignedCall, Signing, nonce};
    use crate::call::{Call, Product};
    use crate::config::SignatureScheme;
    use crate::credentials::Credentials;

    const NONCE: &str = "3156853299f313e23d1673dc12e1703d";

    fn sign(call: &Call, scheme: SignatureScheme, token: Option<&str>) -> SignedCall {
        Signing {
            credentials: &Credentials::new("LTAIexample", "secretexample", token),
            scheme,
            authority: "polardb.aliyuncs.com",
            now: "2026-11-20T08:00:00.9Z".parse().unwrap(),
            nonce: NONCE,
        }
        .sign(call)
    }

    fn header<'a>(signed: &'a SignedCall, name: &str) -> Option<&'a str> {
        signed.headers.iter().find(|(n, _)| *n == name).map(|(_, value)| value.as_str())
    }

    /// The test vector of vendor/rds-migration 1.3.
    #[test]
    fn acs3_gives_the_known_signature() {
        let pairs = r#"{"rm-bp1example00001.mysql.rds.aliyuncs.com":"pc-bp1example00001.rwlb.rds.aliyuncs.com"}"#;
        let call = Call::without_region(Product::Polardb, "ModifyDBClusterMigration")
            .param("SwapConnectionString", "true")
            .param("DBClusterId", "pc-bp1example00001")
            .param("NewMasterInstanceId", "pc-bp1example00001")
            .param("SourceRDSDBInstanceId", "rm-bp1example00001")
            .param("ConnectionStrings", pairs);
        let signed = sign(&call, SignatureScheme::Acs3HmacSha256, None);
        let authorization = header(&signed, "authorization").unwrap();
        assert!(
            authorization.ends_with(
                "Signature=b6c016e2ce73c40dc29371f0dbd09386c95ec38753842f73d7f20f5f2d19f051"
            ),
            "{authorization}"
        );
        assert_eq!(header(&signed, "x-acs-date"), Some("2026-11-20T08:00:00Z"));
        assert!(signed.target.starts_with("/?SwapConnectionString=true&DBClusterId="));
    }

    /// The test vector of vendor/rds-migration 1.4, which asks for `Format=json`; ours says `JSON`.
    #[test]
    fn rpc_signs_every_parameter() {
        let call = Call::without_region(Product::Polardb, "DescribeDBClusterMigration")
            .param("DBClusterId", "pc-bp1example00001");
        let signed = sign(&call, SignatureScheme::RpcHmacSha1, Some("to+ken"));
        let query = signed.target.strip_prefix("/?").unwrap();
        let mut params = acs_signature::percent::parse_pairs(query);
        assert_eq!(acs_signature::rpc::verify("POST", &params, "secretexample"), Ok(()));
        assert!(params.contains(&("SecurityToken".to_owned(), "to+ken".to_owned())));
        params.retain(|(name, _)| name != "SecurityToken");
        let format = params.iter_mut().find(|(name, _)| name == "Format").unwrap();
        format.1 = "json".to_owned();
        let signature = params.iter_mut().find(|(name, _)| name == "Signature").unwrap();
        signature.1 = "Wf6mU+C4wvgX59jqUotoXzv6Lc0=".to_owned();
        assert_eq!(acs_signature::rpc::verify("POST", &params, "secretexample"), Ok(()));
        assert_eq!(header(&signed, "authorization"), None);
    }

    #[test]
    fn a_security_token_travels_in_signed_headers() {
        let call = Call::without_region(Product::Polardb, "DescribeRegions");
        let signed = sign(&call, SignatureScheme::Acs3HmacSha256, Some("token"));
        assert_eq!(header(&signed, "x-acs-security-token"), Some("token"));
        assert_eq!(header(&signed, "x-acs-accesskey-id"), Some("LTAIexample"));
        let authorization = header(&signed, "authorization").unwrap();
        assert!(authorization.contains(";x-acs-security-token;"), "{authorization}");
        assert_eq!(signed.target, "/");
    }

    #[test]
    fn nonces_differ_and_are_32_hexadecimal_digits() {
        let (one, two) = (nonce(), nonce());
        assert_ne!(one, two);
        assert!(one.len() == 32 && one.bytes().all(|b| b.is_ascii_hexdigit()), "{one}");
    }
}

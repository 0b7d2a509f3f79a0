//! A script of curl and openssl. It signs as the vendor documents ACS3-HMAC-SHA256, with a key from its environment.

use backend::UnsignedCall;

use super::quote::shell;
use crate::routes::encode;

/// The SHA-256 of a body that is empty.
const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

pub fn script(shown: &UnsignedCall, profile: Option<&str>) -> String {
    let call = &shown.call;
    let (scheme, host) = shown.base_url.split_once("://").unwrap_or(("https", &shown.base_url));
    let mut parameters: Vec<_> = call.parameters.iter().collect();
    parameters.sort_unstable();
    let pairs = parameters.into_iter().map(|(name, value)| format!("{name}={}", encode(value)));
    let query = pairs.collect::<Vec<_>>().join("&");
    let whose = profile.map(|profile| format!("# Export the key of {profile}.\n"));
    format!(
        r#"host={host}
{whose}query={query}
body={EMPTY}
date=$(date -u +%Y-%m-%dT%H:%M:%SZ)
nonce=$(openssl rand -hex 16)
names='host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version'
headers="host:$host
x-acs-action:{action}
x-acs-content-sha256:$body
x-acs-date:$date
x-acs-signature-nonce:$nonce
x-acs-version:{version}
"
sha256() {{ openssl dgst -sha256 -r "$@" | cut -d ' ' -f 1; }}
request=$(printf 'POST\n/\n%s\n%s\n%s\n%s' "$query" "$headers" "$names" "$body" | sha256)
signature=$(printf 'ACS3-HMAC-SHA256\n%s' "$request" | sha256 -hmac "$ALIBABA_CLOUD_ACCESS_KEY_SECRET")
curl -X POST "{scheme}://$host/?$query" -H 'content-length: 0' \
  -H 'x-acs-action: {action}' -H 'x-acs-version: {version}' \
  -H "x-acs-content-sha256: $body" -H "x-acs-date: $date" -H "x-acs-signature-nonce: $nonce" \
  -H "Authorization: ACS3-HMAC-SHA256 Credential=$ALIBABA_CLOUD_ACCESS_KEY_ID,SignedHeaders=$names,Signature=$signature""#,
        host = shell(host),
        whose = whose.unwrap_or_default(),
        query = shell(&query),
        action = call.action,
        version = call.product.version(),
    )
}

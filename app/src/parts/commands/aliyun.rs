//! The vendor's command line. It signs with the profile set up on the machine, and sends `RegionId` for `--region`.

use backend::UnsignedCall;

use super::quote::shell;

/// Hosts that the command line finds by itself.
const VENDOR: &str = ".aliyuncs.com";

pub fn command(shown: &UnsignedCall, profile: Option<&str>) -> String {
    let call = &shown.call;
    let mut words = vec![format!("aliyun {} {}", call.product.name(), call.action)];
    words.extend(profile.map(|profile| option("profile", profile)));
    if let Some(region) = &call.region {
        words.push(option("region", region.as_str()));
    }
    if let Some((scheme, host)) = shown.base_url.split_once("://")
        && !host.ends_with(VENDOR)
    {
        words.push(option("endpoint", host));
        words.extend((scheme == "http").then(|| "--insecure".to_owned()));
    }
    let named = call.region.as_ref().map(|region| region.as_str());
    let rest =
        call.parameters.iter().filter(|it| !(it.0 == "RegionId" && Some(it.1.as_str()) == named));
    words.extend(rest.map(|(name, value)| option(name, value)));
    words.join(" \\\n  ")
}

/// A value that looks like an option is joined to its name.
fn option(name: &str, value: &str) -> String {
    let joint = if value.starts_with('-') { '=' } else { ' ' };
    format!("--{name}{joint}{}", shell(value))
}

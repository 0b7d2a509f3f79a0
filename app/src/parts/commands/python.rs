//! The current Python SDK. Parameters are written under the API's own names, as its models read them.

use backend::{Product, UnsignedCall};

use super::quote::python;

/// Hosts that the SDK finds by itself.
const VENDOR: &str = ".aliyuncs.com";

pub fn script(shown: &UnsignedCall, profile: Option<&str>) -> String {
    let call = &shown.call;
    let package = match call.product {
        Product::Polardb => "alibabacloud_polardb20170801",
        Product::Rds => "alibabacloud_rds20140815",
    };
    let mut settings = vec!["credential=Credentials()".to_owned()];
    if let Some(region) = &call.region {
        settings.push(format!("region_id={}", python(region.as_str())));
    }
    if let Some((scheme, host)) = shown.base_url.split_once("://")
        && !host.ends_with(VENDOR)
    {
        settings.push(format!("endpoint={}", python(host)));
        settings.push(format!("protocol={}", python(scheme)));
    }
    let pairs = call.parameters.iter();
    let pairs = pairs.map(|(name, value)| format!("    {}: {},\n", python(name), python(value)));
    let whose = profile.map(|profile| {
        format!("# Export the key of {profile}, or no key and ALIBABA_CLOUD_PROFILE={profile}.\n")
    });
    format!(
        "from alibabacloud_credentials.client import Client as Credentials\n\
         from alibabacloud_tea_openapi.utils_models import Config\n\
         from {package} import models\n\
         from {package}.client import Client\n\
         \n\
         {whose}client = Client(Config({settings}))\n\
         request = models.{action}Request().from_map({{\n\
         {pairs}}})\n\
         print(client.{method}(request).body.to_map())",
        whose = whose.unwrap_or_default(),
        settings = settings.join(", "),
        action = call.action,
        pairs = pairs.collect::<String>(),
        method = method(call.action),
    )
}

/// The SDK's spelling: `DescribeDBClusterSSL` is `describe_dbcluster_ssl` there.
fn method(action: &str) -> String {
    let mut method = String::new();
    let mut after_small = false;
    for letter in action.chars() {
        if letter.is_ascii_uppercase() && after_small {
            method.push('_');
        }
        method.push(letter.to_ascii_lowercase());
        after_small = letter.is_ascii_lowercase();
    }
    method
}

#[cfg(test)]
mod tests {
    use super::method;

    #[test]
    fn methods_are_spelled_as_the_sdk_spells_them() {
        for (action, name) in [
            ("ModifyDBClusterMigration", "modify_dbcluster_migration"),
            ("DescribeDBClusterSSL", "describe_dbcluster_ssl"),
            ("DescribeRegions", "describe_regions"),
        ] {
            assert_eq!(method(action), name);
        }
    }
}

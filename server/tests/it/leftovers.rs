//! English that is left over on a page in Chinese.

/// Names of products, protocols and API literals, which have no translation.
const NAMES: &str = "Polarshift PolarDB RDS ApsaraDB MySQL PolarDBMySQL InnoDB DTS DMS DNS SSL TDE VPC ID IP IPv6 UTC API \
    Binlog RAM UTF RequestId ExpiredTime ForceSwitch CloseDBClusterMigration English ROLLBACK SWITCHING \
    ModifyDBClusterMigrationEndpoint DeleteDBCluster SHOW TRIGGERS EVENTS DROP TRIGGER CLI SDK Shell curl Python \
    DescribeRegions DescribeDBClusters DescribeDBClusterAttribute DescribeDBClusterMigration ModifyDBClusterMigration \
    AbortDBClusterMigration ContinueDBClusterMigration DescribeDBInstances DescribeDBInstanceAttribute \
    DescribeUpgradeReport SSD ESSD AutoPL GB PCU Serverless DDL SYSTEM STANDBY EQUAL FULL full";

/// Elements whose text is data, not words.
const DATA: [(&str, &str); 4] = [
    ("<script", "</script>"),
    ("<code", "</code>"),
    ("<local-time", "</local-time>"),
    ("<style", "</style>"),
];

/// Attributes that are read to a person.
const SPOKEN: [&str; 5] = ["aria-label", "title", "alt", "placeholder", "data-label"];

/// Every word of the page that is neither Chinese nor a name nor data.
pub fn english_in(page: &str) -> Vec<String> {
    let mut page = page.to_owned();
    for (start, end) in DATA {
        page = without(&page, start, end);
    }
    let page = without_marked(&page);
    let mut found = Vec::new();
    for piece in page.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        found.extend(english_words(text));
        for name in SPOKEN {
            let value = tag.split(&format!(" {name}=\"")).nth(1).unwrap_or_default();
            found.extend(english_words(value.split('"').next().unwrap_or_default()));
        }
    }
    found
}

fn without(page: &str, start: &str, end: &str) -> String {
    let mut parts = page.split(start);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once(end).map_or("", |(_, rest)| rest));
    }
    kept
}

/// Without the text that is marked as not to be translated: what people or the cloud wrote.
fn without_marked(page: &str) -> String {
    let mut parts = page.split("translate=\"no\"");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (attributes, text) = part.split_once('>').unwrap_or((part, ""));
        kept.push_str(attributes);
        kept.push('>');
        kept.push_str(text.find('<').map_or("", |end| &text[end..]));
    }
    kept
}

fn english_words(text: &str) -> Vec<String> {
    let text = ["&quot;", "&lt;", "&gt;", "&#x27;", "&amp;"]
        .into_iter()
        .fold(text.to_owned(), |text, entity| text.replace(entity, " "));
    let belongs = |it: char| it.is_ascii_alphanumeric() || "-_.:/@*".contains(it);
    text.split(|it| !belongs(it))
        .map(|word| word.trim_matches(|it: char| !it.is_ascii_alphanumeric()))
        .filter(|word| word.chars().any(|it| it.is_ascii_alphabetic()))
        // Ids, addresses, versions and words of the API.
        .filter(|word| !word.contains(['-', '_', '.', ':', '/']))
        .filter(|word| !word.chars().any(|it| it.is_ascii_digit()) || *word == "IPv6")
        .filter(|word| NAMES.split_whitespace().all(|name| name != *word))
        .map(str::to_owned)
        .collect()
}

#[test]
fn english_is_found_in_text_and_in_spoken_attributes_and_data_is_not() {
    let page = "<p aria-label=\"Close it\" class=\"wide\">集群pc-a1 Running <code>SELECT x</code></p>\
        <b translate=\"no\">my notes</b><script>let a = b</script><i title=\"PolarDB读写状态\">RDS</i>";
    assert_eq!(english_in(page), ["Running", "Close", "it"]);
}

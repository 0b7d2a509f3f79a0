//! `docs/emulator/operations.md`, and what it says about each operation.

use super::Product;
use crate::actions;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/emulator/operations.md");

/// One row of the page.
struct Row {
    name: &'static str,
    /// Whether the vendor answers over TLS only. The emulator has plain HTTP and answers anyway.
    tls: bool,
    /// A phrase that says what the operation does not do.
    lacks: &'static str,
}

const fn row(name: &'static str, lacks: &'static str) -> Row {
    Row { name, tls: false, lacks }
}

const fn tls(name: &'static str, lacks: &'static str) -> Row {
    Row { name, tls: true, lacks }
}

fn rows(product: Product) -> (&'static [Row], &'static [&'static str]) {
    match product {
        Product::Polardb => (POLARDB, actions::POLARDB),
        Product::Rds => (RDS, actions::RDS),
        Product::Sts => (STS, actions::STS),
    }
}

const POLARDB: &[Row] = &[
    row("AbortDBClusterMigration", "`ResourceGroupId` is ignored; it ends like a cancel"),
    tls("CheckServiceLinkedRole", "knows one role only"),
    row("CloseDBClusterMigration", "nothing is billed from here on"),
    row("ContinueDBClusterMigration", "`ResourceGroupId` is ignored"),
    row(
        "CreateDBCluster",
        "`CreationOption` Normal, MigrationFromRDS, CloneFromRDS and CloneFromPolarDB only; `CreationCategory` Normal and SENormal, `DBType` MySQL, `CloneDataPoint` LATEST only; no edge clusters; `StorageEncryption`, `StorageEncryptionKey`, `SourceUid`, `AutoUseCoupon` and `PromotionCode` are ignored; most parameters are checked, kept and told, and change nothing; no prices, no quotas, nothing is ever sold out",
    ),
    row(
        "CreateDBClusterEndpoint",
        "`EndpointType` Custom only; the configuration changes nothing; `SccMode` is taken as `ON` and `on`, and answered as `on`",
    ),
    row(
        "CreateDBEndpointAddress",
        "`NetType` Public only; a name is free if nobody in the account has it",
    ),
    tls("CreateServiceLinkedRole", "changes nothing for an account that has the role"),
    row("DeleteDBCluster", "keeps no backups"),
    row("DeleteDBClusterEndpoint", "no connection of a client is cut"),
    row("DeleteDBEndpointAddress", "`NetType` Public only; no connection of a client is cut"),
    row(
        "DescribeDBClusterAttribute",
        "`DescribeType` is ignored; no fields of AI, search and branches",
    ),
    row(
        "DescribeDBClusterAvailableResources",
        "`PayType` changes nothing; MySQL only; a small stock that never runs out",
    ),
    row(
        "DescribeDBClusterEndpoints",
        "`DescribeType` is ignored; no private zones, no `NodeWithRoles`",
    ),
    row(
        "DescribeDBClusterMigration",
        "no error text but those of prechecks and of the control plane",
    ),
    row("DescribeDBClusterSSL", "no certificate to download"),
    row("DescribeDBClusters", "no fields of AI and search"),
    row("DescribeRegions", "eight regions"),
    tls(
        "DescribeUpgradeReport",
        "the shape of `Details` is [ours](upgrade-report.md); `Items` of Oracle are always empty",
    ),
    tls(
        "GenerateUpgradeReportForSyncClone",
        "`CreationOption` MigrationFromRDS and `DBType` MySQL only; looks at what a scenario says about the source, `Reserve` is ignored",
    ),
    row("ModifyDBClusterDeletion", "nothing else protects a cluster"),
    row("ModifyDBClusterMigration", "no connection of a client is cut"),
    tls(
        "ModifyDBClusterMigrationEndpoint",
        "jobs come from scenarios only and copy nothing; they are re-pointed at once",
    ),
    row("ModifyDBClusterSSL", "`ConnectionString` is ignored; no certificate is made"),
    row(
        "ModifyDBEndpointAddress",
        "no private zones; a name is free if nobody in the account has it",
    ),
];

const RDS: &[Row] = &[
    row(
        "DescribeDBInstanceAttribute",
        "one `DBInstanceId`: a list with commas is malformed (the vendor's page says that several time out); storage, connections and the like follow from the id and the size; no fields of other engines, no billing",
    ),
    row("DescribeDBInstanceNetInfo", "no classic network, no IPv6; one security group"),
    row(
        "DescribeDBInstanceSSL",
        "a certificate is renewed every year by itself; no fields of other engines",
    ),
    row(
        "DescribeDBInstances",
        "one `DBInstanceId`, no list; `Filter`, `proxyId` and `QueryAutoRenewal` are ignored; instances have no tags and never expire; without `InstanceLevel` it answers as with 1",
    ),
    row("DescribeParameters", "eleven parameters; no parameter group, no pending changes"),
    row("DescribeRegions", "eight regions; `AcceptLanguage` is ignored"),
];

const STS: &[Row] = &[
    row(
        "AssumeRole",
        "every caller may take on every role of every account, root accounts too; `Policy` has to be JSON and is ignored, `ExternalId` and `SourceIdentity` are ignored; a role need not exist, its account must",
    ),
    row("GetCallerIdentity", "ids of users and roles follow from their names"),
];

fn page() -> String {
    let mut page = String::from(
        "# Operations of the emulator\n\n\
         Written from the table in `crates/emulator/src/operations/docs.rs`; change it there, then run\n\
         `UPDATE_DOCS=1 cargo test -p emulator --lib operations`.\n\n\
         One host serves every product; the API version tells them apart. Anything that is not listed answers 404\n\
         `InvalidAction.NotFound`. TLS marks what the vendor answers over HTTPS only; the emulator has plain HTTP and\n\
         answers anyway.\n\n\
         A value that the vendor's documents give and the emulator does not have (an engine, an edition, a region, a way to\n\
         sign) is answered with 400 `Emulator.NotSupported` and a sentence that begins `This emulator does not have`.\n\
         A value that no document gives is answered as the vendor does, such as `InvalidDBType.Malformed`. `DBClusterIds`,\n\
         `DBNodeIds` and `Nodes` are lists with commas, as documented; every other id is one id.\n",
    );
    for product in Product::ALL {
        page += &format!("\n## {} {}\n\n", product.name(), product.version());
        page += "| operation | TLS | what it does not do |\n| --- | --- | --- |\n";
        for row in rows(product).0 {
            let tls = if row.tls { "yes" } else { "" };
            page += &format!("| {} | {tls} | {} |\n", row.name, row.lacks);
        }
    }
    page
}

#[test]
fn the_page_of_operations_says_what_the_table_says() {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(FILE, page()).unwrap();
    }
    let written = std::fs::read_to_string(FILE).unwrap();
    assert!(
        written == page(),
        "docs/emulator/operations.md is out of date: UPDATE_DOCS=1 cargo test -p emulator --lib operations"
    );
}

#[test]
fn the_table_leaves_no_operation_out_and_none_without_its_limits() {
    for product in Product::ALL {
        let (rows, known) = rows(product);
        let names: Vec<_> = rows.iter().map(|row| row.name).collect();
        assert_eq!(names, known, "{product:?}");
        for row in rows {
            assert!(row.lacks.len() > 5 && !row.lacks.contains('|'), "{}", row.name);
        }
    }
}

//! Every operation there is: the one table. `docs/emulator/operations.md` is written from it.

use super::*;

/// One operation.
pub struct Entry {
    pub name: &'static str,
    pub run: Operation,
    /// Whether the vendor answers over TLS only. The emulator has plain HTTP and answers anyway.
    #[cfg_attr(not(test), expect(dead_code, reason = "it is for the list in the documentation"))]
    pub https_only: bool,
    /// What it does not do, in a phrase.
    #[cfg_attr(not(test), expect(dead_code, reason = "it is for the list in the documentation"))]
    pub lacks: &'static str,
}

type Resources = fn(&mut Job<'_>) -> Result<Value, ApiError>;
type Written = fn(&mut Job<'_>) -> Result<Payload, ApiError>;
type Identity = fn(&Inquiry<'_>) -> Result<Value, ApiError>;

const fn plain(name: &'static str, run: Resources, lacks: &'static str) -> Entry {
    Entry { name, run: Operation::Resources(run), https_only: false, lacks }
}

/// As [`plain`], for what the vendor answers over TLS only.
const fn secure(name: &'static str, run: Resources, lacks: &'static str) -> Entry {
    Entry { https_only: true, ..plain(name, run, lacks) }
}

const fn written(name: &'static str, run: Written, lacks: &'static str) -> Entry {
    Entry { name, run: Operation::Written(run), https_only: false, lacks }
}

const fn identity(name: &'static str, run: Identity, lacks: &'static str) -> Entry {
    Entry { name, run: Operation::Identity(run), https_only: false, lacks }
}

/// The operations of a product, by name.
pub fn of(product: Product) -> &'static [Entry] {
    match product {
        Product::Polardb => POLARDB,
        Product::Rds => RDS,
        Product::Sts => STS,
    }
}

/// The operation of this name.
pub fn find(product: Product, name: &str) -> Option<&'static Entry> {
    of(product).iter().find(|entry| entry.name == name)
}

const POLARDB: &[Entry] = &[
    plain(
        "AbortDBClusterMigration",
        abort_db_cluster_migration::run,
        "`ResourceGroupId` is ignored; it ends like a cancel",
    ),
    secure("CheckServiceLinkedRole", check_service_linked_role::run, "knows one role only"),
    plain(
        "CloseDBClusterMigration",
        close_db_cluster_migration::run,
        "nothing is billed from here on",
    ),
    plain(
        "ContinueDBClusterMigration",
        continue_db_cluster_migration::run,
        "`ResourceGroupId` is ignored",
    ),
    plain(
        "CreateDBCluster",
        create_db_cluster::run,
        "`CreationOption` Normal, MigrationFromRDS, CloneFromRDS and CloneFromPolarDB only; most parameters are checked, kept and \
         told, and change nothing; no prices, no quotas, nothing is ever sold out",
    ),
    plain(
        "CreateDBClusterEndpoint",
        create_db_cluster_endpoint::run,
        "`EndpointType` Custom only; the configuration changes nothing",
    ),
    plain(
        "CreateDBEndpointAddress",
        create_db_endpoint_address::run,
        "`NetType` Public only; a name is free if nobody in the account has it",
    ),
    secure(
        "CreateServiceLinkedRole",
        create_service_linked_role::run,
        "changes nothing for an account that has the role",
    ),
    plain("DeleteDBCluster", delete_db_cluster::run, "keeps no backups"),
    plain(
        "DeleteDBClusterEndpoint",
        delete_db_cluster_endpoint::run,
        "no connection of a client is cut",
    ),
    plain(
        "DeleteDBEndpointAddress",
        delete_db_endpoint_address::run,
        "`NetType` Public only; no connection of a client is cut",
    ),
    written(
        "DescribeDBClusterAttribute",
        describe_db_cluster_attribute::run,
        "`DescribeType` is ignored; no fields of AI, search and branches",
    ),
    plain(
        "DescribeDBClusterAvailableResources",
        describe_db_cluster_available_resources::run,
        "`PayType` changes nothing; MySQL only; a small stock that never runs out",
    ),
    plain(
        "DescribeDBClusterEndpoints",
        describe_db_cluster_endpoints::run,
        "`DescribeType` is ignored; no private zones, no `NodeWithRoles`",
    ),
    written(
        "DescribeDBClusterMigration",
        describe_db_cluster_migration::run,
        "no error text but those of prechecks and of the control plane",
    ),
    plain("DescribeDBClusterSSL", describe_db_cluster_ssl::run, "no certificate to download"),
    written("DescribeDBClusters", describe_db_clusters::run, "no fields of AI and search"),
    plain("DescribeRegions", describe_regions::run, "eight regions"),
    secure(
        "DescribeUpgradeReport",
        describe_upgrade_report::run,
        "the shape of `Details` is [ours](upgrade-report.md); `Items` of Oracle are always empty",
    ),
    secure(
        "GenerateUpgradeReportForSyncClone",
        generate_upgrade_report_for_sync_clone::run,
        "`CreationOption` MigrationFromRDS only; looks at what a scenario says about the source, `Reserve` is ignored",
    ),
    plain(
        "ModifyDBClusterDeletion",
        modify_db_cluster_deletion::run,
        "nothing else protects a cluster",
    ),
    plain(
        "ModifyDBClusterMigration",
        modify_db_cluster_migration::run,
        "no connection of a client is cut",
    ),
    secure(
        "ModifyDBClusterMigrationEndpoint",
        modify_db_cluster_migration_endpoint::run,
        "jobs come from scenarios only and copy nothing; they are re-pointed at once",
    ),
    plain(
        "ModifyDBClusterSSL",
        modify_db_cluster_ssl::run,
        "`ConnectionString` is ignored; no certificate is made",
    ),
    plain(
        "ModifyDBEndpointAddress",
        modify_db_endpoint_address::run,
        "no private zones; a name is free if nobody in the account has it",
    ),
];

const RDS: &[Entry] = &[
    plain(
        "DescribeDBInstanceAttribute",
        rds::describe_db_instance_attribute::run,
        "storage, connections and the like follow from the id and the size; no fields of other engines, no billing",
    ),
    plain(
        "DescribeDBInstanceNetInfo",
        rds::describe_db_instance_net_info::run,
        "no classic network, no IPv6; one security group",
    ),
    plain(
        "DescribeDBInstanceSSL",
        rds::describe_db_instance_ssl::run,
        "a certificate is renewed every year by itself; no fields of other engines",
    ),
    plain(
        "DescribeDBInstances",
        describe_db_instances::run,
        "`Filter`, `proxyId` and `QueryAutoRenewal` are ignored; instances have no tags and never expire; without \
         `InstanceLevel` it answers as with 1",
    ),
    plain(
        "DescribeParameters",
        rds::describe_parameters::run,
        "eleven parameters; no parameter group, no pending changes",
    ),
    plain(
        "DescribeRegions",
        rds::describe_regions::run,
        "eight regions; `AcceptLanguage` is ignored",
    ),
];

const STS: &[Entry] = &[
    identity(
        "AssumeRole",
        assume_role::run,
        "every caller may take on every role of every account, root accounts too; `Policy` has to be JSON and is ignored, \
         `ExternalId` and `SourceIdentity` are ignored; a role need not exist, its account must",
    ),
    identity(
        "GetCallerIdentity",
        get_caller_identity::run,
        "ids of users and roles follow from their names",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/emulator/operations.md");

    fn page() -> String {
        let mut page = String::from(
            "# Operations of the emulator\n\n\
             Written from the table in `crates/emulator/src/operations/catalogue.rs`; change it there, then run\n\
             `UPDATE_DOCS=1 cargo test -p emulator --lib catalogue`.\n\n\
             One host serves every product; the API version tells them apart. Anything that is not listed answers 404\n\
             `InvalidAction.NotFound`. TLS marks what the vendor answers over HTTPS only; the emulator has plain HTTP and\n\
             answers anyway.\n",
        );
        for product in Product::ALL.into_iter().filter(|&product| !of(product).is_empty()) {
            page += &format!("\n## {} {}\n\n", product.name(), product.version());
            page += "| operation | TLS | what it does not do |\n| --- | --- | --- |\n";
            for entry in of(product) {
                let tls = if entry.https_only { "yes" } else { "" };
                page += &format!("| {} | {tls} | {} |\n", entry.name, entry.lacks);
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
            "docs/emulator/operations.md is out of date: UPDATE_DOCS=1 cargo test -p emulator --lib catalogue"
        );
    }

    #[test]
    fn the_table_is_in_order_and_leaves_no_operation_without_its_limits() {
        for product in Product::ALL {
            let entries = of(product);
            assert!(entries.is_sorted_by(|a, b| a.name < b.name), "{product:?}");
            for entry in entries {
                assert!(entry.lacks.len() > 5 && !entry.lacks.contains('|'), "{}", entry.name);
            }
        }
    }
}

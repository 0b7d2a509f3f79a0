//! Whether the framework's table, the literals of `#[server]` and the folder of paths say the same.

use std::collections::BTreeSet;
use std::time::Duration;

use leptos_axum::generate_route_list_with_exclusions_and_ssg_and_context;
use migration::{Action, ClusterRef, ProfileName};

use super::*;
use crate::settings::ProfileSettings;

fn settings() -> Settings {
    let text = |name: &str| name.to_owned();
    Settings {
        assets: Assets { js: text("a.js"), wasm: text("a.wasm"), css: text("a.css") },
        default: ProfileSettings {
            name: ProfileName::default(),
            emulator: true,
            upstream: text("the emulator"),
            vendor_profile: None,
        },
        others: Vec::new(),
        fast_poll: Duration::from_secs(1),
        slow_poll: Duration::from_secs(10),
    }
}

/// The patterns of the route table.
fn table() -> Vec<String> {
    let (listed, _) = generate_route_list_with_exclusions_and_ssg_and_context(App, None, || {
        provide_context(settings());
    });
    listed.iter().map(|route| route.path().to_owned()).collect()
}

/// The route that answers a path: of those that fit, the one with the fewest parameters.
fn answering<'a>(table: &'a [String], path: &str) -> Option<&'a String> {
    let fits = |pattern: &&String| {
        let (pattern, path): (Vec<_>, Vec<_>) =
            (pattern.split('/').collect(), path.split('/').collect());
        pattern.len() == path.len()
            && pattern.iter().zip(&path).all(|(own, asked)| own.starts_with('{') || own == asked)
    };
    table.iter().filter(fits).min_by_key(|pattern| pattern.matches('{').count())
}

#[test]
fn every_link_has_a_page_of_its_own_and_every_page_a_link() {
    let cluster = ClusterRef {
        profile: ProfileName::default(),
        region: "cn-hangzhou".to_owned().try_into().unwrap(),
        id: "pc-1".to_owned().try_into().unwrap(),
    };
    let links = [
        "/".to_owned(),
        routes::clusters(&cluster.place()),
        routes::create(&cluster.place()),
        routes::cluster(&cluster),
        routes::dts(&cluster),
        routes::release(&cluster),
        routes::LAB.to_owned(),
        routes::dialog(&cluster, Action::Switch),
    ];
    let table = table();
    let answering = links.iter().map(|link| {
        let path = link.split('?').next().unwrap();
        answering(&table, path).unwrap_or_else(|| panic!("{link} leads nowhere: {table:?}"))
    });
    let answering: BTreeSet<_> = answering.collect();
    assert_eq!(answering.len(), links.len(), "{answering:?}");
    assert_eq!(answering, table.iter().collect());
}

#[test]
fn forms_post_to_the_server_functions_and_to_nothing_else() {
    let functions = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path);
    let dialogs = Action::ALL.map(routes::post);
    let posts: BTreeSet<_> = routes::ALL_POSTS.into_iter().chain(dialogs).collect();
    assert_eq!(functions.collect::<BTreeSet<_>>(), posts);
}

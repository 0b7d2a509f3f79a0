//! The forms of pages that are no dialogs: a cluster is released, or created.

use super::forms::Form;
use super::press::{COPY, Press, RELEASE};
use super::world::World;

/// Longer than a change of SSL takes, in emulated seconds.
const CHANGED: u32 = 100;
/// Longer than a cluster takes to be gone, in emulated seconds.
const GONE: u32 = 200;

impl World {
    /// The button in the switch dialog that enables SSL at the cluster, once names are paired of which one has it.
    pub async fn enabling_ssl(&self, id: &str) -> Option<Press<'static>> {
        const CHANGE: &str = "/api/cluster/change";
        let (page, from) = (self.page_of(id, ""), self.page_of(id, "/switch"));
        let dialog = self.open(&from).await;
        let mut form = self.form(dialog.text(), "/api/migration/switch", &from)?;
        let pair =
            form.controls.iter().find(|it| it.name.starts_with("pairs[") && !it.value.is_empty());
        let (rds, polardb) = pair.map(|it| (it.name.clone(), it.value.clone()))?;
        form.choose("endpoints", "with");
        form.choose(&rds, &polardb);
        let dialog = self.open(&format!("/clusters/{id}/switch?{}", form.encoded())).await;
        let mut forms = Form::all(dialog.text()).into_iter().filter(|form| form.action == CHANGE);
        let form = forms.find(|form| form.encoded().contains("enable-ssl"));
        self.faults.unless(form.is_some(), || format!("{from}: no button enables SSL"));
        let (what, call) = (format!("enable SSL of {id}"), "ModifyDBClusterSSL");
        Some(Press { what, form: form?, call, takes: CHANGED, from, page })
    }

    /// The form that releases a cluster. `None` if it cannot be released.
    pub async fn release(&self, id: &str) -> Option<Press<'static>> {
        let path = self.page_of(id, "/release");
        let page = self.open(&path).await;
        let mut form = self.form(page.text(), "/api/cluster/release", &path)?;
        form.fill("typed_cluster_id", id);
        let (what, call) = (format!("release {id}"), RELEASE);
        Some(Press { what, form, call, takes: GONE, from: path, page: String::new() })
    }

    /// The reviewed form that creates a cluster from a source. `None` if it cannot be migrated.
    pub async fn creation(&self, region: &str, source: &str) -> Option<Press<'static>> {
        let from = self.in_profile(format!("/clusters/new?region={region}&source={source}"));
        let page = self.open(&from).await;
        let is_filled_in = |form: &Form| form.controls.iter().any(|it| it.name == "engine");
        let form = Form::all(page.text()).into_iter().find(is_filled_in);
        self.faults.unless(form.is_some() || self.may_be_refused, || format!("{from}: no form"));
        let form = form?;
        let path = format!("{}?{}&step=review", form.action, form.encoded());
        let page = self.open(&path).await;
        let form = self.form(page.text(), "/api/creation", &path)?;
        let (what, call) = (format!("create from {source}"), "CreateDBCluster");
        Some(Press { what, form, call, takes: COPY, from, page: String::new() })
    }
}

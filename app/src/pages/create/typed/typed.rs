//! The texts of the form.

use std::collections::BTreeMap;

use backend::SourceView;
use migration::target_like;

use crate::error::CreateField as Field;

/// What is typed into the form, as it came: what is wrong is kept too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed(BTreeMap<Field, String>);

impl Typed {
    /// The fields of an address or a post. `None` if it has none of the form.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Option<Self> {
        get(Field::Engine.name())?;
        let fields = Field::ALL.into_iter();
        let typed = fields.filter_map(|field| Some((field, get(field.name())?)));
        Some(Self(typed.map(|(field, text)| (field, text.trim().to_owned())).collect()))
    }

    pub fn text(&self, field: Field) -> &str {
        self.0.get(&field).map(String::as_str).unwrap_or_default()
    }

    pub fn is(&self, field: Field, value: &str) -> bool {
        self.text(field) == value
    }

    pub fn set(&mut self, field: Field, text: impl Into<String>) {
        self.0.insert(field, text.into());
    }

    /// Names and texts of the fields that have one, for an address or for hidden fields.
    pub fn pairs(&self) -> Vec<(&'static str, &str)> {
        let typed = self.0.iter().filter(|(_, text)| !text.is_empty());
        typed.map(|(field, text)| (field.name(), text.as_str())).collect()
    }

    /// What the form begins with: as the source is, and the vendor's defaults. `lower_case_table_names` is the source's
    /// setting; `None` if it is unknown.
    pub fn from_source(
        source: &SourceView,
        zones: &[String],
        lower_case_table_names: Option<&str>,
    ) -> Self {
        let state = &source.state;
        let attribute = &source.attribute;
        let sensitive = if lower_case_table_names == Some("0") { "0" } else { "1" };
        let mut typed = Self::default();
        for (field, text) in [
            (Field::Engine, target_like(&state.version)),
            (Field::Edition, "Normal"),
            (Field::Billing, "Postpaid"),
            (Field::Plan, "Month-1"),
            (Field::Nodes, "2"),
            (Field::Vpc, &state.vpc),
            (Field::Vswitch, &state.vswitch),
            (Field::TimeZone, "SYSTEM"),
            (Field::TableNames, sensitive),
            (Field::Backups, "LATEST"),
            (Field::ResourceGroup, &attribute.resource_group),
        ] {
            typed.set(field, text);
        }
        if zones.contains(&attribute.zone) {
            typed.set(Field::Zone, attribute.zone.as_str());
        }
        typed
    }
}

#[cfg(test)]
mod tests {
    use migration::{CreateCluster, CreateFault, Purchase, Retention};

    use super::*;
    use crate::error::CreateFieldFault as FieldFault;

    fn typed(pairs: &[(Field, &str)]) -> Typed {
        let mut typed = Typed::default();
        typed.set(Field::Engine, "8.0.2");
        for (field, text) in pairs {
            typed.set(*field, *text);
        }
        typed
    }

    #[test]
    fn a_cluster_that_was_asked_for_is_typed_again_as_it_was() {
        let new = CreateCluster {
            version: "8.0".into(),
            minor_version: "8.0.1".into(),
            purchase: Purchase::Prepaid { years: true, count: 2, auto_renew: true },
            category: "SENormal".into(),
            node_class: "polar.mysql.x4.medium".into(),
            nodes: Some(3),
            description: "orders & more".into(),
            vpc: "vpc-1".into(),
            vswitch: "vsw-1".into(),
            zone: "cn-hangzhou-i".into(),
            storage_type: "ESSDPL1".into(),
            storage_space: Some(100),
            time_zone: "+05:30".into(),
            case_sensitive_tables: Some(true),
            backups_on_deletion: Some(Retention::All),
            resource_group: "rg-1".into(),
            x_engine: Some(true),
            x_engine_memory_percent: Some(40),
            hot_standby: "OFF".into(),
            serverless: None,
            security_ips: "10.0.0.0/8".into(),
            encrypted: Some(false),
            tagged: true,
        };
        let wanted = Typed::of(&new).wanted();
        assert_eq!((wanted.new, wanted.faults), (new, Vec::new()));
        let serverless = CreateCluster {
            version: "5.7".into(),
            serverless: Some((1, 8)),
            ..CreateCluster::default()
        };
        assert_eq!(Typed::of(&serverless).wanted().new, serverless);
    }

    #[test]
    fn a_text_that_cannot_be_read_is_a_fault_of_its_field_and_is_kept() {
        for (field, text) in [
            (Field::Nodes, "two"),
            (Field::Space, "1.5"),
            (Field::TableNames, "yes"),
            (Field::Backups, "SOME"),
        ] {
            let typed = typed(&[(field, text)]);
            assert_eq!(typed.wanted().faults, [(field, FieldFault::NotUnderstood)], "{field:?}");
            assert_eq!(typed.text(field), text);
        }
        let wrong = typed(&[(Field::Nodes, "99")]).wanted();
        assert!(matches!(
            wrong.faults.as_slice(),
            [(Field::Nodes, FieldFault::Rule(CreateFault::Nodes { .. }))]
        ));
    }

    #[test]
    fn what_belongs_to_another_billing_method_is_left_out() {
        let kept = typed(&[
            (Field::Billing, "Postpaid"),
            (Field::Plan, "Year-9"),
            (Field::ScaleMin, "9"),
            (Field::ScaleMax, "1"),
        ]);
        let wanted = kept.wanted();
        assert_eq!(wanted.faults, []);
        assert_eq!((wanted.new.purchase, wanted.new.serverless), (Purchase::Postpaid, None));
        let none = typed(&[(Field::Billing, "Prepaid")]).wanted();
        assert_eq!(none.faults, [(Field::Plan, FieldFault::Rule(CreateFault::Period))]);
        let none = typed(&[(Field::Billing, "Serverless")]).wanted();
        assert_eq!(none.faults, [(Field::ScaleMax, FieldFault::Rule(CreateFault::Scale))]);
    }

    #[test]
    fn an_address_without_a_field_of_the_form_has_none_of_it() {
        assert_eq!(Typed::read(|_| None), None);
        let read = Typed::read(|name| (name == "engine").then(|| " 5.7 ".to_owned())).unwrap();
        assert_eq!(read.pairs(), [("engine", "5.7")]);
    }
}

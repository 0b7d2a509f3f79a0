//! Reads what the steps after the choice of a source show.

use backend::{CreateReading, IntentRecord, Sample, Seat, SourceRef};
use leptos_router::params::ParamsMap;
use migration::{
    ClusterId, ClusterRef, CopyMethod, InstanceId, PayType, RegionRef, SourceRefusal,
    SourceSettings, TARGETS, target_version,
};

use super::typed::Typed;
use crate::error::ConsoleError;
use crate::error::CreateField as Field;

/// What the steps after the choice of a source are rendered from.
#[derive(Debug)]
pub struct Start {
    pub source: SourceRef,
    pub read: CreateReading,
    pub typed: Typed,
    /// Whether the form was sent to be reviewed.
    pub asked_for_review: bool,
    /// Clusters that were made from the source before, with their creation.
    pub before: Vec<(ClusterId, IntentRecord)>,
    /// Open migrations from the source, as they were last read.
    pub open: Vec<(ClusterRef, Sample)>,
}

impl Start {
    pub async fn load(
        seat: &Seat,
        place: RegionRef,
        source: String,
        query: &ParamsMap,
    ) -> Result<Self, ConsoleError> {
        let id = InstanceId::parse(source)?;
        let RegionRef { profile, region } = place;
        let source = SourceRef { profile, region, id };
        let typed = Typed::read(|name| query.get(name));
        let prepaid = typed.as_ref().is_some_and(|typed| typed.is(Field::Billing, "Prepaid"));
        let pay_type = if prepaid { PayType::Prepaid } else { PayType::Postpaid };
        let task = query.get("task").filter(|task| !task.is_empty());
        let read = seat.create_reading(&source, task.as_deref(), pay_type).await?;
        let mut open = seat.known_migrations(&source.region_ref()).await?;
        open.retain(|(_, sample)| sample.source == source.id.as_str());
        let asked_for_review = query.get("step").is_some_and(|step| step == "review");
        let mut start = Self {
            before: seat.created_from(&source).await?,
            open,
            asked_for_review,
            typed: Typed::default(),
            source,
            read,
        };
        start.typed = typed.unwrap_or_else(|| {
            let tables = start.setting("lower_case_table_names");
            Typed::from_source(&start.read.source, &start.zones(), tables)
        });
        Ok(start)
    }

    /// The target as the rules need it: with its minor version.
    pub fn target(&self) -> &str {
        self.typed.text(Field::Engine)
    }

    /// How the data will be copied to the chosen target, or why it cannot be.
    pub fn method(&self) -> Result<CopyMethod, SourceRefusal> {
        self.read.source.method(self.target())
    }

    /// Targets that the rules allow; none when the source cannot be migrated at all.
    pub fn engines(&self) -> Vec<&'static str> {
        let allowed = |engine: &&str| self.read.source.method(engine).is_ok();
        TARGETS.into_iter().filter(allowed).collect()
    }

    /// Why the source cannot be migrated at all now.
    pub fn refusal(&self) -> Option<SourceRefusal> {
        let source = &self.read.source;
        if self.engines().is_empty() { source.method(&source.state.version).err() } else { None }
    }

    /// A setting of the source. `None` if it could not be read.
    pub fn setting(&self, name: &str) -> Option<&str> {
        let settings = &self.read.detail.as_ref().ok()?.settings;
        settings.iter().find(|setting| setting.name == name).map(|setting| setting.value.as_str())
    }

    pub fn settings(&self) -> SourceSettings<'_> {
        let attribute = &self.read.source.attribute;
        SourceSettings {
            disk_used: attribute.disk_used,
            ssl: self.read.detail.as_ref().ok().and_then(|detail| detail.ssl.enabled),
            connection_mode: &attribute.connection_mode,
            row_image: self.setting("binlog_row_image"),
            lower_case_table_names: self.setting("lower_case_table_names"),
        }
    }

    /// Zones where something is sold for the chosen target.
    pub fn zones(&self) -> Vec<String> {
        let engine = stock_engine(self.target());
        self.sold(|stock| (engine.is_empty() || stock.engine == engine).then(|| stock.zone.clone()))
    }

    /// Node classes that are sold for what is chosen so far.
    pub fn classes(&self) -> Vec<String> {
        let engine = stock_engine(self.target());
        let (zone, edition) = (self.typed.text(Field::Zone), self.typed.text(Field::Edition));
        self.sold(|stock| {
            let fits = stock.engine == engine
                && (zone.is_empty() || stock.zone == zone)
                && (edition.is_empty() || stock.category == edition);
            fits.then(|| stock.node_class.clone())
        })
    }

    /// Each thing once, in the order of the answer.
    fn sold(&self, pick: impl Fn(&backend::Stock) -> Option<String>) -> Vec<String> {
        let mut found = Vec::new();
        for item in self.read.stock.iter().flatten().filter_map(pick) {
            if !found.contains(&item) {
                found.push(item);
            }
        }
        found
    }
}

/// How the list of what is sold calls a target: `mysql80`.
fn stock_engine(target: &str) -> String {
    match target_version(target) {
        "" => String::new(),
        version => format!("mysql{}", version.replace('.', "")),
    }
}

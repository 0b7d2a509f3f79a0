//! One console in front of one cloud, and what is looked at after every step.

use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use axum::http::{StatusCode, header};
use backend::{
    Clock, ClockHand, ClusterQuery, DatabaseUrl, IntentId, IntentRecord, Journalled, Outcome,
    verify_journal,
};
use migration::{ClusterId, ClusterRef, ProfileName, RegionId, RegionRef};
use serde_json::Value;
use testkit::Cloud;
use testkit::demo::region_of;

use super::console::Console;
use super::faults::Faults;
use super::variant::{Meets, Variant};
use crate::journal::FILE;
use crate::stack::Answer;

pub const REGIONS: [&str; 3] = ["cn-hangzhou", "cn-shenzhen", "ap-southeast-1"];
/// Sentences of an alarm that has no cause in these runs: each write did what was meant, and nothing fell back.
const FALSE_ALARMS: [&str; 4] =
    ["something else happened", "Something else happened", "fell back", "Fell back"];

pub struct World {
    pub console: Console,
    pub faults: Faults,
    /// What the next write meets.
    pub meets: Meets,
    /// Whether readings may not tell what became of a lost call: nobody knows whether a deadline has passed.
    pub may_need_a_person: bool,
    /// Whether a page may refuse what is asked of it: it is asked at random.
    pub may_be_refused: bool,
    clouds: Vec<RealmCloud>,
    /// The cloud that is meant now.
    here: usize,
    folder: Folder,
}

/// A cloud, and the profile that reaches it.
pub struct RealmCloud {
    pub profile: ProfileName,
    pub cloud: Cloud,
}

/// The folder of the journal, which is removed in the end, and the clock of the consoles that use it.
#[derive(Clone)]
pub struct Folder {
    data: Rc<tempfile::TempDir>,
    clock: Clock,
    hand: ClockHand,
}

impl Folder {
    pub fn new() -> Self {
        let (clock, hand) = Clock::by_hand();
        Self { data: Rc::new(tempfile::tempdir().unwrap()), clock, hand }
    }

    async fn console(&self, clouds: &[RealmCloud]) -> Console {
        let profiles = clouds.iter().map(|place| (place.profile.clone(), place.cloud.url()));
        let profiles: Vec<_> = profiles.collect();
        Console::open(self.data.path(), &profiles, self.clock.clone()).await
    }
}

impl World {
    /// The demo in a cloud with these choices.
    pub async fn start(choices: Value, variant: Variant) -> Self {
        let may_need_a_person = hides_deadlines(&choices);
        let cloud = Cloud::with_choices(choices).await;
        variant.prepare(&cloud).await;
        let only = RealmCloud { profile: ProfileName::default(), cloud };
        Self {
            meets: variant.meets(),
            may_need_a_person,
            ..Self::over(vec![only], Folder::new()).await
        }
    }

    /// A console in front of these clouds; the first one belongs to the profile `default`.
    pub async fn over(clouds: Vec<RealmCloud>, folder: Folder) -> Self {
        let console = folder.console(&clouds).await;
        let faults = Faults::default();
        let (meets, may_be_refused, may_need_a_person) = (Meets::Answer, false, false);
        Self { console, faults, meets, may_be_refused, may_need_a_person, clouds, here: 0, folder }
    }

    /// What does not hold. The chain of the journal does.
    pub async fn end(self) -> Vec<String> {
        self.console.shutdown().await;
        let journal = DatabaseUrl::Sqlite(self.data().join(FILE));
        if let Err(error) = verify_journal(&journal).await {
            self.faults.add(format!("the journal does not hold: {error}"));
        }
        self.faults.into_sentences()
    }

    /// The console ends, and the next one begins with the same journal. `name` is what the profile of the cloud that is
    /// meant is called from then on.
    pub async fn restart(&mut self, name: Option<ProfileName>) {
        let RealmCloud { profile, .. } = &mut self.clouds[self.here];
        name.into_iter().for_each(|name| *profile = name);
        self.console.shutdown().await;
        self.begin_again().await;
    }

    /// The next console begins with the same journal. The one before has ended.
    pub async fn begin_again(&mut self) {
        self.console = self.folder.console(&self.clouds).await;
    }

    /// From now on this cloud is meant.
    pub fn go_to(&mut self, number: usize) {
        self.here = number;
    }

    pub fn realm_cloud(&self) -> &RealmCloud {
        &self.clouds[self.here]
    }

    pub fn cloud(&self) -> &Cloud {
        &self.realm_cloud().cloud
    }

    pub fn cluster(&self, id: &str) -> ClusterRef {
        ClusterRef { profile: self.realm_cloud().profile.clone(), ..cluster(id) }
    }

    pub fn cluster_in(&self, id: &str, region: &str) -> ClusterRef {
        let region = RegionId::parse(region).unwrap();
        ClusterRef { region, ..self.cluster(id) }
    }

    /// The folder of the journal.
    pub fn data(&self) -> &Path {
        self.folder.data.path()
    }

    /// A page of a cluster; `rest` is empty for the first one.
    pub fn page_of(&self, id: &str, rest: &str) -> String {
        self.in_profile(format!("/clusters/{id}{rest}?region={}", cluster(id).region))
    }

    pub fn list(&self, region: &str) -> String {
        self.in_profile(format!("/clusters?region={region}"))
    }

    pub fn in_profile(&self, path: String) -> String {
        match &self.realm_cloud().profile {
            name if name.is_default() => path,
            name => format!("{path}&profile={name}"),
        }
    }

    /// Opens a page that has to be there, and that must not raise an alarm.
    pub async fn open(&self, path: &str) -> Answer {
        let mut answer = self.console.get(path).await;
        if answer.status.is_redirection() {
            let there = answer.header(header::LOCATION).to_owned();
            answer = self.console.get(&there).await;
        }
        let (text, path) = (answer.text(), shortened(path));
        self.faults.unless(answer.status == StatusCode::OK, || {
            format!("{path}: {} {}", answer.status, heading(text))
        });
        for words in FALSE_ALARMS {
            self.faults
                .unless(!text.contains(words), || format!("{path}: {}", around(text, words)));
        }
        answer
    }

    pub async fn intent(&self, id: &IntentId) -> Option<IntentRecord> {
        self.console.seat.intent(id).await.unwrap()
    }

    /// So much time passes that a person may decide what became of what was sent, even where nothing can be read.
    pub fn let_grace_pass(&self) {
        self.folder.hand.forward(Duration::from_secs(24 * 3_600));
    }

    /// The lists of all regions: each is there, and each of its rows is read.
    pub async fn look_at_lists(&self) {
        for region in REGIONS {
            let path = self.list(region);
            self.open(&path).await;
            let region = RegionId::parse(region).unwrap();
            let place = RegionRef { profile: self.realm_cloud().profile.clone(), region };
            let query = ClusterQuery::of(place);
            let all_read = async || {
                let page = self.console.seat.clusters(&query).await.ok()?;
                page.rows
                    .iter()
                    .all(|row| row.read.is_some() && row.trouble.is_none())
                    .then_some(())
            };
            self.faults.wait(&format!("every row of {path} is read"), all_read).await;
            self.faults.unless(!self.open(&path).await.text().contains(">Not read<"), || {
                format!("{path}: a row is not read")
            });
        }
    }

    /// Every intent of these clusters is closed, and none by an alarm.
    pub async fn nothing_is_open(&self, clusters: &[&str]) {
        for id in clusters {
            for alarm in self.console.seat.intent_alarms(&self.cluster(id)).await.unwrap() {
                self.faults.add(format!("{id}: {alarm:?} stands in the end"));
            }
            for row in self.console.seat.activity(&self.cluster(id), 100).await.unwrap() {
                let Journalled::Intent(record) = row else {
                    self.faults.add(format!("{id}: a row of the journal cannot be read"));
                    continue;
                };
                let outcome = record.outcome;
                self.faults.unless(!outcome.is_open() && outcome != Outcome::SomethingElse, || {
                    format!("{id}: {:?} is {outcome:?} in the end", record.kind())
                });
            }
        }
    }

    /// What is true. Empty if there is no such cluster, or it was never migrated.
    pub async fn migration_status(&self, id: &str) -> String {
        let state = self.cloud().get("state").await;
        let clusters = state["clusters"].as_array().unwrap().iter();
        let found = clusters.clone().find(|cluster| cluster["id"] == id);
        let status = found.map(|cluster| cluster["migration"]["status"].clone());
        status.and_then(|status| status.as_str().map(str::to_owned)).unwrap_or_default()
    }
}

pub fn cluster(id: &str) -> ClusterRef {
    ClusterRef {
        profile: ProfileName::default(),
        region: RegionId::parse(region_of(id)).unwrap(),
        id: ClusterId::parse(id).unwrap(),
    }
}

/// Whether it cannot be known in a cloud with these choices that a deadline has passed.
pub fn hides_deadlines(choices: &Value) -> bool {
    let is_unread = choices.get("expired_time").is_some_and(|how| how != "iso");
    is_unread || choices["date_header"] == "missing"
}

/// Without the fields of a form, which differ from run to run.
fn shortened(path: &str) -> &str {
    &path[..path
        .find(['&', '#'])
        .unwrap_or(path.len())
        .min(path.find("?intent_id").unwrap_or(path.len()))]
}

fn heading(page: &str) -> &str {
    let after = page.split("<h1").nth(1).unwrap_or_default();
    let after = after.split_once('>').map_or("", |(_, after)| after);
    after.split('<').next().unwrap_or_default()
}

/// The sentence with these words.
fn around(page: &str, words: &str) -> String {
    let at = page.find(words).unwrap_or_default();
    let start = page[..at].rfind('>').map_or(0, |at| at + 1);
    let end = page[at..].find('<').map_or(page.len(), |end| at + end);
    page[start..end].to_owned()
}

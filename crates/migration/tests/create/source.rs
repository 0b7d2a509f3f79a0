use migration::{
    CopyMethod, CreateState, Ineligible, Settlement, SourceRefusal, SourceState, judge_source,
    settle_create, settle_role, source_differences,
};

fn source() -> SourceState {
    SourceState {
        id: "rm-1".into(),
        status: "Running".into(),
        kind: "Primary".into(),
        engine: "MySQL".into(),
        version: "8.0".into(),
        category: "HighAvailability".into(),
        storage: "cloud_essd".into(),
        lock: "Unlock".into(),
        ..SourceState::default()
    }
}

fn settled(answered: Option<&str>, new: &[&str]) -> Settlement {
    let new = new.iter().map(|id| (*id).to_owned()).collect();
    settle_create(answered, &CreateState { source: source(), new })
}

#[test]
fn one_new_cluster_of_the_source_is_the_one_and_several_are_nobodys() {
    assert_eq!(settled(None, &["pc-1"]), Settlement::Ran);
    assert_eq!(settled(None, &[]), Settlement::StillUnknown);
    assert_eq!(settled(None, &["pc-1", "pc-2"]), Settlement::StillUnknown);
}

#[test]
fn the_cluster_that_the_answer_named_must_be_among_the_new_ones() {
    assert_eq!(settled(Some("pc-2"), &["pc-1", "pc-2"]), Settlement::Ran);
    assert_eq!(settled(Some("pc-2"), &["pc-1"]), Settlement::StillUnknown);
}

#[test]
fn only_a_running_unlocked_primary_of_mysql_is_a_source() {
    assert_eq!(judge_source(&source(), "8.0"), Ok(CopyMethod::Logical));
    let judge = |change: fn(&mut SourceState)| {
        let mut source = source();
        change(&mut source);
        judge_source(&source, "8.0").unwrap_err()
    };
    assert_eq!(
        judge(|it| it.status = "Restoring".into()),
        SourceRefusal::NotRunning("Restoring".into())
    );
    assert_eq!(judge(|it| it.kind = "Guard".into()), SourceRefusal::NotPrimary("Guard".into()));
    assert_eq!(
        judge(|it| it.lock = "ManualLock".into()),
        SourceRefusal::Locked("ManualLock".into())
    );
    assert_eq!(
        judge(|it| it.engine = "PostgreSQL".into()),
        SourceRefusal::Ineligible(Ineligible::Engine("PostgreSQL".into()))
    );
    let (from, to) = ("8.0".to_owned(), "5.7".to_owned());
    let downgrade = SourceRefusal::Ineligible(Ineligible::Downgrade { from, to });
    assert_eq!(judge_source(&source(), "5.7"), Err(downgrade));
}

#[test]
fn whatever_changed_about_the_source_is_named() {
    assert_eq!(source_differences(&source(), &source()), []);
    let now = SourceState { version: "5.7".into(), ..source() };
    let found = source_differences(&source(), &now);
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].to_string(),
        "the version of the source was \"8.0\" when you opened this page; it is \"5.7\" now"
    );
}

#[test]
fn a_difference_is_kept_in_the_words_it_always_had() {
    let now = SourceState { lock: "ManualLock".into(), ..source() };
    let kept = serde_json::to_string(&source_differences(&source(), &now)).unwrap();
    assert_eq!(kept, r#"[{"what":"the lock","was":"Unlock","now":"ManualLock"}]"#);
}

#[test]
fn a_role_that_exists_was_created() {
    assert_eq!(settle_role(true), Settlement::Ran);
    assert_eq!(settle_role(false), Settlement::StillUnknown);
}

#[test]
fn the_other_word_for_local_ssds_is_no_change_and_another_disk_is() {
    let with = |storage: &str| SourceState { storage: storage.into(), ..source() };
    assert_eq!(source_differences(&with("local_ssd"), &with("ephemeral_ssd")), []);
    assert_eq!(source_differences(&with("cloud_essd"), &with("cloud_essd2")).len(), 1);
    assert_eq!(source_differences(&with("local_ssd"), &with("cloud_essd")).len(), 1);
}

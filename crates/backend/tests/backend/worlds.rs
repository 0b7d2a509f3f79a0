//! A reset of one emulator ends the readings of its profiles, and of no others.

use acs_client::{ClientConfig, Credentials};
use backend::{Config, DatabaseUrl, LabDone, LabForm, Profiles, Seat};
use migration::ProfileName;
use serde_json::json;
use tempfile::TempDir;

use crate::lab::post;
use crate::support::{Cloud, backend_config, eventually, profile, seat_of, upstream};

/// Two emulators behind one backend: two profiles on the first, one on the second.
struct TwoEmulators {
    seat: Seat,
    first: Cloud,
    second: Cloud,
    _folder: TempDir,
}

fn name(text: &str) -> ProfileName {
    ProfileName::parse(text).unwrap()
}

impl TwoEmulators {
    async fn start() -> Self {
        let (first, second) = (Cloud::demo().await, Cloud::demo().await);
        let at = |cloud: &Cloud| {
            ClientConfig::new(upstream(&cloud.url()), Credentials::emulator_default())
        };
        let profiles = Profiles::new(profile(at(&first)))
            .with(name("again"), profile(at(&first)))
            .with(name("second"), profile(at(&second)));
        let folder = tempfile::tempdir().unwrap();
        let config =
            backend_config(at(&first), DatabaseUrl::Sqlite(folder.path().join("journal.db")));
        let seat = seat_of(Config { profiles, ..config }).await;
        let two = Self { seat, first, second, _folder: folder };
        // The list of regions is kept for ten minutes.
        two.read_all().await;
        two.read_all().await;
        assert_eq!(two.calls().await, (2, 1));
        two
    }

    async fn read_all(&self) {
        for profile in [ProfileName::default(), name("again"), name("second")] {
            self.seat.regions(&profile).await.unwrap();
        }
    }

    /// The calls that the first and the second emulator have received.
    async fn calls(&self) -> (usize, usize) {
        let of = async |cloud: &Cloud| cloud.calls("DescribeRegions").await.len();
        (of(&self.first).await, of(&self.second).await)
    }
}

#[tokio::test]
async fn a_reset_from_elsewhere_is_seen_and_ends_the_readings_of_that_emulator_only() {
    let two = TwoEmulators::start().await;
    // The log of the calls is empty after it.
    two.first.control("reset", json!({})).await;
    eventually("both profiles of the first emulator are read again", async || {
        two.read_all().await;
        (two.calls().await.0 == 2).then_some(())
    })
    .await;
    two.read_all().await;
    assert_eq!(two.calls().await, (2, 1));

    two.second.control("reset", json!({})).await;
    eventually("the profile of the second emulator is read again", async || {
        two.read_all().await;
        (two.calls().await.1 == 1).then_some(())
    })
    .await;
    assert_eq!(two.calls().await, (2, 1));
}

#[tokio::test]
async fn what_the_lab_does_ends_the_readings_of_its_own_emulator_only() {
    let two = TwoEmulators::start().await;
    // No reset: the world stays, and what was read is old all the same.
    let advance = [("change", "advance"), ("seconds", "90")];
    let clock = post(&two.seat, LabForm::Clock, &advance).await;
    assert_eq!(clock.answer, Ok(LabDone::AsAsked));
    two.read_all().await;
    assert_eq!(two.calls().await, (4, 1));

    let reset = post(&two.seat, LabForm::Reset, &[("text", "reset")]).await;
    assert_eq!(reset.answer, Ok(LabDone::AsAsked));
    // It has forgotten the calls, too.
    two.read_all().await;
    assert_eq!(two.calls().await, (2, 1));
}

//! `kill -9` at a random moment among mixed writes: what was acknowledged is there afterwards, what was not is there
//! whole or not at all, and nothing else is.

#![allow(clippy::print_stdout, reason = "whoever sees it fail needs the seed")]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::dice::Dice;
use crate::mixed_writes::Write;
use crate::program::{Running, program};
use crate::wire;

const WRITES: usize = 200;
/// Runs in `make test`; `POLARSHIFT_KILLS` asks for more, `POLARSHIFT_KILL_SEED` for the same ones again.
const RUNS: u64 = 3;

/// An emulator with a state file, in a folder of its own.
struct Emulator {
    home: tempfile::TempDir,
    running: Running,
}

impl Emulator {
    fn state_file(home: &Path) -> PathBuf {
        home.join("state")
    }

    /// Starts on the state file that another one has left or has just now, or on none.
    fn start(state: Option<&Path>) -> Self {
        let home = tempfile::tempdir().unwrap();
        if let Some(state) = state {
            std::fs::copy(state, Self::state_file(home.path())).unwrap();
        }
        let running = Self::run(home.path());
        Self { home, running }
    }

    fn run(home: &Path) -> Running {
        let arguments = ["emulator", "--listen", "127.0.0.1:0", "--state"];
        Running::start(program(home).args(arguments).arg(Self::state_file(home)))
    }

    fn url(&self) -> String {
        self.running.url("emulator").to_owned()
    }

    /// Everything but the number of changes, which starts again with the process.
    fn state(&self) -> Value {
        let reply = wire::get(&format!("{}/_emulator/state", self.url()));
        let mut state: Value = serde_json::from_str(&reply.body).unwrap();
        state.as_object_mut().unwrap().remove("revision");
        state
    }

    /// Tries writes until one is accepted.
    fn accepts(&self, dice: &mut Dice) -> Write {
        let state = self.state();
        loop {
            let write = Write::any(dice, &state);
            if write.request(&self.url()).send() == 200 {
                return write;
            }
        }
    }

    /// Sends a write and kills the process after a while. Gives the status of the answer, if one came.
    fn killed_during(self, write: &Write, after: Duration) -> (Self, Option<u16>) {
        let request = write.request(&self.url());
        let answer = std::thread::spawn(move || request.try_send());
        let began = Instant::now();
        while began.elapsed() < after {
            std::hint::spin_loop();
        }
        self.running.kill();
        let status = answer.join().unwrap();
        let running = Self::run(self.home.path());
        (Self { home: self.home, running }, status)
    }
}

/// One run. Gives whether the write that was cut off is there.
fn run(seed: u64) -> bool {
    let mut dice = Dice::new(seed);
    let killed_at = dice.below(WRITES);
    let mut emulator = Emulator::start(None);
    assert_eq!(Write::pause().request(&emulator.url()).send(), 200);
    let (mut accepted, mut there) = (0, false);
    let began = Instant::now();
    for number in 0..WRITES {
        let before = emulator.state();
        if number != killed_at {
            let write = Write::any(&mut dice, &before);
            let status = write.request(&emulator.url()).send();
            assert!(status < 500, "{status} to {write:?}");
            accepted += usize::from(status == 200);
            continue;
        }
        let twin = Emulator::start(Some(&Emulator::state_file(emulator.home.path())));
        assert_eq!(twin.state(), before, "what was acknowledged was not in the file");
        let write = twin.accepts(&mut dice);
        let with_it = twin.state();
        let usual = began.elapsed() / u32::try_from(number.max(1)).unwrap();
        let after = usual.mul_f64(dice.fraction());
        let (again, answered) = emulator.killed_during(&write, after);
        let found = again.state();
        println!("write {number}, {after:?} after it was sent: answered {answered:?}, {write:?}");
        assert!(
            found == before || found == with_it,
            "neither without {write:?} nor with it: {found:#}"
        );
        if answered.is_some() {
            assert_eq!((answered, &found), (Some(200), &with_it), "{write:?} was acknowledged");
        }
        there = found != before;
        emulator = again;
    }
    assert!(accepted > WRITES / 4, "only {accepted} writes were accepted");
    let last = emulator.state();
    let Emulator { home, running } = emulator;
    running.kill();
    let again = Emulator { running: Emulator::run(home.path()), home };
    assert_eq!(again.state(), last, "after the last acknowledged write");
    there
}

fn number_of(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|text| text.parse().unwrap())
}

#[test]
fn kill_9_at_any_moment_loses_nothing_that_was_acknowledged_and_leaves_nothing_half_done() {
    let runs = number_of("POLARSHIFT_KILLS").unwrap_or(RUNS);
    let since_1970 = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap();
    let first = number_of("POLARSHIFT_KILL_SEED").unwrap_or(since_1970.as_secs());
    let mut there = 0;
    for seed in first..first + runs {
        println!("POLARSHIFT_KILL_SEED={seed}");
        there += u64::from(run(seed));
    }
    println!("of {runs} writes that were cut off, {there} are there");
}

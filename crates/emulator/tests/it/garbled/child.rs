//! An emulator in a process of its own: this test program again, told to serve.

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::process::{ChildStdout, Command, Stdio};
use std::thread::JoinHandle;

use emulator::Server;

use crate::support::options;

const ROLE: &str = "EMULATOR_TEST_CHILD";
const ADDRESS: &str = "the emulator listens on ";

/// Ends with this process: its input ends then.
pub struct Child {
    process: std::process::Child,
    pub addr: SocketAddr,
    /// Kept open: the child reports its end there.
    _output: BufReader<ChildStdout>,
    log: Option<JoinHandle<String>>,
}

impl Child {
    pub fn start() -> Self {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "garbled::child::serve_until_the_input_ends"])
            .arg("--nocapture")
            .env(ROLE, "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut errors = process.stderr.take().unwrap();
        let log = std::thread::spawn(move || {
            let mut log = String::new();
            errors.read_to_string(&mut log).unwrap();
            log
        });
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let addr = output.by_ref().lines().find_map(|line| {
            let line = line.unwrap();
            line.split_once(ADDRESS).map(|(_, addr)| addr.parse().unwrap())
        });
        let addr = addr.expect("the child ended before it listened");
        Self { process, addr, _output: output, log: Some(log) }
    }

    /// Bytes of memory it occupies.
    pub fn resident(&self) -> u64 {
        let status = format!("/proc/{}/status", self.process.id());
        let status = std::fs::read_to_string(status).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() * 1024
    }

    /// Ends it and gives what it complained of.
    pub fn end(&mut self) -> String {
        drop(self.process.stdin.take());
        let status = self.process.wait().unwrap();
        let log = self.log.take().unwrap().join().unwrap();
        assert!(status.success(), "{status}: {log}");
        log
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
#[ignore = "the process that other tests start"]
fn serve_until_the_input_ends() {
    assert!(std::env::var_os(ROLE).is_some(), "nothing to be run by hand");
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let server = runtime.block_on(Server::start(options())).unwrap();
    println!("\n{ADDRESS}{}", server.addr());
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
    runtime.block_on(server.shutdown());
}

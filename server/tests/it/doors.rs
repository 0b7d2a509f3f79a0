//! The program's doors: what clients take of it, and what it lets others read.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

use crate::live_sockets::request;
use crate::program::{Running, program};
use crate::stack::BILLING;
use crate::wire;

/// Far below the time after which a connection that says nothing is closed.
const DEADLINE: Duration = Duration::from_secs(8);
const PORTS: [&str; 4] = ["--listen", "127.0.0.1:0", "--emulator-listen", "127.0.0.1:0"];

/// The program, started by a shell that changes its limits first.
fn program_after(order: &str, home: &Path) -> Command {
    let mut command = Command::new("bash");
    command.env_clear().env("HOME", home).current_dir(home).stdin(Stdio::null());
    command.arg("-c").arg(format!("{order} && exec \"$0\" \"$@\""));
    command.arg(env!("CARGO_BIN_EXE_polarshift"));
    command
}

fn address<'a>(running: &'a Running, name: &str) -> &'a str {
    running.url(name).strip_prefix("http://").unwrap()
}

#[test]
fn idle_sockets_beyond_the_descriptors_leave_pages_answering() {
    let home = tempfile::tempdir().unwrap();
    let running = Running::start(program_after("ulimit -Sn 256", home.path()).args(PORTS));
    let mut idle = Vec::new();
    for (name, said) in [("console", ""), ("emulator", ""), ("console", "GET / HTTP/1.1\r\nHo")] {
        for _ in 0..300 {
            let mut socket = std::net::TcpStream::connect(address(&running, name)).unwrap();
            // It may have made way for another already.
            let _ = std::io::Write::write_all(&mut socket, said.as_bytes());
            idle.push(socket);
        }
    }
    let begin = Instant::now();
    for path in ["/healthz", "/readyz", "/clusters", &format!("/clusters/{BILLING}")] {
        let answer = wire::get(&format!("{}{path}", running.url("console")));
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    }
    let health = wire::get(&format!("{}/_emulator/health", running.url("emulator")));
    assert_eq!(health.status, 200);
    assert!(begin.elapsed() < DEADLINE, "it took {:?}", begin.elapsed());
    drop(idle);
    let log = running.stop();
    assert!(!log.contains("no connection can be taken"), "{log}");
}

#[test]
fn running_out_of_descriptors_is_survived() {
    let home = tempfile::tempdir().unwrap();
    // Fewer than the connections that an emulator takes at least.
    let mut command = program_after("ulimit -Sn 24", home.path());
    let running = Running::start(command.args(["emulator", "--listen", "127.0.0.1:0"]));
    let connect = || std::net::TcpStream::connect(address(&running, "emulator")).unwrap();
    let idle: Vec<_> = (0..100).map(|_| connect()).collect();
    let begin = Instant::now();
    let health = wire::get(&format!("{}/_emulator/health", running.url("emulator")));
    assert_eq!(health.status, 200);
    assert!(begin.elapsed() < DEADLINE, "it took {:?}", begin.elapsed());
    drop(idle);
    let log = running.stop();
    // Told once, not again and again.
    assert_eq!(log.matches("no connection can be taken").count(), 1, "{log}");
}

/// The first line of what a stream answers, and its connection.
async fn stream(host: &str, from: [u8; 4]) -> (String, TcpStream) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind((from, 0).into()).unwrap();
    let mut socket = socket.connect(host.parse().unwrap()).await.unwrap();
    socket.write_all(request(host).as_bytes()).await.unwrap();
    let mut line = Vec::new();
    while !line.ends_with(b"\r\n") {
        line.push(socket.read_u8().await.unwrap());
    }
    (String::from_utf8(line).unwrap(), socket)
}

#[tokio::test(flavor = "multi_thread")]
async fn streams_are_bounded_for_one_address_and_in_all_and_pages_go_on() {
    let home = tempfile::tempdir().unwrap();
    let running = Running::start(program_after("ulimit -Sn 256", home.path()).args(PORTS));
    let host = address(&running, "console");
    let mut open = Vec::new();
    let mut of_address = Vec::new();
    for last in 1..4 {
        let before = open.len();
        let refused = loop {
            let (line, socket) = stream(host, [127, 0, 0, last]).await;
            if !line.contains(" 200 ") {
                break line;
            }
            open.push(socket);
        };
        assert!(refused.contains(" 503 "), "{refused}");
        of_address.push(open.len() - before);
    }
    // A quarter of the descriptors, three quarters of that for one address.
    assert_eq!(of_address, [48, 16, 0]);
    let page = format!("{}/clusters/{BILLING}", running.url("console"));
    let answer = tokio::task::spawn_blocking(move || wire::get(&page)).await.unwrap();
    assert_eq!(answer.status, 200);
    open.pop();
    testkit::eventually("a stream that ended makes way for another", async || {
        let (line, _) = stream(host, [127, 0, 0, 3]).await;
        line.contains(" 200 ").then_some(())
    })
    .await;
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o777
}

#[test]
fn journal_and_state_are_for_their_owner_whatever_the_umask() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("deep/data");
    let mut command = program_after("umask 000", home.path());
    let running = Running::start(command.args(PORTS).arg("--data-dir").arg(&data));
    assert_eq!(wire::get(&format!("{}/readyz", running.url("console"))).status, 200);
    assert_eq!(mode(&data), 0o700);
    let names: Vec<_> =
        data.read_dir().unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    for name in ["polarshift.sqlite", "polarshift.sqlite-wal", "emulator-state.json"] {
        assert!(names.iter().any(|it| it == name), "{name}: {names:?}");
    }
    for name in names {
        assert_eq!(mode(&data.join(&name)), 0o600, "{name}");
    }
    running.stop();
}

#[test]
fn a_journal_from_before_that_others_can_read_is_named() {
    let home = tempfile::tempdir().unwrap();
    let journal = home.path().join("polarshift.sqlite");
    let mut command = program(home.path());
    let command = command.args(PORTS).arg("--data-dir").arg(home.path());
    assert!(!Running::start(command).stop().contains("chmod"));
    std::fs::set_permissions(&journal, PermissionsExt::from_mode(0o644)).unwrap();
    let log = Running::start(command).stop();
    assert!(log.contains(&format!("chmod 600 {}*", journal.display())), "{log}");
}

#[test]
fn a_configuration_with_a_key_that_others_can_read_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("polarshift.toml");
    std::fs::write(&file, "access-key = \"an-id:topsecret\"\n").unwrap();
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o644)).unwrap();
    let output = program(home.path()).args(PORTS).output().unwrap();
    let log = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{log}");
    assert!(log.contains("chmod 600") && !log.contains("topsecret"), "{log}");
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o600)).unwrap();
    Running::start(program(home.path()).args(PORTS)).stop();
}

#[test]
fn nothing_but_the_files_of_the_build_is_served() {
    let home = tempfile::tempdir().unwrap();
    let site = home.path().join("site");
    std::fs::create_dir_all(site.join("pkg")).unwrap();
    for (name, text) in [
        (
            "manifest.json",
            r#"{"js": "a.1.js", "wasm": "a.2.wasm", "css": "a.3.css",
                "files": ["favicon.svg", "pkg/a.1.js", "pkg/a.2.wasm", "pkg/a.3.css"]}"#,
        ),
        ("favicon.svg", "icon"),
        ("pkg/a.1.js", "js"),
        ("pkg/a.2.wasm", "wasm"),
        ("pkg/a.3.css", "css"),
        ("polarshift.toml", "access-key = \"an-id:topsecret\""),
        ("x.pem", "topsecret"),
        ("pkg/x.pem", "topsecret"),
    ] {
        std::fs::write(site.join(name), text).unwrap();
    }
    let mut command = program(home.path());
    let running = Running::start(command.args(PORTS).arg("--site-root").arg(&site));
    let get = |path: &str| wire::get(&format!("{}{path}", running.url("console")));
    for path in ["/favicon.svg", "/pkg/a.1.js", "/pkg/a.3.css"] {
        assert_eq!(get(path).status, 200, "{path}");
    }
    for path in [
        "/polarshift.toml",
        "/x.pem",
        "/pkg/x.pem",
        "/manifest.json",
        "/pkg/../polarshift.toml",
        "/pkg/%2e%2e/polarshift.toml",
    ] {
        let answer = get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("topsecret"), "{path}");
    }
}

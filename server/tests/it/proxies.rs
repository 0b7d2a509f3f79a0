//! A proxy between the program and the cloud, as the environment names it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

use crate::check::{Checked, assert_finding, checked};
use crate::program::program;

const HOST: &str = "gateway.example";
const CLUSTERS: &str = r#"{"RequestId":"THROUGH-THE-PROXY","Items":{"DBCluster":[]},"PageNumber":1,
    "PageRecordCount":0,"TotalRecordCount":0}"#;

/// A proxy that takes CONNECT, and behind it the host, which speaks TLS and answers every call.
struct ConnectProxy {
    address: SocketAddr,
    /// The authority that vouches for the host.
    authority_pem: String,
    /// First lines of the requests.
    asked: Arc<Mutex<Vec<String>>>,
}

impl ConnectProxy {
    async fn start(lets_through: bool) -> Self {
        let (authority_pem, config) = certificates();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let proxy =
            Self { address: listener.local_addr().unwrap(), authority_pem, asked: Arc::default() };
        let asked = proxy.asked.clone();
        tokio::spawn(async move {
            while let Ok((mut client, _)) = listener.accept().await {
                let Some(head) = head_of(&mut client).await else { continue };
                asked.lock().unwrap().push(head.lines().next().unwrap_or_default().to_owned());
                if !lets_through {
                    let _ = client.write_all(b"HTTP/1.1 403 Forbidden\r\n\r\n").await;
                    continue;
                }
                client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
                // A client that does not trust the host breaks off.
                let Ok(mut host) = acceptor.accept(client).await else { continue };
                if head_of(&mut host).await.is_some() {
                    let length = CLUSTERS.len();
                    let answer =
                        format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{CLUSTERS}");
                    host.write_all(answer.as_bytes()).await.unwrap();
                    let _ = host.shutdown().await;
                }
            }
        });
        proxy
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    /// A file with the authority, as a company hands it out.
    fn authority(&self, home: &Path) -> PathBuf {
        let file = home.join("authority.pem");
        std::fs::write(&file, &self.authority_pem).unwrap();
        file
    }
}

async fn head_of<S: tokio::io::AsyncRead + Unpin>(stream: &mut S) -> Option<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    String::from_utf8(head).ok()
}

fn certificates() -> (String, ServerConfig) {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let host = CertificateParams::new(vec![HOST.to_owned()]).unwrap();
    let host = host.signed_by(&key, &authority).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![host.der().clone()],
            PrivatePkcs8KeyDer::from(key.serialize_der()).into(),
        )
        .unwrap();
    (authority.pem(), config)
}

async fn check(
    variables: Vec<(&'static str, String)>,
    arguments: &'static [&'static str],
) -> Checked {
    tokio::task::spawn_blocking(move || {
        let home = tempfile::tempdir().unwrap();
        let mut command = program(home.path());
        command.args(["check", "--upstream", &format!("https://{HOST}")]).args(arguments);
        checked(command.envs(variables))
    })
    .await
    .unwrap()
}

const PAIR: &[&str] = &["--access-key", "id:secret"];

#[tokio::test(flavor = "multi_thread")]
async fn a_call_goes_through_the_proxy_to_a_host_that_the_given_authority_vouches_for() {
    let (proxy, home) = (ConnectProxy::start(true).await, tempfile::tempdir().unwrap());
    let authority = proxy.authority(home.path()).display().to_string();
    for variable in ["HTTPS_PROXY", "ALL_PROXY"] {
        let variables = vec![
            (variable, format!("http://{}", proxy.address)),
            ("SSL_CERT_FILE", authority.clone()),
        ];
        let checked = check(variables, PAIR).await;
        assert_eq!(checked.code, 0, "{}", checked.text);
        assert!(checked.text.contains("RequestId THROUGH-THE-PROXY"), "{}", checked.text);
    }
    let connect = format!("CONNECT {HOST}:443 HTTP/1.1");
    assert_eq!(proxy.asked(), [connect.clone(), connect]);
}

#[tokio::test(flavor = "multi_thread")]
async fn temporary_credentials_that_are_accepted_are_those_of_this_moment() {
    let (proxy, home) = (ConnectProxy::start(true).await, tempfile::tempdir().unwrap());
    let authority = proxy.authority(home.path()).display().to_string();
    let variables = vec![
        ("HTTPS_PROXY", format!("http://{}", proxy.address)),
        ("SSL_CERT_FILE", authority),
        ("ALICLOUD_ACCESS_KEY_ID", "id".to_owned()),
        ("ALICLOUD_ACCESS_KEY_SECRET", "secret".to_owned()),
        ("ALICLOUD_SECURITY_TOKEN", "token".to_owned()),
    ];
    let checked = check(variables, &["--credentials", "environment"]).await;
    assert_eq!(checked.code, 0, "{}", checked.text);
    let source = "AccessKey ID id (environment variable ALICLOUD_ACCESS_KEY_ID, temporary)";
    assert!(checked.text.contains(source), "{}", checked.text);
    assert!(checked.text.contains("until it is restarted"), "{}", checked.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_authority_that_nobody_named_is_no_failure_of_the_proxy() {
    let proxy = ConnectProxy::start(true).await;
    let variables = vec![("HTTPS_PROXY", format!("http://{}", proxy.address))];
    assert_finding(&check(variables, PAIR).await, "certificate", "SSL_CERT_FILE");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_lets_nothing_through_is_named_with_its_variable() {
    let proxy = ConnectProxy::start(false).await;
    let url = format!("http://user:topsecret@{}", proxy.address);
    let checked = check(vec![("HTTPS_PROXY", url)], PAIR).await;
    let problem = format!("through the proxy http://{}, which HTTPS_PROXY names", proxy.address);
    assert_finding(&checked, &problem, "correct HTTPS_PROXY");
    assert!(!checked.text.contains("topsecret"), "{}", checked.text);
    assert!(!checked.text.contains("DNS"), "{}", checked.text);
    assert_eq!(proxy.asked().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_is_not_there_is_named_with_its_variable() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", free.local_addr().unwrap());
    drop(free);
    let checked = check(vec![("all_proxy", url)], PAIR).await;
    assert_finding(&checked, "which all_proxy names", "correct all_proxy");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_of_an_unknown_scheme_is_named_with_its_variable_and_never_passed_by() {
    let untouched = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = untouched.local_addr().unwrap();
    for (variable, scheme) in
        [("HTTPS_PROXY", "socks5h"), ("HTTPS_PROXY", "socks5"), ("ALL_PROXY", "socks4")]
    {
        let checked = check(vec![(variable, format!("{scheme}://{address}"))], PAIR).await;
        let problem =
            format!("{scheme}://{address}, which {variable} names: proxies of this scheme");
        assert_finding(&checked, &problem, &format!("correct {variable}"));
    }
    let accepted = tokio::select! {
        biased;
        accepted = untouched.accept() => Some(accepted.map(|(stream, _): (TcpStream, _)| stream)),
        () = std::future::ready(()) => None,
    };
    assert!(accepted.is_none());
}

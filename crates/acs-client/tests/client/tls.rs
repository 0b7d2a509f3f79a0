//! Both maps of hosts, observed at a TLS listener: the name asked for in the handshake and the
//! `Host` header.

use std::net::SocketAddr;
use std::sync::Arc;

use acs_client::{
    Client, ClientConfig, ClientError, ConfigError, Credentials, EndpointUrl, InstanceFilters,
    Upstream,
};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tokio::io::{AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

use crate::stub::{answer, read_request};
use crate::{cluster, region};

const HOSTS: [&str; 4] = [
    "polardb.aliyuncs.com",
    "polardb.cn-shenzhen.aliyuncs.com",
    "polardb.ap-southeast-1.aliyuncs.com",
    "rds.aliyuncs.com",
];

/// What one connection showed: SNI and the `Host` header.
type Seen = (Option<String>, Option<String>);

struct TlsStub {
    address: SocketAddr,
    ca_pem: String,
    seen: mpsc::UnboundedReceiver<Seen>,
}

impl TlsStub {
    async fn start() -> Self {
        let (ca_pem, config) = certificates();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, seen) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                // A client that does not trust us breaks the handshake off.
                let Ok(stream) = acceptor.accept(stream).await else { continue };
                let sni = stream.get_ref().1.server_name().map(str::to_owned);
                let mut stream = BufReader::new(stream);
                let Some(request) = read_request(&mut stream, 0).await else { continue };
                let host = request.header("host").map(str::to_owned);
                sender.send((sni, host)).unwrap();
                let body = r#"{"DBClusterId":"pc-1","RequestId":"R"}"#;
                let text = answer(200, "Connection: close\r\n", body);
                stream.write_all(text.as_bytes()).await.unwrap();
                stream.shutdown().await.unwrap();
            }
        });
        Self { address, ca_pem, seen }
    }

    /// A client for the cloud whose hosts all lead here.
    fn client(&self, trusting: bool) -> Client {
        let credentials = Credentials::new("id", "secret", None);
        let mut config = ClientConfig::new(Upstream::Aliyun, credentials);
        config.resolve = HOSTS.iter().map(|host| ((*host).to_owned(), self.address)).collect();
        let ca = if trusting { self.ca_pem.clone() } else { certificates().0 };
        config.extra_roots_pem.push(ca.into_bytes());
        Client::new(config).unwrap()
    }
}

/// An authority of our own, and a server that has its certificate for every host.
fn certificates() -> (String, ServerConfig) {
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let ca = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let names: Vec<String> = HOSTS.iter().map(|host| (*host).to_owned()).collect();
    let leaf = CertificateParams::new(names).unwrap().signed_by(&key, &ca).unwrap();
    let key = PrivatePkcs8KeyDer::from(key.serialize_der()).into();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![leaf.der().clone()], key)
        .unwrap();
    (ca.pem(), config)
}

#[tokio::test]
async fn each_product_and_region_is_asked_at_its_own_host() {
    let mut stub = TlsStub::start().await;
    let client = stub.client(true);
    for (id, polardb, rds) in [
        ("cn-hangzhou", "polardb.aliyuncs.com", "rds.aliyuncs.com"),
        ("cn-shenzhen", "polardb.cn-shenzhen.aliyuncs.com", "rds.aliyuncs.com"),
        ("ap-southeast-1", "polardb.ap-southeast-1.aliyuncs.com", "rds.aliyuncs.com"),
    ] {
        let region = region(id);
        let both = |host: &str| (Some(host.to_owned()), Some(host.to_owned()));
        client.describe_db_cluster_migration(&region, &cluster()).await.unwrap();
        assert_eq!(stub.seen.recv().await.unwrap(), both(polardb), "{id}");
        client.close_db_cluster_migration(&region, &cluster(), true).await.unwrap();
        assert_eq!(stub.seen.recv().await.unwrap(), both(polardb), "{id}");
        client.describe_db_instances(&region, &InstanceFilters::default()).await.unwrap();
        assert_eq!(stub.seen.recv().await.unwrap(), both(rds), "{id}");
    }
    client.describe_regions().await.unwrap();
    assert_eq!(stub.seen.recv().await.unwrap().0.as_deref(), Some("polardb.aliyuncs.com"));
}

#[tokio::test]
async fn a_server_that_is_not_trusted_is_sent_nothing() {
    let mut stub = TlsStub::start().await;
    let client = stub.client(false);
    let answer = client.close_db_cluster_migration(&region("cn-hangzhou"), &cluster(), true).await;
    let error = answer.unwrap_err();
    assert!(matches!(&error, ClientError::Unreachable { .. }), "{error}");
    assert!(error.proves_not_run());
    assert!(stub.seen.try_recv().is_err());
}

#[tokio::test]
async fn what_no_client_can_be_made_of_is_refused() {
    let endpoint = EndpointUrl::parse("http://127.0.0.1:1").unwrap();
    let with = |credentials| ClientConfig::new(Upstream::Endpoint(endpoint.clone()), credentials);
    let error = Client::new(with(Credentials::new("id\n", "secret", None))).unwrap_err();
    assert!(matches!(error, ConfigError::Credentials { part: "the AccessKey ID" }), "{error}");
    let error = Client::new(with(Credentials::new("id", "secret", Some("t\n")))).unwrap_err();
    assert!(matches!(error, ConfigError::Credentials { part: "the security token" }), "{error}");
    let mut config = with(Credentials::emulator_default());
    config
        .extra_roots_pem
        .push(b"-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----".into());
    let error = Client::new(config).unwrap_err();
    assert!(matches!(error, ConfigError::RootCertificate { .. }), "{error}");
}

//! An open door on a system-chosen port.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use receiver::{Limits, Receiver, ReceiverOptions, SecretPath};
use reqwest::{Client, Response};
use store::{ConnectionId, DeliveryRow, Store};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use vault::{ExposeSecret, StoreKey};

pub struct Door {
    pub receiver: Receiver,
    pub store: Arc<Store>,
    pub path: String,
    pub told: Arc<AtomicUsize>,
    client: Client,
    _dir: TempDir,
}

pub fn connection() -> ConnectionId {
    ConnectionId("3fa0c1d2".into())
}

/// Short times, so that what is slow is found out quickly; generous rates.
pub fn quick() -> Limits {
    Limits {
        body_bytes: 10_000,
        memory_bytes: 40_000,
        connections: 32,
        per_second: NonZeroU32::new(100_000).unwrap(),
        burst: NonZeroU32::new(100_000).unwrap(),
        head_time: Duration::from_millis(300),
        body_time: Duration::from_millis(300),
        connection_time: Duration::from_secs(5),
    }
}

/// Time and room for everybody, however busy the machine is, for tests of what becomes of a delivery.
pub fn patient() -> Limits {
    Limits {
        connections: 512,
        head_time: Duration::from_secs(30),
        body_time: Duration::from_secs(30),
        connection_time: Duration::from_secs(60),
        memory_bytes: 1_000_000,
        ..quick()
    }
}

impl Door {
    pub async fn open(limits: Limits) -> Self {
        let dir = TempDir::new().unwrap();
        let store = Arc::new(Store::open(dir.path(), &StoreKey::from_bytes([7; 32])).await.unwrap());
        let path = SecretPath::generate().unwrap();
        let other = SecretPath::generate().unwrap();
        let text = path.secret().expose_secret().to_owned();
        let told = Arc::new(AtomicUsize::new(0));
        let counted = told.clone();
        let options = ReceiverOptions {
            port: 0,
            addresses: vec![(connection(), path), (ConnectionId("00000001".into()), other)],
            limits,
        };
        let receiver = Receiver::start(store.ledger().clone(), options, move || {
            counted.fetch_add(1, Ordering::SeqCst);
        })
        .await
        .unwrap();
        let client = Client::builder().no_proxy().timeout(Duration::from_secs(60)).build().unwrap();
        Self { receiver, store, path: text, told, client, _dir: dir }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.receiver.address())
    }

    pub async fn post(&self, body: impl Into<reqwest::Body>) -> Response {
        self.post_to(&self.path, body).await
    }

    pub async fn post_to(&self, path: &str, body: impl Into<reqwest::Body>) -> Response {
        self.client.post(self.url(path)).body(body).send().await.unwrap()
    }

    pub fn client(&self) -> &Client {
        &self.client
    }

    pub async fn kept(&self) -> Vec<DeliveryRow> {
        self.store.ledger().deliveries(1_000).await.unwrap()
    }

    /// Writes raw bytes and gives what comes back until the connection ends.
    pub async fn raw(&self, pieces: &[(&[u8], Duration)]) -> String {
        let mut stream = TcpStream::connect(self.receiver.address()).await.unwrap();
        for (bytes, pause) in pieces {
            // A door that has closed meanwhile is what some tests wait for.
            if stream.write_all(bytes).await.is_err() {
                break;
            }
            tokio::time::sleep(*pause).await;
        }
        let mut answer = Vec::new();
        let read = tokio::time::timeout(Duration::from_secs(8), stream.read_to_end(&mut answer)).await;
        assert!(read.is_ok(), "the connection was never closed");
        String::from_utf8_lossy(&answer).into_owned()
    }
}

/// What a sender can tell apart: status, headers but the date, and body.
pub async fn shape(response: Response) -> (u16, Vec<(String, String)>, String) {
    let status = response.status().as_u16();
    let mut headers: Vec<_> = response
        .headers()
        .iter()
        .filter(|(name, _)| !["date", "connection"].contains(&name.as_str()))
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .collect();
    headers.sort();
    (status, headers, response.text().await.unwrap())
}

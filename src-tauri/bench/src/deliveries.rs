//! Webhooks: deliveries stored, opened and told apart per second, divided by the same server storing nothing; and the
//! time from a change at the vendor to the row on the board.
//!
//! The deliveries are about episodes, for which nothing is read from the vendor; one in twenty comes twice. The bare
//! server reads each body and answers, as the receiver does before it has kept anything. Both are asked by the same
//! sender over as many connections.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::http::StatusCode;
use clinic::views::Tag;
use clinic::{Clinic, ClinicOptions, DemoConnection, Door, DoorError, Pace, Running, Session};
use receiver::{Limits, Receiver, ReceiverOptions, SecretPath};
use sandbox::{Simulator, SimulatorOptions, noon};
use solo::{Solo, SoloConfig, WebhookEvent};
use vault::{ExposeSecret, SecretString, StoreKey, Vault};

use crate::Failed;
use crate::figure::Figure;

const DELIVERIES: usize = 20_000;
const EVERY: usize = 20;
const CONNECTIONS: usize = 64;
const CHANGES: usize = 100;
const PATIENCE: Duration = Duration::from_secs(120);

/// Both figures, of one clinic.
pub(crate) async fn measure() -> Result<Vec<Figure>, Failed> {
    let hooked = Hooked::open().await?;
    let latency = hooked.latency().await?;
    let bodies = hooked.bodies()?;
    let theirs = bare(&bodies).await?;
    let ours = hooked.throughput(&bodies).await?;
    hooked.running.close().await;
    let result = ours / theirs;
    Ok(vec![
        Figure {
            what: format!("Deliveries kept, opened and told apart per second ({DELIVERIES})"),
            unit: "/s",
            ours,
            limit: Some(theirs),
            result,
            goal: "at least 0.5".to_owned(),
            met: result >= 0.5,
        },
        Figure {
            what: format!("From a change at the vendor to its row, p95 of {CHANGES}"),
            unit: "ms",
            ours: latency,
            limit: None,
            result: latency,
            goal: "under 1000 ms".to_owned(),
            met: latency < 1_000.0,
        },
    ])
}

struct Closed;

impl Door for Closed {
    fn open(&self, _: &url::Url) -> Result<(), DoorError> {
        Err(DoorError::Browser("there is none here".to_owned()))
    }

    fn copy(&self, _: &str) -> Result<(), DoorError> {
        Err(DoorError::Clipboard("there is none here".to_owned()))
    }
}

/// A clinic whose receiver stands open and is told every event.
struct Hooked {
    running: Running,
    session: Session,
    simulator: Simulator,
    _receiver: Receiver,
    url: String,
    key: SecretString,
    _dir: tempfile::TempDir,
}

impl Hooked {
    async fn open() -> Result<Self, Failed> {
        let options = SimulatorOptions { speed: 0.0, zone: noon(), ..SimulatorOptions::default() };
        let simulator = Simulator::start(options).await?;
        let dir = tempfile::tempdir()?;
        let running = Clinic::open(ClinicOptions {
            dir: dir.path().to_owned(),
            key: StoreKey::generate()?,
            vault: Vault::in_memory(),
            door: Arc::new(Closed),
            pace: Pace::default(),
        })
        .await?;
        let clinic = running.clinic.clone();
        let demo = DemoConnection {
            base_url: simulator.base_url(),
            api_key: simulator.api_key().to_owned(),
            linking_secret: simulator.linking_secret().to_owned(),
            zone: noon().to_string(),
        };
        clinic.connect_demo(demo).await?;
        let session = Session::demo(clinic.clone());
        let administrator = session.administrator().ok_or("the demo session is no administrator's")?;
        let made =
            administrator.turn_on_receiver(47_300, || SecretPath::generate().map(|path| path.secret().clone())).await?;
        let path = made.first().ok_or("no address was made")?.path.clone();
        let plan = clinic.receiver_plan().await?.ok_or("receiving is off")?;
        let addresses =
            plan.addresses.iter().filter_map(|(id, path)| Some((id.clone(), SecretPath::parse(path)?))).collect();
        let wide = NonZeroU32::MAX;
        let limits = Limits { per_second: wide, burst: wide, ..Limits::default() };
        let told = Arc::downgrade(&clinic);
        let receiver = Receiver::start(plan.ledger, ReceiverOptions { port: 0, addresses, limits }, move || {
            if let Some(clinic) = told.upgrade() {
                clinic.deliveries_arrived();
            }
        })
        .await?;
        let url = format!("http://{}{path}", receiver.address());
        let config = SoloConfig::new(
            url::Url::parse(&simulator.base_url())?,
            SecretString::from(simulator.api_key().to_owned()),
        );
        let webhook = Solo::new(config)?.webhooks().create(&url::Url::parse(&url)?, WebhookEvent::DOCUMENTED).await?;
        let key = webhook.encryption_key.ok_or("the simulator told no key")?;
        let hooked = Self { running, session, simulator, _receiver: receiver, url, key, _dir: dir };
        hooked.until("the day is read", async || Ok(hooked.total().await? > 0)).await?;
        // The first delivery makes the console ask for the key that opens it.
        hooked.book(0)?;
        hooked.until("the key is known", async || Ok(hooked.view().await?.today.read_back > 0)).await?;
        Ok(hooked)
    }

    async fn view(&self) -> Result<clinic::views::WebhooksView, Failed> {
        let administrator = self.session.administrator().ok_or("the demo session is no administrator's")?;
        Ok(administrator.webhooks().await?)
    }

    async fn total(&self) -> Result<u32, Failed> {
        Ok(self.session.member().board(None).await?.counts.total)
    }

    async fn until(&self, what: &str, is: impl AsyncFn() -> Result<bool, Failed>) -> Result<(), Failed> {
        let begun = Instant::now();
        while !is().await? {
            if begun.elapsed() > PATIENCE {
                return Err(format!("waited in vain: {what}").into());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Ok(())
    }

    /// Somebody books elsewhere, today.
    fn book(&self, at: usize) -> Result<(), Failed> {
        let control = self.simulator.control();
        let spid = control.patients(1).first().and_then(|one| one["spid"].as_i64()).ok_or("nobody is known")?;
        let room = control
            .all_appointments()
            .first()
            .and_then(|one| one["waitingRoom"].as_str().map(str::to_owned))
            .ok_or("there is no room")?;
        let start = control.now() + chrono::TimeDelta::minutes(30 + i64::try_from(at)?);
        match control.book_elsewhere(spid, &room, start) {
            0 => Err("the simulator refused the booking".into()),
            _ => Ok(()),
        }
    }

    /// The 95th percentile, in milliseconds, of the time from a booking elsewhere to the news after which its row is on
    /// the board.
    async fn latency(&self) -> Result<f64, Failed> {
        let mut times = Vec::with_capacity(CHANGES);
        for at in 1..=CHANGES {
            let before = self.total().await?;
            let begun = Instant::now();
            self.book(at)?;
            loop {
                let news = tokio::time::timeout(PATIENCE, self.running.clinic.next_stale()).await?;
                let heard = begun.elapsed();
                if news.contains(&Tag::Board) && self.total().await? > before {
                    times.push(heard.as_secs_f64() * 1_000.0);
                    break;
                }
            }
        }
        times.sort_by(f64::total_cmp);
        times.get(CHANGES * 95 / 100 - 1).copied().ok_or_else(|| "nothing was measured".into())
    }

    /// As many sealed deliveries as are sent; one in twenty is the one before it, byte for byte.
    fn bodies(&self) -> Result<Vec<Bytes>, Failed> {
        let mut bodies: Vec<Bytes> = Vec::with_capacity(DELIVERIES);
        for at in 0..DELIVERIES {
            let again = bodies.last().filter(|_| at % EVERY == EVERY - 1).cloned();
            bodies.push(match again {
                Some(last) => last,
                None => {
                    let plain = format!(r#"{{"event":"episode:updated","data":{{"episodeId":"{at}"}}}}"#);
                    solo::crypto::seal(self.key.expose_secret().as_bytes(), plain.as_bytes())?.into()
                }
            });
        }
        Ok(bodies)
    }

    /// Deliveries per second, from the first byte sent until the last one was opened.
    async fn throughput(&self, bodies: &[Bytes]) -> Result<f64, Failed> {
        let before = self.view().await?.today;
        let begun = Instant::now();
        send(&self.url, bodies).await?;
        let different = u32::try_from(DELIVERIES - DELIVERIES / EVERY)?;
        self.until("all were opened", async || {
            let today = self.view().await?.today;
            Ok(today.open == 0 && today.received - before.received >= different)
        })
        .await?;
        let took = begun.elapsed().as_secs_f64();
        let today = self.view().await?.today;
        let repeats = today.repeats - before.repeats;
        if repeats != u32::try_from(DELIVERIES / EVERY)? || today.unreadable != before.unreadable {
            return Err(format!("{repeats} repeats were counted, {} were unreadable", today.unreadable).into());
        }
        Ok(DELIVERIES as f64 / took)
    }
}

/// The same server, storing nothing.
async fn bare(bodies: &[Bytes]) -> Result<f64, Failed> {
    let router = Router::new().fallback(|_: Bytes| async { StatusCode::NO_CONTENT });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/hook/x", listener.local_addr()?);
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });
    let begun = Instant::now();
    send(&url, bodies).await?;
    let took = begun.elapsed().as_secs_f64();
    serving.abort();
    Ok(bodies.len() as f64 / took)
}

/// Sends all of them over as many connections as are allowed; each has to be acknowledged.
async fn send(url: &str, bodies: &[Bytes]) -> Result<(), Failed> {
    let client = reqwest::Client::builder().no_proxy().tcp_nodelay(true).build()?;
    let mut senders = tokio::task::JoinSet::new();
    for some in bodies.chunks(bodies.len().div_ceil(CONNECTIONS)) {
        let (client, url, some) = (client.clone(), url.to_owned(), some.to_vec());
        senders.spawn(async move {
            for body in some {
                let answer = client.post(&url).body(body).send().await.map_err(|error| error.to_string())?;
                if answer.status() != StatusCode::NO_CONTENT {
                    return Err(format!("a delivery was answered with {}", answer.status()));
                }
            }
            Ok::<(), String>(())
        });
    }
    while let Some(sent) = senders.join_next().await {
        sent??;
    }
    Ok(())
}

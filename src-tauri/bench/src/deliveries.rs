//! Webhooks: deliveries stored, opened and told apart per second, divided by the same server storing nothing.
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
use clinic::{DemoConnection, Running, Session};
use receiver::{Limits, Receiver, ReceiverOptions, SecretPath};
use sandbox::{Simulator, SimulatorOptions, noon};
use vault::{ExposeSecret, SecretString};

use crate::Failed;
use crate::figure::Figure;
use crate::fresh;
use crate::receiving;

const DELIVERIES: usize = 20_000;
const EVERY: usize = 20;
const CONNECTIONS: usize = 64;
const PATIENCE: Duration = Duration::from_secs(120);

/// The bare server first, then the clinic.
pub(crate) async fn measure() -> Result<Figure, Failed> {
    let hooked = Hooked::open().await?;
    let bodies = hooked.bodies()?;
    let theirs = bare(&bodies).await?;
    let ours = hooked.throughput(&bodies).await?;
    hooked.running.close().await;
    let kept = format!("Deliveries kept, opened and told apart per second ({DELIVERIES})");
    Ok(Figure::at_least(0.5, kept, "/s", ours, theirs))
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
        let (running, dir) = fresh::clinic().await?;
        let clinic = running.clinic.clone();
        let (key, secret) = (simulator.api_key(), simulator.linking_secret());
        let demo = DemoConnection::solo(simulator.base_url(), key, secret, noon().to_string());
        clinic.connect_demo(demo).await?;
        let session = Session::demo(clinic.clone());
        let path = receiving::turn_on(&session, 47_300).await?;
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
        let key = receiving::subscribe(&simulator, &url).await?;
        let hooked = Self { running, session, simulator, _receiver: receiver, url, key, _dir: dir };
        let member = hooked.session.member();
        hooked.until("the day is read", async || Ok(member.board(None).await?.counts.total > 0)).await?;
        // The first delivery makes the console ask for the key that opens it.
        hooked.book()?;
        hooked.until("the key is known", async || Ok(hooked.view().await?.today.read_back > 0)).await?;
        Ok(hooked)
    }

    async fn view(&self) -> Result<clinic::views::WebhooksView, Failed> {
        let administrator = self.session.administrator().ok_or("the demo session is no administrator's")?;
        Ok(administrator.webhooks().await?)
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
    fn book(&self) -> Result<(), Failed> {
        let control = self.simulator.control();
        let spid = control.patients(1).first().and_then(|one| one["spid"].as_i64()).ok_or("nobody is known")?;
        let room = control
            .all_appointments()
            .first()
            .and_then(|one| one["waitingRoom"].as_str().map(str::to_owned))
            .ok_or("there is no room")?;
        let start = control.now() + chrono::TimeDelta::minutes(30);
        match control.book_elsewhere(spid, &room, start) {
            0 => Err("the simulator refused the booking".into()),
            _ => Ok(()),
        }
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

//! Client calls per second: SOLO-14 through the client, divided by a bare loop of the HTTP library that asks for the same
//! and parses the same body.

use std::time::{Duration, Instant};

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use sandbox::{Simulator, SimulatorOptions};
use solo::{AppointmentId, SecretString, Solo, SoloConfig};

use crate::Failed;
use crate::figure::{Figure, median};

const ROUND: Duration = Duration::from_millis(1_500);
const ROUNDS: usize = 5;

/// One call after the other, ours and the bare loop in turns.
pub(crate) async fn measure() -> Result<Vec<Figure>, Failed> {
    let options = SimulatorOptions { speed: 0.0, ..SimulatorOptions::default() };
    let simulator = Simulator::start(options).await?;
    let id = *simulator.control().known_appointment_ids().first().ok_or("the simulated clinic has no visit")?;
    let mut config =
        SoloConfig::new(url::Url::parse(&simulator.base_url())?, SecretString::from(simulator.api_key().to_owned()));
    config.transport.budget_per_minute = None;
    let client = Solo::new(config)?;
    let mut headers = HeaderMap::new();
    headers.insert(HeaderName::from_static("api-key"), HeaderValue::from_str(simulator.api_key())?);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let bare = reqwest::Client::builder().default_headers(headers).tcp_nodelay(true).no_proxy().build()?;
    let address = format!("{}/qapi/v1/appointments/{id}", simulator.base_url());
    ours(&client, id).await?;
    limit(&bare, &address).await?;
    let (mut mine, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        theirs.push(limit(&bare, &address).await?);
        mine.push(ours(&client, id).await?);
    }
    let what = "Client calls per second (SOLO-14), one after the other";
    Ok(vec![Figure::at_least(0.9, what, "/s", median(mine), median(theirs))])
}

async fn ours(client: &Solo, id: i64) -> Result<f64, Failed> {
    let (begun, mut calls) = (Instant::now(), 0.0);
    while begun.elapsed() < ROUND {
        client.appointments().get(AppointmentId(id)).await?;
        calls += 1.0;
    }
    Ok(calls / begun.elapsed().as_secs_f64())
}

async fn limit(client: &reqwest::Client, address: &str) -> Result<f64, Failed> {
    let (begun, mut calls) = (Instant::now(), 0.0);
    while begun.elapsed() < ROUND {
        let body = client.get(address).send().await?.error_for_status()?.bytes().await?;
        let _visit: solo::Appointment = serde_json::from_slice(&body)?;
        calls += 1.0;
    }
    Ok(calls / begun.elapsed().as_secs_f64())
}

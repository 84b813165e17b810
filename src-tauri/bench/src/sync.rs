//! The first reading of a vendor that lists everything: 20,000 patients and as many appointments of a Carium tenant, from
//! the connection to the last row kept, divided by a bare loop that fetches the same pages and parses them without
//! keeping anything; and compared with the style of the vendor's own document, which asks for one page after another.

use std::process::Stdio;
use std::time::{Duration, Instant};

use carium::{AppointmentFilter, Carium, CariumConfig, IndividualFilter, LogIn, OrganizationId, PageAt, SecretString};
use clinic::Session;
use futures::{StreamExt, TryStreamExt, stream};
use sandbox::{CariumOptions, CariumSimulator, noon};
use tokio::process::Command;

use crate::Failed;
use crate::figure::{Figure, median};
use crate::fresh;

const PEOPLE: usize = 20_000;
const DAYS: usize = 90;
/// Half as many on every other weekday: about 20,000 appointments in all.
const VISITS_TODAY: usize = 620;
const PAGE: u32 = 100;
const AT_ONCE: usize = 4;
const ROUNDS: usize = 3;
/// What a vendor across a network adds to each answer.
const LATENCY: Duration = Duration::from_millis(20);
const PATIENCE: Duration = Duration::from_secs(300);
const LOOK: Duration = Duration::from_millis(50);

/// The document's own style: `requests`, one page after another.
const PEER: &str = r#"
import sys, requests
base, organization, username, password = sys.argv[1:5]
login = requests.post(f"{base}/identity/v1/login/", json={"username": username, "password": password},
                      headers={"Accept": "application/vnd.api+json"})
headers = {"Authorization": f"Bearer {login.json()['access-token']}", "Accept": "application/vnd.api+json"}
rows = 0
for path, query in (("caredb/v1/aggregation-individuals/", {}),
                    ("caredb/v1/org-appointments/", {"filter[organization-id]": organization})):
    offset = 0
    while True:
        page = requests.get(f"{base}/{path}", headers=headers,
                            params={**query, "page[limit]": 100, "page[offset]": offset}).json()
        rows += len(page["data"])
        offset += len(page["data"])
        if not page["data"] or offset >= page["meta"]["page[total]"]:
            break
print(rows)
"#;

/// In turns, without latency: the bare loop, and a fresh clinic. Then once with latency, beside the peer.
pub(crate) async fn measure(quick: bool) -> Result<Vec<Figure>, Failed> {
    let (patients, visits_today) = if quick { (PEOPLE / 10, VISITS_TODAY / 10) } else { (PEOPLE, VISITS_TODAY) };
    let simulator = CariumSimulator::start(CariumOptions {
        patients,
        visits_today,
        days: DAYS,
        speed: 0.0,
        zone: noon(),
        ..CariumOptions::default()
    })
    .await?;
    // People whom a slip of the desk entered twice are rows too.
    let control = simulator.control();
    let people = control.individuals(usize::MAX).len();
    let rows = people + control.appointments().len();
    let (mut mine, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..if quick { 1 } else { ROUNDS } {
        theirs.push(rows as f64 / bare(&simulator, rows).await?.as_secs_f64());
        mine.push(rows as f64 / first_sync(&simulator, people, rows).await?.as_secs_f64());
    }
    let what = format!("First reading of {rows} Carium rows, rows per second");
    let mut figures = vec![Figure::at_least(0.7, what, "/s", median(mine), median(theirs))];
    simulator.control().set_latency(LATENCY);
    let ours = first_sync(&simulator, people, rows).await?;
    let peer = peer(&simulator, rows).await?;
    simulator.control().set_latency(Duration::ZERO);
    let what = format!("The same with {} ms latency, beside one page after another in Python", LATENCY.as_millis());
    figures.push(Figure::at_least(3.0, what, "/s", rows as f64 / ours.as_secs_f64(), rows as f64 / peer.as_secs_f64()));
    Ok(figures)
}

/// Until every row stands in the store.
async fn first_sync(simulator: &CariumSimulator, patients: usize, rows: usize) -> Result<Duration, Failed> {
    let (running, _dir) = fresh::clinic().await?;
    // The background work of a start waits a second: that is not what is measured.
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    let begun = Instant::now();
    let id = running.clinic.connect_demo(fresh::carium(simulator)).await?;
    let member = Session::demo(running.clinic.clone()).member();
    // The people come first: the visits are counted once those are whole. Seldom, since counting costs too.
    let (mut people, mut visits) = (0, 0);
    while people + visits < rows {
        if begun.elapsed() > PATIENCE {
            return Err(format!("only {} of {rows} rows were kept", people + visits).into());
        }
        tokio::time::sleep(LOOK).await;
        if people < patients {
            people = member.search_patients("").await?.searched as usize;
        } else {
            visits = known(&member, &id).await?;
        }
    }
    let took = begun.elapsed();
    running.close().await;
    Ok(took)
}

async fn known(member: &clinic::Member, id: &domain::ConnectionId) -> Result<usize, Failed> {
    let all = member.connections().await?;
    Ok(all.iter().find(|one| &one.id == id).map_or(0, |one| one.known_visits as usize))
}

/// The same pages through the client, as many at once, parsed and dropped.
async fn bare(simulator: &CariumSimulator, rows: usize) -> Result<Duration, Failed> {
    let mut config = CariumConfig::new(
        simulator.base_url().parse()?,
        OrganizationId(simulator.organization_id()),
        simulator.username().to_owned(),
        SecretString::from(simulator.password().to_owned()),
    );
    config.transport.budget_per_minute = None;
    let client = Carium::new(config)?;
    let begun = Instant::now();
    if !matches!(client.log_in(None).await, LogIn::Done) {
        return Err("the simulated Carium lets nobody in".into());
    }
    let (patients, appointments) = (client.patients(), client.appointments());
    let (everyone, everything) = (IndividualFilter::default(), AppointmentFilter::default());
    let first = patients.list(&everyone, PageAt { offset: 0, limit: PAGE }).await?;
    let rest = offsets(first.total).map(|at| patients.list(&everyone, at));
    let people: usize = stream::iter(rest)
        .buffered(AT_ONCE)
        .try_fold(first.items.len(), |sum, page| async move { Ok(sum + page.items.len()) })
        .await?;
    let first = appointments.list(&everything, PageAt { offset: 0, limit: PAGE }).await?;
    let rest = offsets(first.total).map(|at| appointments.list(&everything, at));
    let visits: usize = stream::iter(rest)
        .buffered(AT_ONCE)
        .try_fold(first.items.len(), |sum, page| async move { Ok(sum + page.items.len()) })
        .await?;
    if people + visits != rows {
        return Err(format!("the bare loop read {} of {rows} rows", people + visits).into());
    }
    Ok(begun.elapsed())
}

fn offsets(total: Option<u64>) -> impl Iterator<Item = PageAt> {
    (u64::from(PAGE)..total.unwrap_or(0)).step_by(PAGE as usize).map(|offset| PageAt { offset, limit: PAGE })
}

async fn peer(simulator: &CariumSimulator, rows: usize) -> Result<Duration, Failed> {
    let begun = Instant::now();
    let output = Command::new("python3")
        .args(["-c", PEER, &simulator.base_url(), &simulator.organization_id(), simulator.username()])
        .arg(simulator.password())
        .env("NO_PROXY", "127.0.0.1")
        .stderr(Stdio::inherit())
        .output()
        .await?;
    let took = begun.elapsed();
    let read: usize = String::from_utf8_lossy(&output.stdout).trim().parse().unwrap_or(0);
    if read != rows {
        return Err(format!("the peer (python3 with requests) read {read} of {rows} rows").into());
    }
    Ok(took)
}

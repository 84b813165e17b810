//! How long one vendor's refresh takes while four others answer, and while they fail in four ways: they are to be none of
//! each other's business.

use std::time::{Duration, Instant};

use clinic::{DemoConnection, Member, Session};
use domain::Vendor;
use sandbox::{CariumOptions, CariumSimulator, Fault, FaultRule, Orders, Simulator, SimulatorOptions, noon};

use crate::Failed;
use crate::figure::{Figure, median};
use crate::fresh;

const REFRESHES: usize = 200;
const LATENCY: Duration = Duration::from_millis(50);
const PATIENCE: Duration = Duration::from_secs(60);

/// The median with four healthy neighbours, then with one port closed, one that never answers, one that answers a web
/// page and one that fails.
pub(crate) async fn measure(quick: bool) -> Result<Figure, Failed> {
    let refreshes = if quick { 20 } else { REFRESHES };
    let (running, _dir) = fresh::clinic().await?;
    let options = SimulatorOptions {
        patients: 20,
        visits_today: 8,
        days: 1,
        speed: 0.0,
        zone: noon(),
        ..SimulatorOptions::default()
    };
    let solo = Simulator::start(options).await?;
    let (key, secret) = (solo.api_key(), solo.linking_secret());
    running.clinic.connect_demo(DemoConnection::solo(solo.base_url(), key, secret, noon().to_string())).await?;
    let mut neighbours = Vec::new();
    for _ in 0..4 {
        let options = CariumOptions {
            patients: 20,
            visits_today: 8,
            days: 3,
            speed: 0.0,
            zone: noon(),
            ..CariumOptions::default()
        };
        let neighbour = CariumSimulator::start(options).await?;
        running.clinic.connect_demo(fresh::carium(&neighbour)).await?;
        neighbour.control().set_latency(LATENCY);
        neighbours.push(neighbour);
    }
    solo.control().set_latency(LATENCY);
    let member = Session::demo(running.clinic.clone()).member();
    let watched = watched(&member).await?;
    let healthy = refreshed(&member, &solo, &watched, refreshes).await?;
    for (neighbour, fault) in neighbours.iter().zip(faults()) {
        match fault {
            Some(fault) => forever(&neighbour.control(), &fault),
            None => neighbour.control().set_listening(false).await?,
        }
    }
    let beside_failing = refreshed(&member, &solo, &watched, refreshes).await?;
    running.close().await;
    let what = format!("Median of {refreshes} refreshes of one vendor, four others failing");
    Ok(Figure::at_most(1.1, what, "ms", beside_failing, healthy))
}

fn faults() -> [Option<Fault>; 4] {
    let answer = |code, body: &str, content_type: &str| Fault::Status {
        code,
        body: body.to_owned(),
        content_type: content_type.to_owned(),
        retry_after: None,
    };
    [
        None,
        Some(Fault::TimeoutBefore),
        Some(answer(200, "<html>Sign in to the network</html>", "text/html")),
        Some(answer(500, "{}", "application/json")),
    ]
}

fn forever(orders: &Orders, fault: &Fault) {
    orders.add_fault(FaultRule { count: u32::MAX, ..FaultRule::next("*", fault.clone()) });
}

/// A visit of today at Solo, by its id here and its number there.
async fn watched(member: &Member) -> Result<(domain::VisitId, i64), Failed> {
    let begun = Instant::now();
    loop {
        let board = member.board(None).await?;
        let mut rows = board.waiting.iter().chain(&board.today);
        let everybody = rows.clone().filter(|row| row.vendor == Vendor::Carium).count();
        if let Some(row) = rows.find(|row| row.vendor == Vendor::Solo && row.person.key.is_some())
            && everybody >= 4
        {
            let number = member.visit(&row.visit).await?.vendor_id.and_then(|id| id.parse().ok());
            return Ok((row.visit.clone(), number.ok_or("the visit has no number")?));
        }
        if begun.elapsed() > PATIENCE {
            return Err("the day of five vendors was not read in a minute".into());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// From the wish to see the day as it is, to a status that changed at the vendor.
async fn refreshed(
    member: &Member,
    solo: &Simulator,
    (visit, number): &(domain::VisitId, i64),
    times: usize,
) -> Result<f64, Failed> {
    let mut took = Vec::new();
    for turn in 0..times {
        let word = if turn % 2 == 0 { "arrived" } else { "scheduled" };
        solo.control().set_status(*number, word);
        let begun = Instant::now();
        member.refresh().await?;
        while member.visit(visit).await?.row.status_word != word {
            if begun.elapsed() > PATIENCE {
                return Err("a refresh took more than a minute".into());
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        took.push(begun.elapsed().as_secs_f64() * 1_000.0);
    }
    Ok(median(took))
}

//! From a change at the vendor to its row painted on the board: somebody books elsewhere, the vendor tells our receiver,
//! the console reads the visit and the page draws it.

use std::net::TcpListener;
use std::time::Duration;

use chrono::{TimeDelta, Utc};
use clinic::Session;
use serde_json::json;
use window_driver::keys;

use super::Window;
use crate::Failed;
use crate::figure::Figure;
use crate::prepared::Prepared;
use crate::receiving;

const CHANGES: usize = 100;
/// Deliveries are told apart by the rhythm of a busy clinic, not by that of a machine.
const APART: Duration = Duration::from_millis(300);

/// Notes when each visit that was not in the page before has been painted: the second frame after it is there.
const WATCH: &str = "
    window.__painted = {};
    const seen = new Set([...document.querySelectorAll('[data-visit]')].map((row) => row.dataset.visit));
    new MutationObserver(() => {
      for (const row of document.querySelectorAll('[data-visit]')) {
        const id = row.dataset.visit;
        if (seen.has(id)) continue;
        seen.add(id);
        requestAnimationFrame(() => requestAnimationFrame(() => { window.__painted[id] = Date.now(); }));
      }
    }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-visit'] });
    return true";

/// The 95th percentile over 100 bookings.
pub(crate) async fn measure(prepared: &Prepared) -> Result<Figure, Failed> {
    receive(prepared).await?;
    let control = prepared.simulator.control();
    let (spid, mrn) = somebody(prepared)?;
    let room = control.all_appointments()[0]["waitingRoom"].as_str().ok_or("there is no room")?.to_owned();
    let window = Window::ours(prepared).await?;
    let page = &window.page;
    page.press(&[keys::function(3)]).await;
    page.wait("the day is listed", "document.querySelector('h1')?.innerText === 'Today'").await;
    page.fill("Find in list", &mrn).await;
    page.wait("only that person is listed", "document.querySelectorAll('[data-visit]').length < 10").await;
    page.run(WATCH).await;
    let mut times = Vec::with_capacity(CHANGES);
    for at in 0..=CHANGES {
        // Each before the one before it, so that the new row is the first and in sight.
        let start = Utc::now() + TimeDelta::minutes(600 - 5 * i64::try_from(at)?);
        let begun = Utc::now().timestamp_millis();
        if control.book_elsewhere(spid, &room, start) == 0 {
            return Err("the simulator refused the booking".into());
        }
        page.wait("the row is painted", &format!("Object.keys(window.__painted).length > {at}")).await;
        let last = window.number("return Math.max(...Object.values(window.__painted))").await?;
        // The first one makes the console ask for the key that opens it.
        if at > 0 {
            times.push(last - begun as f64);
        }
        tokio::time::sleep(APART).await;
    }
    window.close().await;
    times.sort_by(f64::total_cmp);
    let what = format!("From a change at the vendor to its row painted on the board, p95 of {CHANGES}");
    Ok(Figure::under_ms(1_000.0, what, times[CHANGES * 95 / 100 - 1]))
}

/// A person without a visit today, by SPID and record number.
fn somebody(prepared: &Prepared) -> Result<(i64, String), Failed> {
    let control = prepared.simulator.control();
    let all = control.all_appointments();
    let found = control.patients(500).into_iter().rev().find_map(|one| {
        let mrn = one["demographics"]["mrn"].as_str().or_else(|| one["mrn"].as_str())?.to_owned();
        let visits = all.iter().any(|visit| visit["patient"]["demographics"]["mrn"] == json!(mrn));
        (!visits).then_some((one["spid"].as_i64()?, mrn))
    });
    found.ok_or_else(|| "everybody has a visit".into())
}

/// Turns receiving on, and tells the vendor where.
async fn receive(prepared: &Prepared) -> Result<(), Failed> {
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let running = prepared.open().await?;
    let path = receiving::turn_on(&Session::demo(running.clinic.clone()), port.into()).await?;
    running.close().await;
    receiving::subscribe(&prepared.simulator, &format!("http://127.0.0.1:{port}{path}")).await?;
    Ok(())
}

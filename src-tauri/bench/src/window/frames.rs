//! Frame gaps over 34 ms while 500 board rows update, beside those of the idle bare window.

use std::time::Duration;

use sandbox::Simulator;

use super::Window;
use super::scroll::{GAP_MS, gaps};
use crate::Failed;
use crate::figure::Figure;
use crate::prepared::{Prepared, VISITS};

/// Before it is counted, the console settles and the minute's request budget fills again.
const WAIT: Duration = Duration::from_secs(75);
const COUNT_S: u32 = 30;

/// The bare window first, then the console while every visit of the day changes at the vendor and is read again.
pub(crate) async fn measure(prepared: &Prepared) -> Result<Figure, Failed> {
    let bare = Window::open("bare-window", &[], prepared).await?;
    let idle = gaps(&bare, "", COUNT_S).await?;
    bare.close().await;
    let ours = Window::ours(prepared).await?;
    tokio::time::sleep(WAIT).await;
    let changed = change_all(&prepared.simulator);
    let busy = gaps(&ours, "", COUNT_S).await?;
    ours.close().await;
    let what = format!("Frame gaps over {GAP_MS} ms in {COUNT_S} s while {changed} of {VISITS} board rows update");
    Ok(Figure::no_more(what, busy, idle))
}

/// Every visit stands elsewhere afterwards, so that every row changes when it is read.
fn change_all(simulator: &Simulator) -> usize {
    let control = simulator.control();
    let mut changed = 0;
    for visit in control.all_appointments() {
        let Some(id) = visit["id"].as_i64() else { continue };
        let other = if visit["status"] == "arrived" { "in progress.exam.ready" } else { "arrived" };
        control.set_status(id, other);
        changed += 1;
    }
    changed.min(VISITS)
}

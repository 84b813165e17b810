//! Frame gaps over 34 ms while 500 board rows update, beside those of the idle bare window.

use std::time::Duration;

use sandbox::Simulator;

use crate::Failed;
use crate::figure::Figure;
use crate::prepared::{Prepared, VISITS};
use crate::program::Recipe;
use crate::start;

/// Before it is counted, the console settles and the minute's request budget fills again.
const WAIT_S: u32 = 75;
const COUNT_S: u32 = 30;
const LIMIT_MS: u32 = 34;

/// The bare window first, then the console while every visit of the day changes at the vendor and is read again.
pub(crate) fn measure(prepared: &Prepared) -> Result<Vec<Figure>, Failed> {
    let asked = |wait: u32| format!("{wait} {COUNT_S} {LIMIT_MS}");
    let patience = Duration::from_secs(u64::from(WAIT_S + COUNT_S + 60));
    let mut bare = Recipe::beside("bare-window", &[])?.start(Some(&asked(10)))?;
    let idle = gaps(&bare.report("frame-gaps", patience)?)?;
    drop(bare);
    let mut ours = start::ours(prepared)?.start(Some(&asked(WAIT_S)))?;
    ours.visible()?;
    let changed = change_all(&prepared.simulator);
    let busy = gaps(&ours.report("frame-gaps", patience)?)?;
    let what = format!("Frame gaps over {LIMIT_MS} ms in {COUNT_S} s while {changed} of {VISITS} board rows update");
    Ok(vec![Figure::no_more(what, busy, idle)])
}

/// The last word is the gaps; the words before it are the moment and the frames.
fn gaps(words: &[String]) -> Result<f64, Failed> {
    let [_, frames, gaps] = words else { return Err("the page's report has another form".into()) };
    if frames.parse::<u32>()? == 0 {
        return Err("the page saw no frame at all".into());
    }
    Ok(gaps.parse()?)
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

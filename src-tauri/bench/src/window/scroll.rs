//! A report of a million rows in the window: how long until its rows are painted, how long a filter takes, and whether
//! scrolling through it drops frames that the idle bare window does not.

use chrono::Utc;
use domain::{ReportId, ReportKind, ReportState};
use store::ReportRow;

use super::Window;
use crate::Failed;
use crate::figure::Figure;
use crate::prepared::Prepared;
use crate::report;

const COUNT_S: u32 = 15;
pub(super) const GAP_MS: u32 = 34;
/// The table's rows, also those that are not in the page; not a number while there is no table.
const ROWS: &str = "Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') ?? NaN)";
/// What the table is scrolled in.
const SCROLLED: &str = "document.querySelector('[role=grid]').parentElement.parentElement.parentElement";

/// Counts gaps between frames while something happens on each; the answer is kept in the page.
pub(super) fn count(each: &str, seconds: u32) -> String {
    format!(
        "window.__gaps = null; let before = null, begun = null, gaps = 0, frames = 0; \
         const frame = (now) => {{ begun ??= now; if (before !== null) {{ frames += 1; if (now - before > {GAP_MS}) gaps += 1; }} \
         before = now; {each}; \
         if (now - begun < {seconds} * 1000) requestAnimationFrame(frame); else window.__gaps = frames > 0 ? gaps : -1; }}; \
         requestAnimationFrame(frame); return true"
    )
}

/// Keeps the time from the press of a button to the second frame after something is true.
pub(super) fn time(press: &str, until: &str) -> String {
    format!(
        "window.__time = null; const begun = performance.now(); \
         const look = () => {{ if ({until}) requestAnimationFrame(() => requestAnimationFrame(() => \
         {{ window.__time = performance.now() - begun; }})); else requestAnimationFrame(look); }}; \
         {press}; look(); return true"
    )
}

/// The table is put into the store as a vendor's file would be, and opened in the window.
pub(crate) async fn measure(prepared: &Prepared, rows: u32) -> Result<Vec<Figure>, Failed> {
    put(prepared, rows).await?;
    let bare = Window::open("bare-window", &[], prepared).await?;
    let idle = gaps(&bare, "", COUNT_S).await?;
    bare.close().await;

    let window = Window::ours(prepared).await?;
    let page = &window.page;
    page.press_button("Reports").await;
    page.wait("the reports are listed", "document.querySelector('h1')?.innerText === 'Reports'").await;
    let open =
        "[...document.querySelectorAll('button')].find(b => (b.getAttribute('aria-label') ?? '').startsWith('Open'))";
    page.wait("the report is listed", &format!("{open} !== undefined")).await;
    let drawn = "document.querySelector('[role=grid] tbody tr td:nth-child(2)')?.textContent.length > 1";
    let shown = timed(&window, &time(&format!("{open}.click()"), drawn)).await?;

    page.press_button("Filter").await;
    page.fill("Text", "77").await;
    let add = "[...document.querySelectorAll('button')].find(b => b.innerText.trim() === 'Add the filter')";
    let all = window.number(&format!("return {ROWS}")).await?;
    let fewer = format!("{ROWS} < {all}");
    let filtered = timed(&window, &time(&format!("{add}.click()"), &fewer)).await?;
    page.press_button("Take away").await;
    page.wait("all rows are back", &format!("!({fewer})")).await;

    page.wait("the table scrolls", &format!("{SCROLLED}.scrollHeight > 10000")).await;
    let scrolled = gaps(&window, &format!("{SCROLLED}.scrollTop += 90"), COUNT_S).await?;
    let in_page = window.number("return document.querySelectorAll('[role=grid] tbody tr').length").await?;
    if in_page > 1_000.0 {
        return Err(format!("{in_page} rows are in the page").into());
    }
    window.close().await;
    let painted = |what: &str| format!("A report of {rows} rows in the window: {what}, painted");
    let dropped = format!("Frame gaps over {GAP_MS} ms in {COUNT_S} s while a report of {rows} rows is scrolled");
    Ok(vec![
        Figure::under_ms(report::GOAL_MS, painted("first rows"), shown),
        Figure::under_ms(report::GOAL_MS, painted("filtered"), filtered),
        Figure::no_more(dropped, scrolled, idle),
    ])
}

pub(super) async fn gaps(window: &Window, each: &str, seconds: u32) -> Result<f64, Failed> {
    window.page.run(&count(each, seconds)).await;
    window.page.wait("the frames are counted", "window.__gaps !== null").await;
    match window.number("return window.__gaps").await? {
        gaps if gaps < 0.0 => Err("the page saw no frame at all".into()),
        gaps => Ok(gaps),
    }
}

pub(super) async fn timed(window: &Window, script: &str) -> Result<f64, Failed> {
    window.page.run(script).await;
    window.page.wait("it is painted", "window.__time !== null").await;
    window.number("return window.__time").await
}

async fn put(prepared: &Prepared, rows: u32) -> Result<(), Failed> {
    let store = prepared.open_store().await?;
    let connections = store.ledger().connections().await?;
    let connection = connections.first().ok_or("no vendor is connected")?.id.clone();
    let id = ReportId("bench".to_owned());
    report::put(&store, &id, rows).await?;
    let now = Utc::now();
    let row = ReportRow {
        id,
        connection,
        kind: ReportKind::Dump,
        from: "2026-01-01".to_owned(),
        to: "2026-12-31".to_owned(),
        preset: None,
        vendor_id: None,
        password: None,
        state: ReportState::Ready,
        why: None,
        asked_by: "bench".to_owned(),
        asked_at: now,
        asks: 1,
        next_at: None,
        completed_at: None,
        downloaded_at: Some(now),
        ready_at: Some(now),
        bytes: Some(1),
        rows: Some(rows),
        faults: Some(0),
    };
    let mut tx = store.ledger().begin().await?;
    tx.put_report(&row).await?;
    tx.commit().await?;
    store.close().await;
    Ok(())
}

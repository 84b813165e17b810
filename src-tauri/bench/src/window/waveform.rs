//! An electrocardiogram of a day in the window: from the click on its row to its first frame, frames while it is moved and
//! its scale changed, and what memory that adds.
//!
//! That the columns which are painted have the true extremes is a property test; here the frame counts once every lead has
//! its trace.

use domain::search_terms;
use window_driver::keys;

use super::scroll::{GAP_MS, gaps, time, timed};
use super::{Window, somebody};
use crate::Failed;
use crate::electrocardiogram::{GOAL_MIB, GOAL_MS, keep};
use crate::figure::Figure;
use crate::memory;
use crate::prepared::Prepared;

const COUNT_S: u32 = 10;
/// Every lead has ink of the trace in the middle of its row: the paper is light, the trace is not.
const TRACED: &str = "[...document.querySelectorAll('[data-lead] canvas')].length === 3 && \
    [...document.querySelectorAll('[data-lead] canvas')].every(c => { if (!c.width || !c.height) return false; \
    const d = c.getContext('2d').getImageData(c.width >> 1, 0, 40, c.height).data; \
    for (let i = 0; i < d.length; i += 4) if (d[i + 3] > 200 && d[i] + d[i + 1] + d[i + 2] < 240) return true; \
    return false; })";
/// A person who holds the arrow key, and changes the scale each second, there and back.
const MOVED: &str = "window.__moved = (window.__moved ?? 0) + 1; const n = window.__moved; \
    const key = n % 60 === 0 ? (n % 120 === 0 ? '+' : '-') : 'ArrowRight'; \
    document.querySelector('[role=application]').dispatchEvent(new KeyboardEvent('keydown', \
    { key, bubbles: true, cancelable: true }))";

/// The day is put into the store as an import would, and opened in the window.
pub(crate) async fn measure(prepared: &Prepared, quick: bool) -> Result<Vec<Figure>, Failed> {
    let number = somebody(prepared)?;
    let seconds = if quick { 8_640 } else { 86_400 };
    let store = prepared.open_store().await?;
    let found = store.mirror().search_patients(&search_terms::parse(&number), 1).await?;
    let patient = found.into_iter().next().ok_or("nobody has that number")?.key;
    keep(&store, patient, seconds).await?;
    store.close().await;

    let bare = Window::open("bare-window", &[], prepared).await?;
    let idle = gaps(&bare, "", COUNT_S).await?;
    bare.close().await;

    let window = Window::ours(prepared).await?;
    let page = &window.page;
    page.run("document.documentElement.dataset.theme = 'light'; return true").await;
    page.press(&[keys::function(6)]).await;
    page.wait("the field has the focus", "document.activeElement.tagName === 'INPUT'").await;
    page.type_text(&number).await;
    page.click("the person", "document.querySelector('[data-hit]')").await;
    page.see("Numbers of this record").await;
    page.press_with(keys::ALT, '3').await;
    let row = "document.querySelector('[data-recording]')";
    page.wait("the recording is listed", &format!("{row} !== null")).await;
    let root = window.root()?;
    let before = memory::proportional_mib(root)?;
    let shown = timed(&window, &time(&format!("{row}.click()"), TRACED)).await?;
    let moved = gaps(&window, MOVED, COUNT_S).await?;
    let added = memory::proportional_mib(root)? - before;
    window.close().await;
    let of = format!("An electrocardiogram of {} h, three leads, in the window", seconds / 3_600);
    Ok(vec![
        Figure::under_ms(GOAL_MS, format!("{of}: from click to its first frame"), shown),
        Figure::no_more(
            format!("{of}: frame gaps over {GAP_MS} ms while moved and scaled for {COUNT_S} s"),
            moved,
            idle,
        ),
        Figure::no_more(format!("{of}: memory that it adds, MiB"), added, GOAL_MIB),
    ])
}

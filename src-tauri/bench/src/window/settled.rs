//! Memory of the process tree once the board has settled, divided by the bare window's. Both are driven, so that what the
//! driver adds is in both.

use std::time::Duration;

use super::Window;
use crate::Failed;
use crate::figure::{Figure, median};
use crate::memory::proportional_mib;
use crate::prepared::Prepared;

/// How long a window is left alone before its memory is read.
const SETTLES: Duration = Duration::from_secs(15);

/// Both in turns.
pub(crate) async fn measure(prepared: &Prepared, quick: bool) -> Result<Figure, Failed> {
    let (mut mine, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..if quick { 1 } else { 5 } {
        // It takes no notice of the argument, by which its process is told from others.
        let named = [prepared.path().display().to_string()];
        theirs.push(settled(Window::open("bare-window", &named, prepared).await?).await?);
        mine.push(settled(Window::ours(prepared).await?).await?);
    }
    let what = "Memory of the process tree (PSS, settled)";
    Ok(Figure::at_most(1.6, what, "MiB", median(mine), median(theirs)))
}

async fn settled(window: Window) -> Result<f64, Failed> {
    tokio::time::sleep(SETTLES).await;
    let held = proportional_mib(window.root()?)?;
    window.close().await;
    Ok(held)
}

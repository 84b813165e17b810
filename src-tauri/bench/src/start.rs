//! From exec until somebody can sign in, divided by the bare window's first text.

use crate::Failed;
use crate::figure::{Figure, median};
use crate::prepared::{Prepared, VISITS};
use crate::program::Recipe;

/// What the bare window's page calls its text.
const BARE: &str = "board-row";
const OURS: &str = "sign-in";

/// Both programs in turns, so that what slows the machine slows both.
pub(crate) fn measure(prepared: &Prepared, quick: bool) -> Result<Figure, Failed> {
    let ours = Recipe::beside("anteroom", &["--data-dir", &prepared.path().to_string_lossy()])?;
    let bare = Recipe::beside("bare-window", &[])?;
    bare.start(None)?.visible(BARE)?;
    ours.start(None)?.visible(OURS)?;
    let (mut mine, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..if quick { 3 } else { 11 } {
        theirs.push(bare.start(None)?.visible(BARE)?);
        mine.push(ours.start(None)?.visible(OURS)?);
    }
    let what = format!("Start until somebody can sign in; {VISITS} visits, 100,000 patients");
    Ok(Figure::at_most(1.5, what, "ms", median(mine), median(theirs)))
}

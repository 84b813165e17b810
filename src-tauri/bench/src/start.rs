//! From exec to the first board row that can be seen, and the memory of the process tree once it has settled; each
//! divided by the bare window's.

use std::time::Duration;

use crate::Failed;
use crate::figure::{Figure, median};
use crate::memory::proportional_mib;
use crate::prepared::{Prepared, VISITS};
use crate::program::Recipe;

/// How long a window is left alone before its memory is read.
const SETTLES: Duration = Duration::from_secs(15);

/// Both programs in turns, so that what slows the machine slows both.
pub(crate) fn measure(prepared: &Prepared, quick: bool) -> Result<Vec<Figure>, Failed> {
    let ours = ours(prepared)?;
    let bare = Recipe::beside("bare-window", &[])?;
    for recipe in [&bare, &ours] {
        recipe.start(None)?.visible()?;
    }
    let (starts, settled) = if quick { (3, 1) } else { (11, 5) };
    let (mut mine, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..starts {
        theirs.push(bare.start(None)?.visible()?);
        mine.push(ours.start(None)?.visible()?);
    }
    let (mut my_memory, mut their_memory) = (Vec::new(), Vec::new());
    for _ in 0..settled {
        their_memory.push(memory(&bare)?);
        my_memory.push(memory(&ours)?);
    }
    let start = format!("Start to the first board row visible; {VISITS} visits, 100,000 patients");
    let memory = "Memory of the process tree (PSS, settled)";
    Ok(vec![
        Figure::at_most(1.5, start, "ms", median(mine), median(theirs)),
        Figure::at_most(1.6, memory, "MiB", median(my_memory), median(their_memory)),
    ])
}

/// The console on the prepared clinic.
pub(crate) fn ours(prepared: &Prepared) -> Result<Recipe, Failed> {
    Recipe::beside("anteroom", &["--data-dir", &prepared.path().to_string_lossy()])
}

fn memory(recipe: &Recipe) -> Result<f64, Failed> {
    let mut program = recipe.start(None)?;
    program.visible()?;
    std::thread::sleep(SETTLES);
    proportional_mib(program.id())
}

//! Standard output, whose reader may leave (`cargo xtask ledger | head`): that is a failure like any other, so that
//! what was started is still ended in order.

use std::fmt::Display;
use std::io::{self, Write};

use crate::failure::Failure;

/// Prints one line.
pub fn say(text: impl Display) -> Result<(), Failure> {
    writeln!(io::stdout().lock(), "{text}").map_err(Failure::io("standard output could not be written"))
}

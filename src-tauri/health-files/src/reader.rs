//! What every reader of a file can do.

use crate::broken::{Broken, Fault};
use crate::found::Found;
use crate::place::{Checkpoint, Place};

/// Reads a file of readings from its beginning to its end, in memory that does not grow with it.
pub trait Reader {
    /// The next thing that is found; none at the end. Told once: after a [`Broken`] there is nothing more.
    fn next(&mut self) -> Result<Option<Found>, Broken>;

    /// How far it came.
    fn at(&self) -> Checkpoint;

    /// How long the source is, in the bytes that [`Checkpoint::bytes`] counts.
    fn total_bytes(&self) -> u64;

    /// Goes on where an earlier reader of the same file stopped: reads again up to there and tells nothing of it. What is
    /// remembered on the way (duplicates, parts of pressures, counts) is as if it had never stopped.
    fn resume(&mut self, from: Checkpoint) -> Result<(), Broken> {
        let changed = Place { record: from.records, byte: from.text, line: None, column: None };
        while self.at().found < from.found {
            if self.next()?.is_none() {
                return Err(Fault::Changed.at(changed));
            }
        }
        let at = self.at();
        if (at.found, at.records, at.text) == (from.found, from.records, from.text) {
            Ok(())
        } else {
            Err(Fault::Changed.at(changed))
        }
    }
}

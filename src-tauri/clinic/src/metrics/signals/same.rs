//! The same recording, come on several ways or under several records of one person, is one.

use store::SignalRow;

/// A recording with all that was kept of it. The one that was kept first stands for it.
pub(crate) struct Same {
    pub(crate) rows: Vec<SignalRow>,
}

impl Same {
    /// The recording.
    pub(crate) fn first(&self) -> Option<&SignalRow> {
        self.rows.first()
    }
}

/// Puts together what has the same samples and begins at the same moment, in the order in which they came.
pub(crate) fn together(rows: Vec<SignalRow>) -> Vec<Same> {
    let mut all: Vec<Same> = Vec::with_capacity(rows.len());
    for row in rows {
        let is_same =
            |same: &&mut Same| same.rows.first().is_some_and(|one| one.sha256 == row.sha256 && one.start == row.start);
        match all.iter_mut().find(is_same) {
            Some(same) => same.rows.push(row),
            None => all.push(Same { rows: vec![row] }),
        }
    }
    for same in &mut all {
        same.rows.sort_by_key(|row| row.no);
    }
    all
}

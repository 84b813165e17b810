//! The hour that the clocks show twice when they are set back.
//!
//! A row in it has two meanings. A table that was written through that hour shows both passes, one after the other: its
//! wall times rise, fall back once, and rise again (or the mirror of it, newest first). Then the order of the rows proves
//! which is which, and each is read as what it is. Everything else is refused by name: one pass alone, rows out of order,
//! a fall back by less than half of the stretch. Nothing is told from what is likely (rule X-04).

use chrono::{DateTime, NaiveDateTime, Utc};

/// Rows that are held while the stretch lasts: two hours, twice a second.
const MOST: usize = 20_000;

/// A row with two meanings.
pub(super) struct Held<T> {
    pub(super) wall: NaiveDateTime,
    pub(super) earlier: DateTime<Utc>,
    pub(super) later: DateTime<Utc>,
    pub(super) row: T,
}

pub(super) struct Doubled<T> {
    held: Vec<Held<T>>,
    before: Option<NaiveDateTime>,
    rising: bool,
    falling: bool,
}

impl<T> Doubled<T> {
    pub(super) fn new() -> Self {
        Self { held: Vec::new(), before: None, rising: true, falling: true }
    }

    /// A row with one meaning. What is held is settled before it.
    pub(super) fn pass(&mut self, wall: NaiveDateTime) {
        self.rising &= self.before.is_none_or(|before| before < wall);
        self.falling &= self.before.is_none_or(|before| before > wall);
        self.before = Some(wall);
    }

    /// Holds a row. Answers whether there is room for more.
    pub(super) fn hold(&mut self, held: Held<T>) -> bool {
        self.held.push(held);
        self.held.len() < MOST
    }

    /// Gives up what is held: the file broke, or it is too much.
    pub(super) fn give_up(&mut self) -> Vec<T> {
        std::mem::take(&mut self.held).into_iter().map(|held| held.row).collect()
    }

    /// What is held, each with the instant it means, or with none when the order proves nothing. `after` is the row that
    /// follows, if one does.
    pub(super) fn settle(&mut self, after: Option<NaiveDateTime>) -> Vec<(T, Option<DateTime<Utc>>)> {
        let held = std::mem::take(&mut self.held);
        let walls: Vec<NaiveDateTime> = held.iter().map(|held| held.wall).collect();
        let (Some(first), Some(last), Some(before)) = (held.first(), walls.last(), self.before) else {
            return held.into_iter().map(|held| (held.row, None)).collect();
        };
        let half = (first.later - first.earlier) / 2;
        let rising = self.rising && before < first.wall && after.is_none_or(|after| after > *last);
        let falling = self.falling && before > first.wall && after.is_none_or(|after| after < *last);
        let turn = match (rising, falling) {
            (true, _) => only_turn(&walls, |one, next| next > one).filter(|at| walls[at - 1] - walls[*at] >= half),
            (_, true) => only_turn(&walls, |one, next| next < one).filter(|at| walls[*at] - walls[at - 1] >= half),
            _ => None,
        };
        let meant = |at: usize, held: &Held<T>| {
            let turn = turn?;
            Some(if (at < turn) == rising { held.earlier } else { held.later })
        };
        held.into_iter().enumerate().map(|(at, held)| (meant(at, &held), held.row)).map(|(at, row)| (row, at)).collect()
    }
}

/// The one place where a sequence does not go on as it should; none when there is none, or several.
fn only_turn(walls: &[NaiveDateTime], goes_on: impl Fn(NaiveDateTime, NaiveDateTime) -> bool) -> Option<usize> {
    let mut turns = (1..walls.len()).filter(|at| !goes_on(walls[at - 1], walls[*at]));
    let only = turns.next()?;
    turns.next().is_none().then_some(only)
}

//! A page that holds the window open: something typed has not been sent. The first wish to close is passed to the page,
//! which asks the person; a second one closes, so that a page that hangs never holds the desktop. Nothing is lost by it:
//! a draft is on the disk within a second.

use std::sync::{Mutex, PoisonError};

use tauri_specta::Event;

use super::Console;
use crate::events::CloseAsked;

/// Whether the page holds the window, and whether it was asked.
#[derive(Debug, Default)]
pub(crate) struct Hold(Mutex<State>);

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum State {
    #[default]
    Free,
    Held,
    Asked,
}

impl Hold {
    /// The page begins or ceases to hold, or the person chose to stay.
    pub(crate) fn set(&self, held: bool) {
        *self.state() = if held { State::Held } else { State::Free };
    }

    /// Someone wishes to close the window: true when the page is to ask first.
    pub(crate) fn close_wished(&self) -> bool {
        let mut state = self.state();
        let asks = *state == State::Held;
        *state = if asks { State::Asked } else { State::Free };
        asks
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Console {
    /// The page begins or ceases to hold the window open.
    pub(crate) fn hold_close(&self, held: bool) {
        self.inner.hold.set(held);
    }

    /// Someone wishes to close the window: true when it stays open and the page asks.
    pub(crate) fn asks_before_closing(&self) -> bool {
        // What was begun on the clinic's files is finished: it takes seconds, and the screen says so.
        if self.is_keeping() {
            return true;
        }
        // A page that cannot be told cannot ask.
        self.inner.hold.close_wished() && CloseAsked.emit(&self.inner.app).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_held_window_asks_once_and_closes_at_the_second_wish() {
        let hold = Hold::default();
        assert!(!hold.close_wished(), "nothing holds it");
        hold.set(true);
        assert!(hold.close_wished());
        assert!(!hold.close_wished());
    }

    #[test]
    fn staying_asks_again_the_next_time_and_letting_go_does_not() {
        let hold = Hold::default();
        hold.set(true);
        assert!(hold.close_wished());
        hold.set(true);
        assert!(hold.close_wished());
        hold.set(false);
        assert!(!hold.close_wished());
    }
}

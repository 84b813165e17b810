//! The board: who waits and today, put together from the store alone.

mod offers;
pub(crate) mod rows;
pub(crate) mod view;

pub(crate) use offers::{Standing, assumed, attach_offer, greyed, join_offer, offered, offered_to, ways};

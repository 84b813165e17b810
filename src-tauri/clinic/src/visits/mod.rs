//! One visit: its panel, its note, its call.

mod acts;
mod copy_link;
mod join;
mod note;
mod panel;
mod target;

pub(crate) use target::{Target, refusal, target};

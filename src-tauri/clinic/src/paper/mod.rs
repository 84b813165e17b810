//! Paper: what is printed or kept as a file, made from the encrypted store alone.
//!
//! A document is made first and leaves second: its bytes are given out only by [`Paper::leave`], which writes who took it,
//! how and about whom into the audit before. Looking at it inside the console is reading and leaves no entry. It never
//! asks a vendor: what is not confirmed says so on the page.

mod day_list;
mod ecg;
mod facts;
mod leave;
mod letter;
mod note;
mod summary;

pub use leave::{Paper, PaperWay};

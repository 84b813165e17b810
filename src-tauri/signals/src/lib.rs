//! Signals: electrocardiograms of seconds or of days, at the recorder's own rate and in its own numbers.
//!
//! A signal is kept as the integers that the recorder wrote, in compressed blocks, with the least and the greatest of
//! every stretch beside them. So a picture of a whole day is drawn from a few thousand pairs, and every pixel column of it
//! still has the true extremes (rule X-ECG-08): nothing is thinned out, smoothed or filled in. A lost sample is lost, and
//! shows as a gap.
//!
//! This crate reads files and numbers. It knows no patient, no store and no screen.

pub mod apple;
pub mod beats;
pub mod block;
pub mod columns;
pub mod edf;
pub mod extent;
pub mod fault;
pub mod filter;
pub mod intake;
pub mod lead;
pub mod pyramid;
pub mod recording;
pub mod wfdb;

pub use block::{BLOCK, BUCKET, Block, Blocks, Damaged};
pub use columns::Columns;
pub use extent::Extent;
pub use fault::{Differs, Doubt, Fault, Place, Why};
pub use filter::{Band, Filter};
pub use intake::{Intake, LeadBlock, Whole, WholeLead};
pub use lead::Lead;
pub use pyramid::Pyramid;
pub use recording::{Reader, Recording, Start, Told};

/// A sample that was lost: the recorder wrote that it has none.
pub const LOST: i32 = i32::MIN;

/// The most samples of a lead: 24 days at 250 Hz. A recording that goes on is refused, since its extents are held in memory.
pub const MOST_SAMPLES: u64 = 1 << 29;

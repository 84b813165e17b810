//! Records of the Waveform Database: a header in text, signals in formats 16, 212 and 80, annotations, as PhysioNet
//! publishes them (WFDB Applications Guide, `header(5)`, `signal(5)`, `annot(5)`).
//!
//! A header is a claim. How long the record is, is what the signal files hold; a header that says otherwise is reported
//! with both numbers and what is there is read. Records of several segments and shifted signals are refused.

mod annotations;
mod header;
mod record;
mod samples;
mod signal_line;

pub use annotations::{Annotation, Annotations};
pub use header::Header;
pub use record::Record;
pub use samples::{Format, Frames};
pub use signal_line::SignalLine;

//! Electrocardiograms as Apple Health exports them: `electrocardiograms/ecg_<date>.csv`, a header of names and values, then
//! one number on each line.
//!
//! The names are in the phone's language, and so is the decimal sign. So a line is known by its name when that is English,
//! and else by its place: the order is the same in every language (name, date of birth, recorded date, classification,
//! symptoms, software version, device, sample rate; then lead and unit). Where neither fits, the file is refused: a
//! classification is not guessed. Apple publishes no description; this is what exports are seen to be, in public readers of
//! them.

mod file;
mod header;

pub use file::AppleEcg;

#[cfg(test)]
mod tests;

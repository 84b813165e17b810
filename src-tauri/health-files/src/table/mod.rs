//! Tables of readings: the export of Dexcom Clarity, that of LibreView, and plain ones with a time and a value.
//!
//! Neither maker publishes a specification; the shapes are those of exports described in public. A table says less than it
//! seems to: times are wall times without a zone, `04/05/2026` has two meanings, and a number may have no unit. [`look`]
//! reads the file once and says what it makes of it and what it cannot know; a person answers ([`Mapping`]); only then is
//! it read ([`Table`]). Nothing of that is guessed.

mod cell;
mod clarity;
mod clock;
mod decoded;
mod doubled;
mod headings;
mod libre;
mod lines;
mod look;
mod mapping;
mod reader;
mod rows;

pub use clock::DateOrder;
pub use look::{Look, look};
pub use mapping::{DecimalMark, Layout, Limits, Mapping, Question, Settled, UnitFrom};
pub use reader::Table;

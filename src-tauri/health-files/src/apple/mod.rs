//! An Apple Health export: `export.zip` as the phone writes it, or its bare `export.xml`.
//!
//! Apple publishes no specification; the shape is that of the internal DTD that each export carries (version 14), of
//! HealthKit's own documentation, and of exports described in public. What is relied on:
//!
//! - the XML is named in the phone's language (`Export.xml`, `exportar.xml`, `导出.xml`), so that it is known by its root;
//! - times carry an offset without a colon, that of the phone when it exported; the zone of the reading itself, where it
//!   is known, is the metadata `HKTimeZone`;
//! - a record inside a `Correlation` stands once more beside it (so the DTD says): it is one reading;
//! - HealthKit's `%` is a share of one: a saturation of 97 % is written `value="0.97" unit="%"`.
//!
//! It reads the metrics that the clinic has. Meal times of glucose have no place in a reading and are counted as left out.

mod archive;
mod cursor;
mod device;
mod draft;
mod entry;
mod kind;
mod me;
mod moment;
mod pressure;
mod reader;
mod records;
mod source;
mod tags;

pub use me::Me;
pub use reader::AppleHealth;

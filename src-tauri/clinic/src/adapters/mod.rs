//! Meaning, given in one place per vendor: wire types become domain types here and nowhere else. What a vendor sends
//! that its contract does not know is kept and surfaced as drift, never dropped, never taken for normal.

pub(crate) mod assumptions;
pub(crate) mod capabilities;
pub(crate) mod csv_lines;
pub(crate) mod drift;
pub(crate) mod solo;
pub(crate) mod solo_calls;
pub(crate) mod solo_csv;
mod solo_episodes;
pub(crate) mod solo_hint;
mod solo_link;
mod solo_note;
mod solo_record;

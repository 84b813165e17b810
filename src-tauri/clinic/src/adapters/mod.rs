//! Meaning, given in one place per vendor: wire types become domain types here and nowhere else. What a vendor sends
//! that its contract does not know is kept and surfaced as drift, never dropped, never taken for normal.

pub(crate) mod assumptions;
pub(crate) mod calls;
pub(crate) mod capabilities;
mod caremonitor;
mod caremonitor_calls;
pub(crate) mod caremonitor_consents;
pub(crate) mod caremonitor_ecg;
pub(crate) mod caremonitor_metrics;
mod caremonitor_slots;
pub(crate) mod carium;
mod carium_calls;
pub(crate) mod carium_documents;
pub(crate) mod carium_patients;
mod clinone;
mod clinone_calls;
pub(crate) mod clinone_subjects;
mod clinone_visits;
pub(crate) mod csv_lines;
pub(crate) mod drift;
pub(crate) mod mia;
pub(crate) mod mia_calls;
mod mia_charts;
pub(crate) mod mia_data;
pub(crate) mod mia_deliveries;
pub(crate) mod mia_readings;
pub(crate) mod solo;
pub(crate) mod solo_calls;
pub(crate) mod solo_csv;
mod solo_episodes;
pub(crate) mod solo_hint;
mod solo_link;
mod solo_note;
mod solo_record;

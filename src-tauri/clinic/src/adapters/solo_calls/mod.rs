//! Calls to Solo, as the use cases think of them, a file per noun. Every call is counted into the connection's health,
//! and every failure is told in our own words with the vendor's beside them.

mod acts;
mod assistance;
mod attachments;
mod consult;
mod documents;
mod episodes;
mod links;
mod notes;
mod patients;
mod records;
mod reports;
mod rooms;
mod slots;
mod visits;
mod webhooks;

use super::calls::{Answer, Found, failure, told, unaddressed};
pub(crate) use super::solo_csv::Report;
pub(crate) use super::solo_link::context_link;
pub(crate) use acts::{find, operation, send};
pub(crate) use assistance::current_assistance;
pub(crate) use attachments::{LARGEST, MAY_BE_REFUSED, Payload, attachments, media_type};
pub(crate) use episodes::{episode, episode_visits, episodes};
pub(crate) use links::{can_link, links_by_external_id, links_by_said, provider_link, teams_link};
pub(crate) use notes::visit_note;
pub(crate) use patients::{patient_by_external_id, patient_by_spid};
pub(crate) use records::{Present, present, record};
pub(crate) use reports::{dump, report, report_file, report_status};
pub(crate) use rooms::{rooms, rooms_of};
pub(crate) use slots::{slot_is_free, slots};
pub(crate) use visits::{carries_reference, shows_effect, visit};
pub(crate) use webhooks::{webhook_key, webhooks};

//! What the simulated tenant knows: one noun per file, plain data and the rules that keep its indexes right.
//!
//! It refuses to know HTTP: judging requests is `solo`'s work, and nothing here waits or reads a clock.

mod appointment;
mod assistance;
mod attachment;
mod clinic;
mod diary;
mod document;
mod episode;
mod event;
mod movement;
mod note;
mod patient;
mod people;
mod provider;
mod report;
mod room;
mod status;
mod webhook;

pub(crate) use appointment::{Appointment, NewVisit, Origin};
pub(crate) use assistance::{AssistanceRequest, Device, Selector, Wards};
pub(crate) use attachment::Attachment;
pub(crate) use clinic::Clinic;
pub(crate) use diary::Diary;
pub(crate) use document::Document;
pub(crate) use episode::{Episode, WRITE_STATUSES};
pub(crate) use event::{EVENTS, Event};
pub(crate) use movement::{Step, plan_from, plan_visit};
pub(crate) use note::{Comment, NoteEntry, Question, Section, Template};
pub(crate) use patient::Patient;
pub(crate) use people::People;
pub(crate) use provider::Provider;
pub(crate) use report::{Preset, Report};
pub(crate) use room::{Hours, Room, instant};
#[cfg(test)]
pub(crate) use status::STATUSES;
pub(crate) use status::{is_over, video_for};
pub(crate) use webhook::{Delivery, Webhook};

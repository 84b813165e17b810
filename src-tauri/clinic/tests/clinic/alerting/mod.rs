//! Ranges, the alerts that readings raise by them, and who looked at what.

mod acting;
mod arriving;
mod desk;
mod setting;

//! Intents: kept before they are sent, sent once, settled by looking, never by sending again.

mod about;
mod before_sending;
mod choices;
mod decide;
mod identify;
mod keep;
mod log_in;
mod look;
mod record;
mod send;
mod settle;
mod turn;
mod view;

pub(crate) use before_sending::{may_have_arrived, unread, vendor_refused};
pub(crate) use keep::{Intended, keep, keep_with, tell_kept, write_intent};
pub(crate) use log_in::due_after_log_in;
pub(crate) use send::sent_settlement;
pub(crate) use settle::{Settlement, settle};
pub(crate) use turn::{recover, run};
pub(crate) use view::{intent_view, intent_views};

//! What a vendor gives to be simulated: its state, its table of operations, a judge for each, and its manners.
//!
//! Everything else (sockets, routes, faults, late commits, the log of requests, the clock) is the same for every
//! vendor and stands in this folder. A vendor's folder holds `surface.rs`, which implements [`Surface`], a file of
//! judges per noun, its state, its seed, its `simulator.rs` and its `control.rs`.

use axum::Router;
use axum::http::{Method, StatusCode};
use chrono::TimeDelta;

use super::answer::Answer;
use super::call::{Call, Ruling};
use super::orders::Orders;

/// Rules on one request; changes nothing itself, so that a fault can stand between the ruling and the commit.
pub(crate) type Judge<S> = fn(&<S as Surface>::State, &Call<S>) -> Ruling<S>;

/// An operation's id, method and path template, exactly as the project's table of operations prints them.
pub type Entry = (&'static str, &'static str, &'static str);

/// One vendor, as the account that a console holds there. The implementing type carries what does not change while
/// the simulator runs: its secrets, and where it is served.
pub(crate) trait Surface: Send + Sync + Sized + 'static {
    /// What the vendor knows. It stands behind one lock: a judge reads it, a commit changes it.
    type State: Send + Sync + 'static;

    /// The operations that are served. The router is built from this table and from nothing else.
    const TABLE: &'static [Entry];
    /// The header that names a reply, when the vendor has one; every reply carries it then.
    const CORRELATION: Option<&'static str> = None;
    /// Members that hold enumerated values somewhere in the vendor's document: what `Fault::UnknownEnum` replaces.
    const ENUMERATED: &'static [&'static str];
    /// Members that a careful client can do without: what `Fault::ExtraAndNullFields` sets to null.
    const OPTIONAL: &'static [&'static str];

    /// The judge of an operation; `None` when there is none, which the simulator refuses to start with.
    fn judge_of(id: &str) -> Option<Judge<Self>>;

    /// The path an operation is really served at. It differs from the table's only where the document leaves the
    /// address to the vendor's answer (`{upload-url}`) or to a setting.
    fn path_of(_id: &str, template: &'static str) -> &'static str {
        template
    }

    /// What is asked of every request before its judge sees it: the credential, the headers. `Err` is the refusal.
    fn gate(&self, state: &Self::State, call: &Call<Self>) -> Result<(), Answer>;

    /// A refusal in the vendor's own words: also for what no judge sees (404, 405, 413).
    fn refusal(status: StatusCode, message: &str) -> Answer;

    /// Lets simulated time pass: visits move, links run out.
    fn advance(state: &mut Self::State, by: TimeDelta);

    /// Called after every change, under the same lock; Solo sends from here what it owes to webhooks.
    fn changed(&self, _state: &mut Self::State) {}

    /// A page for a person, outside the vendor's interface: no fault meets it and nobody notes it. `None` when the
    /// path is none.
    fn page(_method: &Method, _path: &str) -> Option<Answer> {
        None
    }

    /// Further routes below `/_control`, of this vendor alone. What all vendors share is there already.
    fn control(_tenant: std::sync::Arc<super::Tenant<Self>>, _orders: Orders) -> Router {
        Router::new()
    }
}

//! Starts and stops a simulated Solo tenant.

use std::time::Duration;

use parking_lot::Mutex;
use tokio::sync::mpsc;

use super::control::Control;
use super::options::SimulatorOptions;
use super::surface::Account;
use super::{delivery, seed};
use crate::error::SandboxError;
use crate::server::{Running, Serve};

/// A running Solo tenant on loopback. Dropping it closes its port and connections and stops its movement.
///
/// # Who is who
/// Patient *n* (from 0) has the external id `pt-{1001 + n}`, the Solo patient id (SPID) `500001 + n` and the health
/// system id (HSID) `{70000001 + n}`; the medical record number is `MRN-{100001 + n}`. Patient 8's external id is
/// `ext 8/8`, so that a client which forgets to percent-encode a path segment is found out. Appointment ids (which
/// are SAIDs) count up from 3110001. The first twelve patients are the difficult ones: see [`SimulatorOptions`].
///
/// # What the document leaves open, and what is done here
/// * Status codes: 200 for reads and updates, 201 for creations, 400 for bad parameters, 401 for a missing or wrong
///   key (with an empty message, as observed), 404, 405, 413 above 5 MiB, 415 for a wrong `Content-Type`, 422 for
///   what contradicts the state.
/// * `Content-Type: application/json` is printed for every request, reads included; the simulator insists. Unknown
///   body fields and unknown query parameters are refused, and so is `null` where a string is documented.
/// * Two visits in one slot are accepted; slots only stop offering the time. A repeated `externalId` is accepted
///   (there is no idempotency key); links by external id give the first visit that carried it.
/// * Cancelling a cancelled visit is accepted and changes nothing. Changing a visit that is over is refused (422).
/// * A visit whose patient left without being seen reads status `cancelled` with video call `LWBS`.
/// * A note's `flow.sections` carries `{id, name, questions:[{id, text, type, options}]}`, and updating a note
///   echoes the object sent. Where question ids come from is undocumented; this is our assumption.
/// * An episode's type may be any text: the list of types is unpublished. Its webhook says `{"episodeId": uuid}`.
/// * Slots that have already begun are not offered; a search may span at most 400 days.
/// * An encounter report says `pending` the first time it is asked and is settled after that; `Control` names the
///   presets, one of which always fails.
/// * Perfect answer takes a `locationId` of digits (as in the sample) or a UUID (as in the error text); the rule of
///   24 hours applies to `new`, while `update` finds the visit it made before.
/// * Webhooks are delivered once, in parallel, with 5 s to answer; nothing is delivered beyond loopback.
pub struct Simulator {
    running: Running<Account>,
}

impl Simulator {
    /// Seeds a clinic and serves it; needs a Tokio runtime, in which it lives from then on.
    ///
    /// # Errors
    /// When the port is taken, or the options make no clinic.
    pub async fn start(options: SimulatorOptions) -> Result<Self, SandboxError> {
        let serve = Serve {
            port: options.port,
            start: options.start,
            speed: options.speed,
            latency: Duration::ZERO,
            control_over_http: options.control_over_http,
        };
        let client = delivery::client()?;
        let (deliveries, due) = mpsc::unbounded_channel();
        let running = Running::start(serve, |base_url, start| {
            let clinic = seed::clinic(&options, start)?;
            let account = Account {
                api_key: options.api_key,
                linking_secret: options.linking_secret,
                teams_token: options.teams_token,
                base_url: base_url.to_owned(),
                deliveries,
                delivered: Mutex::default(),
            };
            Ok((account, clinic))
        })
        .await?;
        tokio::spawn(delivery::run(running.tenant.clone(), client, due));
        Ok(Self { running })
    }

    /// `http://127.0.0.1:PORT`, without a trailing slash.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.running.tenant.desk.base_url.clone()
    }

    /// What the `Api-Key` header must say.
    #[must_use]
    pub fn api_key(&self) -> &str {
        &self.running.tenant.account.api_key
    }

    /// The secret of context-aware links (SOLO-34).
    #[must_use]
    pub fn linking_secret(&self) -> &str {
        &self.running.tenant.account.linking_secret
    }

    /// A handle that steers this simulator; it may be cloned and outlive it.
    #[must_use]
    pub fn control(&self) -> Control {
        Control { tenant: self.running.tenant.clone(), orders: self.running.tenant.orders() }
    }
}

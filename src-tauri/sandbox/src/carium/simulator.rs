//! Starts and stops a simulated organisation at Carium.

use super::control::CariumControl;
use super::options::CariumOptions;
use super::seed;
use super::surface::Account;
use crate::error::SandboxError;
use crate::server::{Running, Serve};

/// A running Carium organisation on loopback. Dropping it closes its port and connections and stops its movement.
///
/// # Who is who
/// Patients are the people Solo draws from too, as far as Carium knows them: person 0 has another telephone number
/// here, person 2 goes by "Danny", and person 11 has a twin, Jalen, whom nobody else knows. Every id is a UUID that
/// follows from the seed; [`CariumControl::individuals`] tells them with Solo's medical record number.
///
/// # What the document leaves open, and what is done here
/// * Status codes: 200 for reads and updates, 201 for creations, 204 without a body for deletion, invitation and the
///   upload of a file; 400 for what is malformed, 401 for a missing, wrong or expired token and for a log-in that is
///   refused (whose text mentions TOTP when a code is wanted), 403, 404, 405, 406 without the JSON:API `Accept`, 409
///   for a wrong `type` or `id` or a username that is taken, 415, 422 for what contradicts the state.
/// * Errors are JSON:API error objects with `code`, `detail` and `source.pointer`, all of a request at once.
/// * A log-in answers `access-token`, `refresh-token` and `access-token-expiration-seconds`. A refresh token is
///   renewed at `POST /identity/v1/refresh/` (`CAR-REFRESH` in the table) and is good for one renewal.
/// * A path without its trailing slash is not found. A page has 100 elements unless asked otherwise, 500 at most.
/// * `filter[...]` takes the attributes that stand in each judge and compares whole values; an unknown one is refused.
///   The document endpoints want `organization-id` plainly and refuse it as a filter; the others the other way round.
/// * An appointment has a video channel (then `video-channel-id` is answered and links are refused) or both links.
///   Two at one time are accepted; there is no idempotency. Times are taken in both forms and told in one.
/// * In an update `null` takes an attribute away; the whole must be a good appointment then.
/// * A document reference is listed from its creation on, file or not; its file has no link until the upload has been
///   ended by CAR-15, which may be repeated. The form of an upload is handed out once and is good for a while.
/// * The store of files refuses an `Authorization` header, wants every field of the form before the `file` part and
///   nothing after it, and refuses a link whose query was changed in a single letter. It answers XML.
pub struct CariumSimulator {
    running: Running<Account>,
    username: String,
    totp_username: String,
    password: String,
    totp_secret: String,
}

impl CariumSimulator {
    /// Seeds an organisation and serves it; needs a Tokio runtime, in which it lives from then on.
    ///
    /// # Errors
    /// When the port is taken, or the options make no organisation.
    pub async fn start(options: CariumOptions) -> Result<Self, SandboxError> {
        let serve = Serve {
            port: options.port,
            start: options.start,
            speed: options.speed,
            latency: options.latency,
            control_over_http: options.control_over_http,
        };
        let running = Running::start(serve, |base_url, start| {
            let organization = seed::organization(&options, base_url, start)?;
            let account = Account {
                organization: organization.id,
                base_url: base_url.to_owned(),
                access_seconds: options.access_seconds,
                refresh_seconds: options.refresh_seconds,
                gives_refresh_tokens: options.gives_refresh_tokens,
                refuses_id_in_patch: options.refuses_id_in_patch,
                nests_download_info: options.nests_download_info,
                form_seconds: options.form_seconds,
                link_seconds: options.link_seconds,
            };
            Ok((account, organization))
        })
        .await?;
        Ok(Self {
            running,
            username: options.username,
            totp_username: options.totp_username,
            password: options.password,
            totp_secret: options.totp_secret,
        })
    }

    /// `http://127.0.0.1:PORT`, without a trailing slash.
    #[must_use]
    pub fn base_url(&self) -> String {
        self.running.tenant.desk.base_url.clone()
    }

    /// The organisation's id, which most requests name.
    #[must_use]
    pub fn organization_id(&self) -> String {
        self.running.tenant.account.organization.to_string()
    }

    /// Who logs in with a password alone.
    #[must_use]
    pub fn username(&self) -> &str {
        &self.username
    }

    /// Who is asked for a TOTP code too.
    #[must_use]
    pub fn totp_username(&self) -> &str {
        &self.totp_username
    }

    /// The password of both.
    #[must_use]
    pub fn password(&self) -> &str {
        &self.password
    }

    /// The secret of the TOTP codes, in base32, as an authenticator takes it. [`CariumControl::totp_code`] gives a code.
    #[must_use]
    pub fn totp_secret(&self) -> &str {
        &self.totp_secret
    }

    /// A handle that steers this simulator; it may be cloned and outlive it.
    #[must_use]
    pub fn control(&self) -> CariumControl {
        CariumControl { tenant: self.running.tenant.clone(), orders: self.running.tenant.orders() }
    }
}

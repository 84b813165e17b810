//! What can go wrong in a use case, and how it is put to a person.

use crate::views::{Code, Problem, VendorDetail};

/// The result of a use case.
pub type Result<T> = std::result::Result<T, ClinicError>;

/// What went wrong. Texts hold no patient data.
#[derive(Debug, thiserror::Error)]
pub enum ClinicError {
    /// What was entered cannot be accepted.
    #[error("{field}: {what}")]
    Invalid {
        /// Which field.
        field: &'static str,
        /// A word that the page has a sentence for.
        what: &'static str,
    },
    /// The session has no handle for it.
    #[error("the role does not include it")]
    Denied,
    /// It is not there any more.
    #[error("{0} was not found")]
    NotFound(&'static str),
    /// It changed in the meantime, or something stands against it.
    #[error("{0}")]
    Conflict(&'static str),
    /// A vendor call for the act itself failed.
    #[error("{0}")]
    Vendor(Box<VendorFailure>),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::StoreError),
    /// The keyring failed.
    #[error(transparent)]
    Vault(#[from] vault::VaultError),
    /// The desktop could not do its part.
    #[error(transparent)]
    Door(#[from] crate::DoorError),
    /// A document could not be made.
    #[error(transparent)]
    Paper(#[from] documents::PaperError),
    /// The console stands still: background work has ended.
    #[error("the console is closing")]
    Closing,
}

/// A vendor call that did not give what was asked for.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{operation} failed: {kind:?}")]
pub struct VendorFailure {
    /// The operation's id.
    pub operation: String,
    /// What it means.
    pub kind: FailureKind,
    /// HTTP status, when the vendor answered.
    pub http_status: Option<u16>,
    /// The vendor's own words.
    pub message: Option<String>,
    /// The vendor's correlation id.
    pub correlation_id: Option<String>,
    /// Seconds after which the vendor wants to be asked again.
    pub retry_after_s: Option<u64>,
}

/// What a failed vendor call means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureKind {
    /// No connection could be made.
    Unreachable,
    /// A connection was made, but no usable answer came.
    NoAnswer,
    /// The key is not accepted.
    KeyRefused,
    /// The vendor does not know it.
    NotFound,
    /// The vendor refuses it.
    Refused,
    /// The vendor asks for patience, and has not processed the request.
    Later,
    /// The vendor failed.
    VendorError,
    /// The request broke a rule and was not sent.
    NotSent,
}

impl FailureKind {
    /// The word for the page.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Unreachable => "vendorUnreachable",
            Self::NoAnswer => "vendorNoAnswer",
            Self::KeyRefused => "vendorKeyRefused",
            Self::NotFound => "vendorNotFound",
            Self::Refused => "vendorRefused",
            Self::Later => "vendorLater",
            Self::VendorError => "vendorError",
            Self::NotSent => "vendorNotSent",
        }
    }
}

impl ClinicError {
    pub(crate) fn invalid(field: &'static str, what: &'static str) -> Self {
        Self::Invalid { field, what }
    }
}

impl From<VendorFailure> for ClinicError {
    fn from(failure: VendorFailure) -> Self {
        Self::Vendor(Box::new(failure))
    }
}

impl From<ClinicError> for Problem {
    fn from(error: ClinicError) -> Self {
        let message = error.to_string();
        match error {
            ClinicError::Invalid { field, what } => Self {
                code: Code::Invalid,
                what: what.to_owned(),
                message,
                field: Some(field.to_owned()),
                detail: None,
            },
            ClinicError::Denied => plain(Code::Denied, "denied", message),
            ClinicError::NotFound(what) => plain(Code::NotFound, what, message),
            ClinicError::Conflict(what) => plain(Code::Conflict, what, message),
            ClinicError::Vendor(failure) => from_vendor(*failure),
            ClinicError::Store(store::StoreError::DiskFull) => plain(Code::Store, "diskFull", message),
            ClinicError::Store(store::StoreError::WrongPassphrase) => plain(Code::Invalid, "wrongPassphrase", message),
            ClinicError::Store(store::StoreError::NotABackup) => plain(Code::Invalid, "notABackup", message),
            ClinicError::Store(_) => plain(Code::Store, "store", message),
            ClinicError::Vault(_) => plain(Code::Store, "vault", message),
            ClinicError::Door(_) => plain(Code::Other, "door", message),
            ClinicError::Paper(documents::PaperError::TraceTooHigh) => plain(Code::Conflict, "traceTooHigh", message),
            ClinicError::Paper(_) => plain(Code::Other, "paper", message),
            ClinicError::Closing => plain(Code::NotOpen, "closing", message),
        }
    }
}

fn plain(code: Code, what: &str, message: String) -> Problem {
    Problem { code, what: what.to_owned(), message, field: None, detail: None }
}

fn from_vendor(failure: VendorFailure) -> Problem {
    let (code, what, message) = match failure.kind {
        FailureKind::Unreachable => (
            Code::Unreachable,
            "vendorUnreachable",
            "The vendor cannot be reached. Nothing was changed. Try again when there is a connection.",
        ),
        FailureKind::NoAnswer => {
            (Code::Unreachable, "vendorNoAnswer", "The vendor did not answer. Nothing was changed here. Try again.")
        }
        FailureKind::KeyRefused => (
            Code::Refused,
            "vendorKeyRefused",
            "The vendor refuses this connection's key. An administrator can replace it under Connections.",
        ),
        FailureKind::NotFound => (Code::NotFound, "vendorNotFound", "The vendor does not know it. Check the number."),
        FailureKind::Refused => (Code::Refused, "vendorRefused", "The vendor refused. Nothing was changed."),
        FailureKind::Later => (
            Code::Unreachable,
            "vendorLater",
            "The vendor asks for patience. Nothing was changed. Try again in a minute.",
        ),
        FailureKind::VendorError => {
            (Code::Unreachable, "vendorError", "The vendor has a problem of its own. Try again in a minute.")
        }
        FailureKind::NotSent => {
            (Code::Invalid, "vendorNotSent", "The request breaks a rule of the vendor and was not sent.")
        }
    };
    Problem {
        code,
        what: what.to_owned(),
        message: message.to_owned(),
        field: None,
        detail: Some(Box::new(VendorDetail {
            operation: failure.operation,
            http_status: failure.http_status.map(u32::from),
            message: failure.message,
            correlation_id: failure.correlation_id,
        })),
    }
}

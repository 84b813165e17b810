//! How the network beyond this machine is reached: through which proxy, and whose certificates are trusted besides those
//! that the system trusts. One answer for a whole clinic.
//!
//! What it refuses: there is no setting that accepts a certificate which does not hold, none that trusts one server in
//! particular, and no way for the proxy to read what is sent. A proxy is asked for a tunnel, and TLS is spoken with the
//! vendor inside it.

use std::fmt;

use reqwest::{Certificate, Client};

/// Certificates of the clinic's own authorities at most, and bytes of their text.
const MOST: usize = 20;
const LONGEST: usize = 256 * 1024;

/// How the network beyond this machine is reached.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Network {
    /// Through which proxy. Whatever is set, this machine itself is always reached directly.
    pub proxy: Proxy,
    /// Whose certificates are trusted besides the system's.
    pub authorities: Authorities,
}

/// Through which proxy requests go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Proxy {
    /// The one that the system names: `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` of the environment.
    #[default]
    System,
    /// None, whatever the system names.
    Direct,
}

/// Certificates of authorities that are trusted besides those of the system, as one PEM text. `Debug` gives their number.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Authorities {
    pem: String,
    number: usize,
}

/// Why a text is no list of certificates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AuthorityFault {
    /// A private key stands in it, which nobody should be given.
    #[error("the file holds a private key")]
    PrivateKey,
    /// No certificate stands in it, or one that cannot be read.
    #[error("the file holds no certificate that can be read")]
    NoCertificate,
    /// More than 256 KiB, or more than 20 certificates.
    #[error("the file holds more than an authority's certificates")]
    TooMuch,
}

impl Authorities {
    /// Reads a PEM text. An empty one holds none.
    ///
    /// # Errors
    /// [`AuthorityFault`].
    pub fn from_pem(text: &str) -> Result<Self, AuthorityFault> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Self::default());
        }
        if text.len() > LONGEST {
            return Err(AuthorityFault::TooMuch);
        }
        if text.contains("PRIVATE KEY-----") {
            return Err(AuthorityFault::PrivateKey);
        }
        let read = Certificate::from_pem_bundle(text.as_bytes()).map_err(|_| AuthorityFault::NoCertificate)?;
        let number = read.len();
        if number > MOST {
            return Err(AuthorityFault::TooMuch);
        }
        // The library reads a certificate only when a client is made.
        let usable = number > 0 && Client::builder().tls_certs_merge(read).build().is_ok();
        if usable { Ok(Self { pem: text.to_owned(), number }) } else { Err(AuthorityFault::NoCertificate) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.number
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.number == 0
    }

    /// The text that was read.
    pub fn as_pem(&self) -> &str {
        &self.pem
    }

    /// As the library takes them; they were read before.
    pub(crate) fn certificates(&self) -> Vec<Certificate> {
        Certificate::from_pem_bundle(self.pem.as_bytes()).unwrap_or_default()
    }
}

impl fmt::Debug for Authorities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Authorities({})", self.number)
    }
}

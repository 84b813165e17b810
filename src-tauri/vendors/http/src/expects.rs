//! What a request expects to be told, which bounds how much of an answer is read. A vendor that was taken over, or whose
//! reply goes wrong, must not fill this machine's memory.

/// Bytes of an answer to a log-in at most.
const CREDENTIAL: usize = 64 * 1024;
/// Bytes of a refusal's body at most: it holds a sentence, or a proxy's page.
pub(crate) const REFUSAL: usize = 256 * 1024;

/// What a request expects.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Expects {
    /// A token or a session: at most 64 KiB.
    Credential,
    /// Records: at most [`crate::TransportOptions::max_answer`].
    #[default]
    Records,
    /// A file: at most [`crate::TransportOptions::max_file`].
    File,
}

impl Expects {
    /// The most bytes that are read of a success.
    pub(crate) fn most(self, records: usize, file: usize) -> usize {
        match self {
            Self::Credential => CREDENTIAL,
            Self::Records => records,
            Self::File => file,
        }
    }
}

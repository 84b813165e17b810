//! What stops a command, in words that say what to do next.
//!
//! One type for the whole crate, because everything ends in one place: a line on standard error and an exit code.

use std::io;
use std::process::{ExitCode, ExitStatus};

/// Why a command stopped.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A program that was started did not succeed.
    #[error("`{command}` did not succeed ({status})")]
    Program {
        /// The program as a person would type it.
        command: String,
        /// How it ended.
        status: ExitStatus,
    },
    /// The operating system refused something.
    #[error("{what}: {source}")]
    Io {
        /// What was attempted.
        what: String,
        /// The system's own words.
        source: io::Error,
    },
    /// The machine lacks something that a person has to bring; the text says what and how.
    #[error("{0}")]
    Needs(String),
    /// What was read is not what it should be.
    #[error("{0}")]
    Unreadable(String),
    /// There is no display to open a window on.
    #[error("{0}")]
    NoDisplay(String),
    /// The command line was not understood.
    #[error("{0}")]
    Usage(String),
    /// Ctrl-C, or a signal to end; what was started has been ended.
    #[error("stopped on request; everything that was started has been ended")]
    Interrupted,
}

impl Failure {
    /// A failed call to the system, with what was attempted.
    pub fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }

    /// 2 for what the caller must change about the call, 130 after an interrupt (the shells' habit), 1 otherwise.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Usage(_) | Self::NoDisplay(_) => 2,
            Self::Interrupted => 130,
            Self::Program { .. } | Self::Io { .. } | Self::Needs(_) | Self::Unreadable(_) => 1,
        })
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

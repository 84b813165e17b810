//! Where the log goes: standard error, and only what this program says. The database library prints statements, with
//! the key among them, at its own levels: it is silenced whatever the environment asks for.

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Starts the log. A second call changes nothing.
pub fn begin() {
    let ours = ["anteroom", "clinic", "store", "vault", "vendor_http", "solo", "sandbox"];
    let filter = ours.into_iter().fold(Targets::new().with_default(LevelFilter::OFF), |targets, name| {
        targets.with_target(name, LevelFilter::INFO)
    });
    let to_stderr = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(false);
    // Fails only when a log was started before, which is what is wanted.
    if tracing_subscriber::registry().with(to_stderr).with(filter).try_init().is_err() {
        tracing::debug!("the log had been started before");
    }
}

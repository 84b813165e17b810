//! Why a simulator could not start or be steered.

/// What went wrong with the simulator itself; never a simulated fault, which travels as an HTTP answer.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// The loopback port could not be taken or given back.
    #[error("the simulator could not listen on 127.0.0.1: {0}")]
    Listen(#[source] std::io::Error),
    /// An option makes no clinic: the text names it.
    #[error("the simulator cannot be seeded: {0}")]
    Options(&'static str),
    /// An operation of the table has no judge, or two operations claim one route.
    #[error("operation {0} cannot be routed")]
    Route(String),
    /// The outgoing client for webhook deliveries could not be made.
    #[error("webhook deliveries could not be set up: {0}")]
    Deliveries(#[source] reqwest::Error),
    /// The simulator has stopped, so that it can no longer be steered.
    #[error("the simulator has stopped")]
    Stopped,
}

//! What stands before a delivery can come: receiving is turned on here, and the vendor is told where.

use clinic::Session;
use receiver::SecretPath;
use sandbox::Simulator;
use solo::{Solo, SoloConfig, WebhookEvent};
use vault::SecretString;

use crate::Failed;

/// Turns receiving on at a port of this machine; the secret path at which deliveries are taken.
pub(crate) async fn turn_on(session: &Session, port: u32) -> Result<String, Failed> {
    let administrator = session.administrator().ok_or("the demo session is no administrator's")?;
    let made =
        administrator.turn_on_receiver(port, || SecretPath::generate().map(|path| path.secret().clone())).await?;
    Ok(made.first().ok_or("no address was made")?.path.clone())
}

/// Makes a webhook at the vendor for every documented event; the key that seals what it sends.
pub(crate) async fn subscribe(simulator: &Simulator, endpoint: &str) -> Result<SecretString, Failed> {
    let base = url::Url::parse(&simulator.base_url())?;
    let config = SoloConfig::new(base, SecretString::from(simulator.api_key().to_owned()));
    let endpoint = url::Url::parse(endpoint)?;
    let webhook = Solo::new(config)?.webhooks().create(&endpoint, WebhookEvent::DOCUMENTED).await?;
    webhook.encryption_key.ok_or_else(|| "the simulator told no key".into())
}

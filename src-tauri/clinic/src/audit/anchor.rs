//! Anchoring the chain in the keyring, and comparing it once at the start. The keyring may wait for a person: it is never
//! asked on a use case's way.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use chrono::Utc;
use store::{ChainHead, Store};
use tokio_util::sync::CancellationToken;
use vault::{ExposeSecret, SecretName, SecretString};

use super::anchors::{Anchors, EVERY};
use super::standing::Known;
use crate::views::Tag;
use crate::{Clinic, ClinicError, Result};

/// How long leaving waits for the keyring.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// What was last kept in the keyring; none before it was compared.
pub(super) type Anchored = Option<Anchors>;

/// The head as it was found, before this console adds anything to it; a last entry that cannot be read is no head.
pub(crate) async fn first_head(store: &Store) -> u64 {
    store.ledger().audit_head().await.ok().flatten().map_or(0, |head| head.count)
}

/// Compares the chain with its anchor, and anchors it from then on when it has grown.
pub(crate) async fn run(clinic: Arc<Clinic>, found: u64, stop: CancellationToken) {
    loop {
        if let Err(error) = turn(&clinic, found).await {
            tracing::error!(%error, "the audit could not be anchored");
        }
        if let Err(error) = clinic.count_refusals().await {
            tracing::error!(%error, "refusals could not be written into the audit");
        }
        let wait = clinic.pace.scaled(EVERY).to_std().unwrap_or_default();
        if stop.run_until_cancelled(tokio::time::sleep(wait)).await.is_none() {
            break;
        }
    }
}

async fn turn(clinic: &Clinic, found: u64) -> Result<()> {
    let mut anchored = clinic.audit.anchoring.lock().await;
    if anchored.is_none() {
        match compared(clinic, found).await {
            Ok(anchors) => *anchored = Some(anchors),
            Err(error) => {
                tell(clinic, Known::KeyringFailed, None);
                return Err(error);
            }
        }
    }
    anchor(clinic, &mut anchored).await
}

/// Reads the anchors and judges the chain by them.
async fn compared(clinic: &Clinic, found: u64) -> Result<Anchors> {
    let vault = clinic.vault.clone();
    let kept = blocking(move || vault.get(&SecretName::AuditAnchor)).await?;
    let Some(kept) = kept else {
        tell(clinic, Known::NoAnchor, Some(&Anchors::default()));
        return Ok(Anchors::default());
    };
    // What is not an anchor was not written by a console: that is the keyring's damage, and no chain can be judged by it.
    let mut anchors: Anchors = serde_json::from_str(kept.expose_secret())
        .map_err(|_| vault::VaultError::Damaged { item: SecretName::AuditAnchor.to_string() })?;
    let mut hashes = Vec::with_capacity(anchors.kept.len());
    for anchor in &anchors.kept {
        let there = if anchor.count > found { None } else { clinic.store.ledger().audit_at(anchor.count).await.ok() };
        hashes.push(there.flatten().map(|(hash, _)| hash));
    }
    let before = anchors.doubt.clone();
    anchors.judge(found, &hashes, Utc::now());
    if anchors.doubt != before {
        tracing::error!("the audit does not fit its anchor");
        // The doubt is kept at once: whoever made it must not get rid of it by ending the console.
        keep(clinic, &anchors).await?;
    }
    tell(clinic, Known::Compared, Some(&anchors));
    Ok(anchors)
}

/// Sets an anchor when the chain has grown.
async fn anchor(clinic: &Clinic, anchored: &mut Anchored) -> Result<()> {
    let Some(anchors) = anchored.as_mut() else { return Ok(()) };
    let head: Option<ChainHead> = clinic.store.ledger().audit_head().await?;
    let Some(head) = head.filter(|head| anchors.newest().is_none_or(|newest| newest.hash != head.hash)) else {
        return Ok(());
    };
    let mut next = anchors.clone();
    next.set(&head, Utc::now());
    keep(clinic, &next).await?;
    *anchors = next;
    let at = anchors.newest().map(|newest| newest.at);
    clinic.audit.standing.lock().unwrap_or_else(PoisonError::into_inner).anchored_at = at;
    Ok(())
}

async fn keep(clinic: &Clinic, anchors: &Anchors) -> Result<()> {
    let text = serde_json::to_string(anchors).map_err(|_| ClinicError::Closing)?;
    let vault = clinic.vault.clone();
    blocking(move || vault.set(&SecretName::AuditAnchor, &SecretString::from(text))).await
}

async fn blocking<T: Send + 'static>(
    ask: impl FnOnce() -> std::result::Result<T, vault::VaultError> + Send + 'static,
) -> Result<T> {
    Ok(tokio::task::spawn_blocking(ask).await.map_err(|_| ClinicError::Closing)??)
}

fn tell(clinic: &Clinic, state: Known, anchors: Option<&Anchors>) {
    {
        let mut standing = clinic.audit.standing.lock().unwrap_or_else(PoisonError::into_inner);
        standing.state = state;
        if let Some(anchors) = anchors {
            standing.doubt.clone_from(&anchors.doubt);
            standing.anchored_at = anchors.newest().map(|newest| newest.at);
        }
    }
    clinic.events.stale(&[Tag::Audit]);
}

impl Clinic {
    /// Anchors the audit as it stands: at a lock and at the end. Before the chain was compared with its anchor nothing is
    /// anchored, for that would hide what the comparison has to show.
    ///
    /// # Errors
    /// When the store cannot be read or the keyring refuses.
    pub async fn anchor_now(&self) -> Result<()> {
        let mut anchored = self.audit.anchoring.lock().await;
        anchor(self, &mut anchored).await
    }

    /// Somebody left the desk: what they had open is opened anew by whoever comes next, and the audit is anchored.
    pub async fn desk_left(&self) {
        self.close_openings();
        self.end_audit().await;
    }

    /// The end of a run, or of somebody's time at the desk: what waits is written and the head is anchored. A keyring that
    /// does not answer keeps nobody from leaving.
    pub(crate) async fn end_audit(&self) {
        let end = async {
            self.end_searches().await?;
            self.end_refusals().await?;
            self.anchor_now().await
        };
        match tokio::time::timeout(PATIENCE, end).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::error!(%error, "the audit could not be anchored at the end"),
            Err(_) => tracing::warn!("the keyring did not answer in time: the audit stands at its last anchor"),
        }
    }

    /// A person has looked at a doubt and settled it: it is not told any more.
    pub(super) async fn settle_doubt(&self) -> Result<()> {
        let mut anchored = self.audit.anchoring.lock().await;
        let Some(anchors) = anchored.as_mut() else { return Err(ClinicError::Conflict("auditNotCompared")) };
        let next = Anchors { doubt: None, ..anchors.clone() };
        keep(self, &next).await?;
        *anchors = next;
        tell(self, Known::Compared, Some(anchors));
        anchor(self, &mut anchored).await
    }
}

//! A credential that runs out: a token or a session that a log-in gives for a while.
//!
//! Renewing early keeps people from waiting; renewing once, however many requests need it at the same moment, keeps a
//! vendor from seeing a storm of log-ins. This says only *when* to renew: *how* is for the vendor's crate.

use std::future::Future;
use std::sync::Arc;
use std::time::Instant;

use tokio::sync::Mutex;

/// A fresh credential.
#[derive(Debug, Clone)]
pub struct Renewed<T> {
    /// The credential.
    pub value: T,
    /// From when on it is to be renewed: before it runs out, by the vendor's own rule. `None` waits for a refusal.
    pub until: Option<Instant>,
}

/// Holds a credential and renews it, one renewal at a time.
pub struct Renewing<T> {
    // Held while a renewal is under way, so that whoever needs the credential meanwhile waits for that one. Only
    // background work and explicit look-ups call vendors; nothing that a screen reads stands behind this lock.
    held: Mutex<Option<Renewed<Arc<T>>>>,
}

impl<T> Default for Renewing<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Renewing<T> {
    /// Holds nothing yet.
    pub fn new() -> Self {
        Self { held: Mutex::new(None) }
    }

    /// The credential that is held, or the one that `renew` makes when none is, or it is due. Whoever asks while
    /// `renew` is under way waits for it; if it fails, each of them tries for itself, one after the other.
    ///
    /// # Errors
    /// `renew`'s own. What was held is kept then: the vendor may yet accept it.
    pub async fn get<E, F>(&self, now: Instant, renew: impl FnOnce() -> F) -> Result<Arc<T>, E>
    where
        F: Future<Output = Result<Renewed<T>, E>>,
    {
        let mut held = self.held.lock().await;
        if let Some(current) = held.as_ref()
            && current.until.is_none_or(|until| now < until)
        {
            return Ok(Arc::clone(&current.value));
        }
        let Renewed { value, until } = renew().await?;
        let value = Arc::new(value);
        *held = Some(Renewed { value: Arc::clone(&value), until });
        Ok(value)
    }

    /// Holds a credential that was had in another way: a person logged in.
    pub async fn put(&self, fresh: Renewed<T>) -> Arc<T> {
        let value = Arc::new(fresh.value);
        *self.held.lock().await = Some(Renewed { value: Arc::clone(&value), until: fresh.until });
        value
    }

    /// Forgets the credential that the vendor refused, unless it was renewed in the meantime.
    pub async fn refused(&self, used: &Arc<T>) {
        let mut held = self.held.lock().await;
        if held.as_ref().is_some_and(|current| Arc::ptr_eq(&current.value, used)) {
            *held = None;
        }
    }

    /// What is held, due or not.
    pub async fn current(&self) -> Option<Arc<T>> {
        self.held.lock().await.as_ref().map(|current| Arc::clone(&current.value))
    }
}

impl<T> std::fmt::Debug for Renewing<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Renewing(<redacted>)")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::time::Duration;

    use super::*;

    /// Counts renewals; each gives its own number, and is due after a minute.
    async fn next(count: &AtomicU32, now: Instant) -> Result<Renewed<u32>, &'static str> {
        tokio::time::sleep(Duration::from_millis(5)).await;
        Ok(Renewed { value: count.fetch_add(1, Ordering::SeqCst) + 1, until: Some(now + Duration::from_secs(60)) })
    }

    #[tokio::test]
    async fn many_who_need_it_at_once_wait_for_one_renewal() {
        let (credential, count, now) = (Arc::new(Renewing::new()), Arc::new(AtomicU32::new(0)), Instant::now());
        let asking: Vec<_> = (0..20)
            .map(|_| {
                let (credential, count) = (Arc::clone(&credential), Arc::clone(&count));
                tokio::spawn(async move { *credential.get(now, || next(&count, now)).await.unwrap() })
            })
            .collect();
        for one in asking {
            assert_eq!(one.await.unwrap(), 1);
        }
    }

    #[tokio::test]
    async fn it_is_renewed_when_it_is_due_and_not_before() {
        let (credential, count, now) = (Renewing::new(), AtomicU32::new(0), Instant::now());
        let at = |seconds| now + Duration::from_secs(seconds);
        assert_eq!(*credential.get(now, || next(&count, now)).await.unwrap(), 1);
        assert_eq!(*credential.get(at(59), || next(&count, at(59))).await.unwrap(), 1);
        assert_eq!(*credential.get(at(60), || next(&count, at(60))).await.unwrap(), 2);
    }

    #[tokio::test]
    async fn a_refusal_forgets_the_one_that_was_used_and_no_newer_one() {
        let (credential, count, now) = (Renewing::new(), AtomicU32::new(0), Instant::now());
        let first = credential.get(now, || next(&count, now)).await.unwrap();
        credential.refused(&first).await;
        let second = credential.get(now, || next(&count, now)).await.unwrap();
        credential.refused(&first).await;
        assert_eq!((*second, *credential.current().await.unwrap()), (2, 2));
    }

    #[tokio::test]
    async fn a_renewal_that_fails_leaves_what_was_held() {
        let (credential, count, now) = (Renewing::new(), AtomicU32::new(0), Instant::now());
        credential.get(now, || next(&count, now)).await.unwrap();
        let later = now + Duration::from_secs(61);
        let failed = credential.get(later, || async { Err::<Renewed<u32>, _>("refused") }).await;
        assert_eq!(failed.unwrap_err(), "refused");
        assert_eq!(*credential.current().await.unwrap(), 1);
    }
}

//! Which parts of the page went stale. Told at most a few times a second, however much happens.

use std::collections::BTreeSet;
use std::sync::Mutex;

use tokio::sync::Notify;

use crate::views::Tag;

/// Collects stale tags until the listener takes them.
#[derive(Default)]
pub(crate) struct Events {
    stale: Mutex<BTreeSet<Tag>>,
    told: Notify,
}

impl Events {
    pub(crate) fn stale(&self, tags: &[Tag]) {
        // A poisoned set is still a set: the worst that its use can do is one refetch too many.
        let mut stale = self.stale.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        stale.extend(tags.iter().copied());
        drop(stale);
        self.told.notify_one();
    }

    /// Waits until something is stale, and takes all of it.
    pub(crate) async fn next(&self) -> Vec<Tag> {
        loop {
            let taken: Vec<Tag> = {
                let mut stale = self.stale.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                std::mem::take(&mut *stale).into_iter().collect()
            };
            if !taken.is_empty() {
                return taken;
            }
            self.told.notified().await;
        }
    }
}

//! What the console puts on the clipboard, and takes away again: a link to a call or the secret part of an address must
//! not wait there for whatever is pasted next, or for the next person at the desk.
//!
//! It takes away only what it put there. What somebody copied in the meantime stays.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio_util::sync::{CancellationToken, DropGuard};
use vault::{ExposeSecret, SecretString};

use crate::{Door, DoorError};

/// How long a copied text stays on the clipboard.
const STAYS: Duration = Duration::from_secs(30);

/// What was put on the clipboard last, until it is taken away.
#[derive(Default)]
pub(crate) struct OnClipboard(Mutex<Option<Copied>>);

struct Copied {
    text: SecretString,
    /// Ends the waiting when it is dropped: another text, or the same once more, has its own time.
    _waiting: DropGuard,
}

impl OnClipboard {
    /// Puts a text on the clipboard for half a minute.
    ///
    /// # Errors
    /// When there is no clipboard; an earlier text is then taken away as it would have been.
    pub(crate) fn put(self: &Arc<Self>, door: &Arc<dyn Door>, text: &str) -> Result<(), DoorError> {
        self.put_until(tokio::time::sleep(STAYS), door, text)
    }

    fn put_until(
        self: &Arc<Self>,
        over: impl Future<Output = ()> + Send + 'static,
        door: &Arc<dyn Door>,
        text: &str,
    ) -> Result<(), DoorError> {
        door.copy(text)?;
        let ended = CancellationToken::new();
        let copied = Copied { text: SecretString::from(text), _waiting: ended.clone().drop_guard() };
        *self.held() = Some(copied);
        let (here, door) = (self.clone(), door.clone());
        tokio::spawn(async move {
            if ended.run_until_cancelled(over).await.is_some() {
                here.take_back(&*door);
            }
        });
        Ok(())
    }

    /// Takes away what was put there, when it is still there.
    pub(crate) fn take_back(&self, door: &dyn Door) {
        let Some(copied) = self.held().take() else { return };
        if let Err(error) = door.clear_if(copied.text.expose_secret()) {
            tracing::warn!(%error, "a copied text could not be taken from the clipboard");
        }
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Option<Copied>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::OutsideLink;

    /// A desktop whose clipboard is a text.
    #[derive(Default)]
    struct Desk(Mutex<String>);

    impl Door for Desk {
        fn open(&self, _link: &OutsideLink) -> Result<(), DoorError> {
            Err(DoorError::Browser("there is none".to_owned()))
        }

        fn copy(&self, text: &str) -> Result<(), DoorError> {
            *self.0.lock().unwrap() = text.to_owned();
            Ok(())
        }

        fn clear_if(&self, text: &str) -> Result<bool, DoorError> {
            let mut held = self.0.lock().unwrap();
            let same = *held == text;
            if same {
                held.clear();
            }
            Ok(same)
        }
    }

    /// A desk at which time passes when the test says so.
    struct Copying {
        here: Arc<OnClipboard>,
        desk: Arc<Desk>,
        door: Arc<dyn Door>,
    }

    impl Copying {
        fn new() -> Self {
            let desk = Arc::new(Desk::default());
            Self { here: Arc::default(), door: desk.clone(), desk }
        }

        /// Copies a text; its time is over when what is given back is called.
        fn put(&self, text: &str) -> impl FnOnce() + use<> {
            let (over, waiting) = tokio::sync::oneshot::channel::<()>();
            self.here.put_until(async move { drop(waiting.await) }, &self.door, text).unwrap();
            move || {
                // Nobody waits for it any more when something else was copied.
                let _heard = over.send(());
            }
        }

        fn holds(&self) -> String {
            self.desk.0.lock().unwrap().clone()
        }

        /// Lets everything happen that can happen now.
        async fn settle(&self) {
            for _ in 0..100 {
                tokio::task::yield_now().await;
            }
        }
    }

    #[tokio::test]
    async fn what_was_copied_is_there_until_its_time_is_over() {
        let copying = Copying::new();
        let over = copying.put("a link");
        copying.settle().await;
        assert_eq!(copying.holds(), "a link");
        over();
        copying.settle().await;
        assert_eq!(copying.holds(), "");
    }

    #[tokio::test]
    async fn what_somebody_copied_in_the_meantime_stays() {
        let copying = Copying::new();
        let over = copying.put("a link");
        *copying.desk.0.lock().unwrap() = "a shopping list".to_owned();
        over();
        copying.settle().await;
        assert_eq!(copying.holds(), "a shopping list");
    }

    #[tokio::test]
    async fn what_is_copied_again_has_its_whole_time_again() {
        let copying = Copying::new();
        let first = copying.put("a link");
        let second = copying.put("a link");
        first();
        copying.settle().await;
        assert_eq!(copying.holds(), "a link");
        second();
        copying.settle().await;
        assert_eq!(copying.holds(), "");
    }

    #[tokio::test]
    async fn at_the_end_it_is_taken_away_at_once_and_nothing_later() {
        let copying = Copying::new();
        let over = copying.put("a link");
        copying.here.take_back(&*copying.door);
        assert_eq!(copying.holds(), "");
        *copying.desk.0.lock().unwrap() = "a link".to_owned();
        over();
        copying.settle().await;
        assert_eq!(copying.holds(), "a link", "what is no longer ours was taken away");
    }
}

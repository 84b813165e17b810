//! What is done to a clinic that is closed for it: another key, a backup that takes the ledger's place, the end. The clinic
//! comes to rest first, its folder stays this console's throughout, and whatever comes of it, the screen that follows says so.

use std::path::PathBuf;
use std::sync::PoisonError;

use clinic::views::{BringInput, Code, ForgetInput, KeepingEnd, KeepingWork, KeyChangeInput, Problem};
use clinic::{Administrator, ClinicError, Closed, Keeper, Ready, Rest, Session, carried, forget, key_change};
use domain::audit::AuditAction;
use store::HeldFolder;
use vault::{StoreKey, Vault};

use super::seat::Seat;
use super::stage::{Open, Stage};
use super::{Console, problem};
use crate::opening::{self, Unlocked};

impl Console {
    /// Gives the databases another key. Whoever comes next signs in.
    pub(crate) async fn change_key(&self, administrator: Administrator, input: KeyChangeInput) -> Result<(), Problem> {
        let _one = self.inner.opening.lock().await;
        let session = self.session()?;
        let Ready { keeper, rest } = administrator.ready_to_change_key(&input.own).await?;
        drop(administrator);
        let work = KeepingWork::ChangeKey;
        let closed = self.close_signed_in(session, work, rest).await?;
        let end = match key_change::change(&closed.folder, &closed.vault, &keeper).await {
            Ok(changed) => KeepingEnd::KeyChanged { backup: changed == key_change::KeyChanged::Whole },
            Err(error) => failed(work, error),
        };
        self.open_again(closed, end).await;
        Ok(())
    }

    /// Forgets the clinic: what follows is the first run.
    pub(crate) async fn forget_clinic(&self, administrator: Administrator, input: ForgetInput) -> Result<(), Problem> {
        let _one = self.inner.opening.lock().await;
        let session = self.session()?;
        let Ready { keeper: _, rest } = administrator.ready_to_forget(input).await?;
        drop(administrator);
        let work = KeepingWork::Forget;
        let closed = self.close_signed_in(session, work, rest).await?;
        let forgotten = async {
            let key = key_of(&closed.vault).await?;
            forget::forget(closed.folder.clone(), &closed.vault, Some(&key)).await
        };
        match forgotten.await {
            Ok(()) => self.set(Stage::FirstRun(Some(KeepingEnd::Forgotten))),
            Err(error) => self.open_again(closed, failed(work, error)).await,
        }
        Ok(())
    }

    /// Remembers which file a clinic is to be brought from.
    pub(crate) fn choose_backup(&self, file: PathBuf) {
        *self.inner.backup.lock().unwrap_or_else(PoisonError::into_inner) = Some(file);
    }

    /// Brings the clinic of the chosen backup: at the first run, into a store that nobody signs in to yet, or in the place
    /// of a damaged ledger. Nothing is changed before the backup was opened and found whole.
    pub(crate) async fn bring_backup(&self, input: BringInput) -> Result<(), Problem> {
        let _one = self.inner.opening.lock().await;
        let chosen = self.inner.backup.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let file = chosen.ok_or_else(|| problem(Code::Invalid, "noBackupChosen"))?;
        let (folder, Unlocked { vault, key }) = self.folder_to_fill().await?;
        let brought = carried::check(&folder, &file, &input.passphrase, key, vault.clone()).await?;
        let work = KeepingWork::Bring;
        let closed = match self.close_for(work) {
            Some(open) => {
                let rest = open.running.clinic.come_to_rest().await;
                close(*open, rest).await
            }
            None => Closed { folder, vault },
        };
        let end = match brought.put(&Keeper::desk()).await {
            Ok(_) => KeepingEnd::Brought,
            Err(error) => failed(work, error),
        };
        *self.inner.backup.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.open_again(closed, end).await;
        Ok(())
    }

    /// The folder that a clinic may be brought into, with its key.
    async fn folder_to_fill(&self) -> Result<(HeldFolder, Unlocked), Problem> {
        let found = self.with(|stage| match stage {
            Stage::FirstRun(_) => Ok(None),
            Stage::Stopped(stop) => stop.unlocked.as_deref().cloned().map(|key| Some(Err(key))).ok_or(()),
            Stage::Open(open) => Ok(Some(Ok(open.running.clinic.clone()))),
            Stage::Opening | Stage::Keeping(_) => Err(()),
        });
        let conflict = || problem(Code::Conflict, "notToFill");
        match found.map_err(|()| conflict())? {
            None => {
                let unlocked = opening::unlock_new(&self.clinic_folder()).await.map_err(|stop| stop.problem())?;
                Ok((HeldFolder::take(&self.clinic_folder()).map_err(ClinicError::from)?, unlocked))
            }
            Some(Err(unlocked)) => Ok((HeldFolder::take(&self.clinic_folder()).map_err(ClinicError::from)?, unlocked)),
            Some(Ok(clinic)) if clinic.has_users().await? => Err(conflict()),
            Some(Ok(clinic)) => {
                let (folder, vault) = (clinic.folder(), clinic.vault());
                let key = key_of(&vault).await?;
                Ok((folder, Unlocked { vault, key }))
            }
        }
    }

    /// Closes the clinic of somebody who is signed in, and has proven it.
    async fn close_signed_in(&self, session: Session, work: KeepingWork, rest: Rest) -> Result<Closed, Problem> {
        self.page_keeps_what_was_typed().await;
        session.left(AuditAction::SignOut, "keeping").await?;
        drop(session);
        let open = self.close_for(work).ok_or_else(|| problem(Code::NotOpen, "notOpen"))?;
        Ok(close(*open, rest).await)
    }

    /// The clinic is not the open one any more: nobody sits there, and nothing of it stays behind.
    fn close_for(&self, work: KeepingWork) -> Option<Box<Open>> {
        if !self.with(|stage| matches!(stage, Stage::Open(_))) {
            return None;
        }
        let before = self.replace(Stage::Keeping(work));
        self.title().show(None);
        self.hold_close(false);
        self.tell_startup();
        match before {
            Stage::Open(open) => Some(open),
            _ => None,
        }
    }

    /// Opens the clinic again, and says at the screen that follows what came of it.
    async fn open_again(&self, closed: Closed, end: KeepingEnd) {
        if let KeepingEnd::Failed { work, problem } = &end {
            tracing::error!(?work, what = problem.what, "what a clinic was closed for was not done");
        }
        self.enter(opening::open_closed(closed).await, Seat::Nobody, None).await;
        self.say_at_the_door(end);
    }
}

async fn close(open: Open, rest: Rest) -> Closed {
    let Open { running, receiving, seat, .. } = open;
    // Whoever sat there holds the clinic, and the door its ledger.
    drop(seat);
    receiving.close().await;
    running.close_and_hold(rest).await
}

async fn key_of(vault: &Vault) -> Result<StoreKey, ClinicError> {
    let vault = vault.clone();
    let asked = tokio::task::spawn_blocking(move || vault.store_key_or_create()).await;
    Ok(asked.map_err(|_| ClinicError::Closing)??)
}

fn failed(work: KeepingWork, error: ClinicError) -> KeepingEnd {
    KeepingEnd::Failed { work, problem: error.into() }
}

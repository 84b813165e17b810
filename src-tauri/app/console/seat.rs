//! The seat of an open clinic: nobody, somebody who signed in, or somebody who was there when it was locked. Whoever leaves
//! it takes the handles with them; the clinic goes on reading behind the screen, at the rhythm of a window that nobody looks
//! at.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use clinic::views::{Code, EmergencyInput, LockedOut, Problem, SignInAnswer, SignInInput};
use clinic::{Clinic, EmergencyAccess, Session, SignIn};
use domain::audit::AuditAction;
use domain::rhythm::Attention;
use tauri_specta::Event;

use super::stage::Stage;
use super::{Console, problem};
use crate::events::LockAsked;

/// How long the page may take to put what was typed into the ledger before the console locks all the same.
const PATIENCE: Duration = Duration::from_secs(1);

/// Who sits here.
#[derive(Clone)]
pub(super) enum Seat {
    /// Nobody.
    Nobody,
    /// Somebody who signed in.
    Taken(Taken),
    /// Nobody, since the console was locked; this one was there.
    Locked(LockedOut),
}

/// Somebody who signed in, and the records that they opened by emergency access.
#[derive(Clone)]
pub(super) struct Taken {
    pub(super) session: Session,
    pub(super) emergencies: Vec<EmergencyAccess>,
}

/// Why the console is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LockReason {
    /// The person who sits here asked for it.
    Person,
    /// Nobody touched it for as long as is set.
    Idle,
    /// The machine sleeps.
    Sleep,
    /// The desktop's screen was locked.
    Screen,
    /// They sat there for as long as is allowed.
    Sitting,
}

impl LockReason {
    fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Idle => "idle",
            Self::Sleep => "sleep",
            Self::Screen => "screen",
            Self::Sitting => "sitting",
        }
    }
}

impl Taken {
    pub(super) fn by(session: Session) -> Self {
        Self { session, emergencies: Vec::new() }
    }
}

impl Console {
    /// The clinic that is open, whoever sits here.
    pub(super) fn open_clinic(&self) -> Result<Arc<Clinic>, Problem> {
        self.with(|stage| match stage {
            Stage::Open(open) => Ok(open.running.clinic.clone()),
            _ => Err(problem(Code::NotOpen, "notOpen")),
        })
    }

    /// Signs somebody in, at a seat that is free or locked.
    pub(crate) async fn sign_in(&self, input: SignInInput) -> Result<SignInAnswer, Problem> {
        let clinic = self.open_clinic()?;
        if self.session().is_ok() {
            return Err(problem(Code::Conflict, "signedInAlready"));
        }
        match clinic.sign_in(input).await? {
            SignIn::In(session) => {
                self.sit(&clinic, session);
                Ok(SignInAnswer::SignedIn)
            }
            SignIn::Not(answer) => Ok(answer),
        }
    }

    /// Somebody takes the seat.
    pub(super) fn sit(&self, clinic: &Arc<Clinic>, session: Session) {
        if self.put_seat(clinic, Seat::Taken(Taken::by(session))).is_some() {
            self.seated();
            clinic.set_attention(Attention::Watched);
            self.tell_startup();
        }
    }

    /// The person who sits here leaves.
    pub(crate) async fn sign_out(&self) -> Result<(), Problem> {
        let session = self.session()?;
        self.leave_seat(&session, Seat::Nobody);
        self.keep_that_left(&session, AuditAction::SignOut, "person").await
    }

    /// The page has put what was typed into the ledger.
    pub(crate) fn ready_to_lock(&self) {
        self.inner.ready_to_lock.notify_waiters();
    }

    /// Locks the console once the page has put what was typed into the ledger, or after a second. Where nobody sits,
    /// nothing happens.
    pub(crate) async fn lock(&self, why: LockReason) -> Result<(), Problem> {
        let Ok(session) = self.session() else { return Ok(()) };
        self.page_keeps_what_was_typed().await;
        // A store that cannot be read keeps nobody from locking: the name is typed then.
        let user = session.member().account().await.map(|account| account.user).unwrap_or_default();
        let name = session.member().who_am_i().name;
        let who = LockedOut { id: session.id().clone(), user, name };
        self.leave_seat(&session, Seat::Locked(who));
        self.keep_that_left(&session, AuditAction::Lock, why.word()).await
    }

    /// Asks the page to put what was typed into the ledger, and waits for it for a second.
    pub(super) async fn page_keeps_what_was_typed(&self) {
        let ready = self.inner.ready_to_lock.notified();
        tokio::pin!(ready);
        // Listened to before the page is asked, which may answer at once.
        ready.as_mut().enable();
        if LockAsked.emit(&self.inner.app).is_ok() && tokio::time::timeout(PATIENCE, ready).await.is_err() {
            tracing::warn!("the seat was left before the page said that it is ready");
        }
    }

    /// Roles may have changed, or the person been ended: they have what they have now.
    pub(crate) async fn look_again_who_sits(&self) -> Result<(), Problem> {
        let session = self.session()?;
        match session.renewed().await? {
            Some(session) => {
                let clinic = session.clinic().clone();
                self.put_seat(&clinic, Seat::Taken(Taken::by(session)));
                self.tell_startup();
            }
            None => {
                self.leave_seat(&session, Seat::Nobody);
                self.keep_that_left(&session, AuditAction::SignOut, "ended").await?;
            }
        }
        Ok(())
    }

    /// Opens a patient's clinical record to who sits here, without the role for it.
    pub(crate) async fn break_glass(&self, input: EmergencyInput) -> Result<(), Problem> {
        let session = self.session()?;
        let access = session.break_glass(input).await?;
        let mut stage = self.inner.stage.write().unwrap_or_else(PoisonError::into_inner);
        if let Stage::Open(open) = &mut *stage
            && let Seat::Taken(taken) = &mut open.seat
            && taken.session.id() == session.id()
        {
            taken.emergencies.push(access);
            return Ok(());
        }
        Err(problem(Code::SignedOut, "signedOut"))
    }

    /// The audit's entry, and its anchor; the keyring may be slow, and nobody waits for it.
    async fn keep_that_left(&self, session: &Session, action: AuditAction, why: &'static str) -> Result<(), Problem> {
        let kept = session.left(action, why).await;
        let clinic = session.clinic().clone();
        tauri::async_runtime::spawn(async move { clinic.desk_left().await });
        Ok(kept?)
    }

    /// The seat is left: nothing of it stays behind, in the page or in the window's title.
    fn leave_seat(&self, session: &Session, seat: Seat) {
        let clinic = session.clinic();
        if self.put_seat(clinic, seat).is_some() {
            clinic.set_attention(Attention::Hidden);
            self.title().show(None);
            self.hold_close(false);
            self.tell_startup();
        }
    }

    /// Changes the seat while this clinic is the open one, and gives the one before.
    fn put_seat(&self, clinic: &Arc<Clinic>, seat: Seat) -> Option<Seat> {
        let mut stage = self.inner.stage.write().unwrap_or_else(PoisonError::into_inner);
        match &mut *stage {
            Stage::Open(open) if Arc::ptr_eq(&open.running.clinic, clinic) => {
                open.told = None;
                Some(std::mem::replace(&mut open.seat, seat))
            }
            _ => None,
        }
    }
}

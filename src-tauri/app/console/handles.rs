//! What the person who sits here may do: one handle for each role, given only while they are signed in. A command that asks
//! for a handle that its person does not have is refused, and the audit keeps its name.

use std::ops::Deref;

use clinic::views::{Code, Problem};
use clinic::{Administrator, Chart, Clinician, DeviceDesk, FrontDesk, Member, Scheduling, Session};
use domain::PatientKey;
use specta::Types;
use specta::datatype::DataType;
use specta::function::FunctionArg;
use tauri::ipc::{CommandArg, CommandItem, InvokeError};
use tauri::{Manager, Runtime};

use super::seat::Seat;
use super::stage::Stage;
use super::{Console, problem};

/// The console, as one command of the page asks it.
pub(crate) struct Asking {
    console: Console,
    command: &'static str,
}

impl<'de, R: Runtime> CommandArg<'de, R> for Asking {
    fn from_command(command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        let console = command.message.webview_ref().try_state::<Console>();
        let console = console.ok_or_else(|| InvokeError::from("the console is not there"))?;
        Ok(Self { console: console.inner().clone(), command: command.name })
    }
}

/// The page sends nothing of it.
impl FunctionArg for Asking {
    fn to_datatype(_: &mut Types) -> Option<DataType> {
        None
    }
}

impl Deref for Asking {
    type Target = Console;

    fn deref(&self) -> &Console {
        &self.console
    }
}

impl Console {
    pub(super) fn session(&self) -> Result<Session, Problem> {
        self.seat(|seat| match seat {
            Seat::Taken(taken) => Ok(taken.session.clone()),
            Seat::Nobody => Err(problem(Code::SignedOut, "signedOut")),
            Seat::Locked(_) => Err(problem(Code::Locked, "locked")),
        })
    }

    /// Looks at the seat of the open clinic.
    pub(super) fn seat<T>(&self, look: impl FnOnce(&Seat) -> Result<T, Problem>) -> Result<T, Problem> {
        self.with(|stage| match stage {
            Stage::Open(open) => look(&open.seat),
            _ => Err(problem(Code::NotOpen, "notOpen")),
        })
    }

    /// A record's chart by emergency access, the newest of those that fit.
    fn emergency(&self, fits: impl Fn(&PatientKey) -> bool) -> Result<Option<Chart>, Problem> {
        self.seat(|seat| match seat {
            Seat::Taken(taken) => {
                let found = taken.emergencies.iter().rev().find(|access| fits(access.patient()));
                Ok(found.map(|access| access.chart().clone()))
            }
            Seat::Nobody | Seat::Locked(_) => Ok(None),
        })
    }
}

impl Asking {
    /// A patient's clinical record, to read: by the role for it, or by emergency access to this one.
    pub(crate) async fn chart(&self, patient: &PatientKey) -> Result<Chart, Problem> {
        let session = self.session()?;
        match session.chart().map_or_else(|| self.emergency(|of| of == patient), |chart| Ok(Some(chart)))? {
            Some(chart) => Ok(chart),
            None => Err(session.refuse(self.command, Some(patient)).await.into()),
        }
    }

    /// The same where what is asked for names its patient itself: the chart refuses any other than its own.
    pub(crate) async fn any_chart(&self) -> Result<Chart, Problem> {
        self.handle(|session| session.chart().map_or_else(|| self.emergency(|_| true), |chart| Ok(Some(chart)))).await
    }

    pub(crate) fn member(&self) -> Result<Member, Problem> {
        Ok(self.session()?.member())
    }

    pub(crate) async fn scheduling(&self) -> Result<Scheduling, Problem> {
        self.handle(|session| Ok(session.scheduling())).await
    }

    pub(crate) async fn front_desk(&self) -> Result<FrontDesk, Problem> {
        self.handle(|session| Ok(session.front_desk())).await
    }

    pub(crate) async fn clinician(&self) -> Result<Clinician, Problem> {
        self.handle(|session| Ok(session.clinician())).await
    }

    pub(crate) async fn device_desk(&self) -> Result<DeviceDesk, Problem> {
        self.handle(|session| Ok(session.device_desk())).await
    }

    pub(crate) async fn administrator(&self) -> Result<Administrator, Problem> {
        self.handle(|session| Ok(session.administrator())).await
    }

    /// A handle that the session gives, or a refusal that stands in the audit.
    async fn handle<T>(&self, give: impl FnOnce(&Session) -> Result<Option<T>, Problem>) -> Result<T, Problem> {
        let session = self.session()?;
        match give(&session)? {
            Some(handle) => Ok(handle),
            None => Err(session.refuse(self.command, None).await.into()),
        }
    }
}

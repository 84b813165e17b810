//! What the person who sits here may do: one handle for each role, given only while they are signed in. A command that asks
//! for a handle that its person does not have is refused, and the audit keeps its name.

use std::ops::Deref;

use clinic::views::{Code, OpenRecord, Problem};
use clinic::{Administrator, Chart, Clinician, DeviceDesk, EmergencyAccess, FrontDesk, Member, Scheduling, Session};
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

    /// The records that are open to who sits here by emergency access.
    pub(crate) fn open_records(&self) -> Result<Vec<OpenRecord>, Problem> {
        self.seat(|seat| match seat {
            Seat::Taken(taken) => Ok(taken.emergencies.iter().filter_map(EmergencyAccess::open_record).collect()),
            Seat::Nobody | Seat::Locked(_) => Ok(Vec::new()),
        })
    }

    /// Clinical records, to read: all of them by the role for it, or those that emergency access opens.
    fn records(&self, session: &Session) -> Result<Option<Chart>, Problem> {
        match session.chart() {
            Some(chart) => Ok(Some(chart)),
            None => self.seat(|seat| match seat {
                Seat::Taken(taken) => Ok(EmergencyAccess::chart_of_all(&taken.emergencies)),
                Seat::Nobody | Seat::Locked(_) => Ok(None),
            }),
        }
    }
}

impl Asking {
    /// A patient's clinical record, to read: by the role for it, or by emergency access. The chart refuses
    /// a record that is not open.
    pub(crate) async fn chart(&self, patient: &PatientKey) -> Result<Chart, Problem> {
        let session = self.session()?;
        match self.records(&session)? {
            Some(chart) => Ok(chart),
            None => Err(session.refuse(self.command, Some(patient)).await.into()),
        }
    }

    /// The same where what is asked for names its patient itself.
    pub(crate) async fn any_chart(&self) -> Result<Chart, Problem> {
        self.handle(|session| self.records(session)).await
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

//! What the person who sits here may do: one handle for each role, given only while they are signed in.

use clinic::views::{Code, Problem};
use clinic::{Administrator, Chart, Clinician, DeviceDesk, FrontDesk, Member, Scheduling, Session};
use domain::PatientKey;

use super::seat::Seat;
use super::stage::Stage;
use super::{Console, problem};

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

    /// A patient's clinical record, to read: by the role for it, or by emergency access to this one.
    pub(crate) fn chart(&self, patient: &PatientKey) -> Result<Chart, Problem> {
        self.chart_where(|of| of == patient)
    }

    /// The same where what is asked for names its patient itself: the chart refuses any other than its own.
    pub(crate) fn any_chart(&self) -> Result<Chart, Problem> {
        self.chart_where(|_| true)
    }

    fn chart_where(&self, fits: impl Fn(&PatientKey) -> bool) -> Result<Chart, Problem> {
        let by_role = self.session()?.chart();
        let by_emergency = || {
            self.seat(|seat| match seat {
                Seat::Taken(taken) => {
                    let found = taken.emergencies.iter().rev().find(|access| fits(access.patient()));
                    found.map(|access| access.chart().clone()).ok_or_else(denied)
                }
                Seat::Nobody | Seat::Locked(_) => Err(denied()),
            })
        };
        by_role.map_or_else(by_emergency, Ok)
    }

    pub(crate) fn member(&self) -> Result<Member, Problem> {
        Ok(self.session()?.member())
    }

    pub(crate) fn scheduling(&self) -> Result<Scheduling, Problem> {
        self.session()?.scheduling().ok_or_else(denied)
    }

    pub(crate) fn front_desk(&self) -> Result<FrontDesk, Problem> {
        self.session()?.front_desk().ok_or_else(denied)
    }

    pub(crate) fn clinician(&self) -> Result<Clinician, Problem> {
        self.session()?.clinician().ok_or_else(denied)
    }

    pub(crate) fn device_desk(&self) -> Result<DeviceDesk, Problem> {
        self.session()?.device_desk().ok_or_else(denied)
    }

    pub(crate) fn administrator(&self) -> Result<Administrator, Problem> {
        self.session()?.administrator().ok_or_else(denied)
    }
}

fn denied() -> Problem {
    clinic::ClinicError::Denied.into()
}

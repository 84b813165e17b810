//! What the person who sits here may do: one handle for each role, given only while a clinic is open.

use clinic::views::{Code, Problem};
use clinic::{Administrator, Clinician, DeviceDesk, FrontDesk, Member, Scheduling, Session};

use super::stage::Stage;
use super::{Console, problem};

impl Console {
    fn session(&self) -> Result<Session, Problem> {
        self.with(|stage| match stage {
            Stage::Open(open) => Ok(open.session.clone()),
            _ => Err(problem(Code::NotOpen, "notOpen")),
        })
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

//! Visits of a study's subjects.

mod read;
mod words;
mod write;

pub use read::Visit;
pub use words::{VisitStatus, VisitType};
pub use write::NewVisit;

use vendor_http::{Answer, HeaderName};

use crate::wire::Wire;
use crate::{Action, CallError, Listed, SiteIdentifier, StudyIdentifier, SubjectNumber, VisitIdentifier};

const LOCATION: HeaderName = HeaderName::from_static("location");

/// Which visits are listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitQuery {
    /// Of this study; required.
    pub study: StudyIdentifier,
    /// At this site only.
    pub site: Option<SiteIdentifier>,
    /// Of this subject only.
    pub patient: Option<SubjectNumber>,
}

impl VisitQuery {
    /// All visits of a study.
    pub fn of_study(study: StudyIdentifier) -> Self {
        Self { study, site: None, patient: None }
    }

    fn wants(&self, visit: &Visit) -> bool {
        let site = self.site.as_ref().is_none_or(|site| visit.site_identifier.as_ref().is_none_or(|own| own == site));
        let patient = self.patient.as_ref().is_none_or(|patient| visit.patient_identifier == *patient);
        visit.study_identifier == self.study && site && patient
    }
}

/// Visits: see [`crate::ClinOne::visits`].
pub struct Visits<'c> {
    pub(crate) wire: &'c Wire,
}

impl Visits<'_> {
    /// C1-09: visits of a study. The contract knows no read of a single one.
    ///
    /// # Errors
    /// See [`CallError`].
    pub async fn list(&self, query: &VisitQuery) -> Result<Listed<Visit>, CallError> {
        let mut request = self.wire.of_study(self.wire.request(Action::ListVisits, "visits", &[])?, &query.study)?;
        if let Some(site) = &query.site {
            request = self.wire.filtered(request, "site_identifier", site.as_str());
        }
        if let Some(patient) = &query.patient {
            request = self.wire.filtered(request, "patient_identifier", patient.as_str());
        }
        self.wire.list(request, |visit| query.wants(visit), Visit::drift).await
    }

    /// C1-10: schedules a visit, and gives the identifier that ClinOne gave it (A-C1-17).
    ///
    /// # Errors
    /// See [`CallError`]. A success that names no visit, or that of another subject, is
    /// [`vendor_http::CallErrorKind::Malformed`]: it may have happened, and [`Visits::list`] tells.
    pub async fn schedule(&self, new: &NewVisit) -> Result<VisitIdentifier, CallError> {
        let operation = Action::ScheduleVisit.operation();
        new.judge(operation)?;
        let request = self.wire.request(Action::ScheduleVisit, "visits", &[])?;
        let answer = self.wire.answer(self.wire.with_record(request, new)?).await?;
        if answer.body.iter().all(u8::is_ascii_whitespace) {
            let template = self.wire.profile().path("visit").template();
            return located(&answer, template).ok_or_else(|| CallError::unreadable(operation, &answer));
        }
        let visit: Visit = self.wire.record(operation, &answer)?;
        let same = visit.patient_identifier == new.patient_identifier && visit.study_identifier == new.study_identifier;
        if same { Ok(visit.visit_identifier) } else { Err(CallError::unreadable(operation, &answer)) }
    }

    /// C1-11: makes the visit `before`, as read, `after`. The whole record is sent (A-C1-13).
    ///
    /// # Errors
    /// See [`CallError`]. Visit, subject and study cannot be changed.
    pub async fn update(&self, before: &Visit, after: &Visit) -> Result<(), CallError> {
        write::judge_change(Action::UpdateVisit.operation(), before, after)?;
        let request = self.wire.request(Action::UpdateVisit, "visit", &[after.visit_identifier.as_str()])?;
        self.wire.done(self.wire.with_record(request, after)?).await
    }

    /// C1-12: cancels a visit (A-C1-18).
    ///
    /// # Errors
    /// See [`CallError`]. [`vendor_http::CallErrorKind::NotFound`] when there is none.
    pub async fn cancel(&self, visit: &VisitIdentifier) -> Result<(), CallError> {
        self.wire.done(self.wire.request(Action::CancelVisit, "visit", &[visit.as_str()])?).await
    }
}

/// The identifier in a `Location` that has the form of a visit's path (any other says nothing), when nothing in it would
/// have had to be encoded.
fn located(answer: &Answer, template: &str) -> Option<VisitIdentifier> {
    let (before, after) = template.split_once("{id}")?;
    let location = answer.headers.get(LOCATION)?.to_str().ok()?;
    let path = location.split(['?', '#']).next()?;
    let (_, id) = path.strip_suffix(after)?.rsplit_once(before)?;
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_~".contains(&b);
    (!id.is_empty() && id.bytes().all(plain)).then(|| VisitIdentifier::new(id))
}

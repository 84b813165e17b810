//! A console with somebody whose readings are watched.

use chrono::{DateTime, TimeDelta, Utc};
use clinic::ClinicError;
use clinic::views::{
    AlertActInput, AlertView, AlertsView, EnterReading, EnteredReading, Instant, LimitInput, PatientView, RangeView,
    RangesView, SetRange,
};
use domain::PatientKey;
use domain::alert::ReadingPart;
use domain::observation::Metric;

use crate::support::{Desktop, checked, until};

pub(super) struct Desk {
    pub(super) desktop: Desktop,
    pub(super) person: PatientView,
    pub(super) patient: PatientKey,
}

pub(super) fn limit(at: &str, clear: &str) -> Option<LimitInput> {
    Some(LimitInput { at: at.to_owned(), clear: clear.to_owned() })
}

pub(super) fn minutes_ago(minutes: i64) -> DateTime<Utc> {
    Utc::now() - TimeDelta::minutes(minutes)
}

impl Desk {
    pub(super) async fn open() -> Self {
        Self::over(Desktop::connected().await).await
    }

    pub(super) async fn over(desktop: Desktop) -> Self {
        let person = desktop.someone().await;
        let patient = person.person.key.clone().unwrap();
        Self { desktop, person, patient }
    }

    /// A heart rate from 50 to 120, left at 55 and at 110; very high over 150.
    pub(super) fn rates(&self) -> SetRange {
        SetRange {
            patient: self.patient.clone(),
            metric: Metric::HeartRate,
            part: ReadingPart::Whole,
            unit: "/min".to_owned(),
            very_low: None,
            low: limit("50", "55"),
            high: limit("120", "110"),
            very_high: limit("150", "140"),
            readings: 1,
            minutes: 0,
            why: "new tablets".to_owned(),
            replaces: Vec::new(),
            checked: checked(&self.person.person),
        }
    }

    pub(super) async fn set(&self, range: SetRange) -> Result<(), ClinicError> {
        self.desktop.session.clinician().unwrap().set_range(range).await
    }

    pub(super) async fn ranges(&self) -> RangesView {
        self.desktop.session.chart().unwrap().ranges(&self.patient).await.unwrap()
    }

    pub(super) async fn range(&self) -> RangeView {
        self.ranges().await.ranges.into_iter().next().unwrap()
    }

    pub(super) async fn refused(&self, range: SetRange) -> (&'static str, &'static str) {
        match self.set(range).await {
            Err(ClinicError::Invalid { field, what }) => (field, what),
            Err(ClinicError::Conflict(what)) => ("", what),
            other => panic!("{other:?}"),
        }
    }

    /// Types a heart rate in.
    pub(super) async fn rate(&self, rate: &str, at: DateTime<Utc>) {
        let input = EnterReading {
            patient: self.patient.clone(),
            metric: Metric::HeartRate,
            value: rate.to_owned(),
            second: None,
            unit: "/min".to_owned(),
            at: Instant::from(at),
            device: None,
            meant: true,
        };
        let kept = self.desktop.session.clinician().unwrap().enter_reading(input).await.unwrap();
        assert_eq!(kept, EnteredReading::Kept);
    }

    pub(super) async fn alerts(&self) -> AlertsView {
        self.desktop.session.clinician().unwrap().alerts().await.unwrap()
    }

    /// Waits until the open alerts are as they should be.
    pub(super) async fn open_are(&self, what: &str, wanted: impl Fn(&[AlertView]) -> bool) -> Vec<AlertView> {
        until(what, || async {
            let open = self.alerts().await.open;
            wanted(&open).then_some(open)
        })
        .await
    }

    /// What is said of an alert.
    pub(super) fn act(&self, alert: &AlertView, note: &str) -> AlertActInput {
        AlertActInput { alert: alert.id.clone(), patient: self.patient.clone(), outcome: None, note: note.to_owned() }
    }
}

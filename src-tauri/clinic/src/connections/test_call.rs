//! Trying a connection without keeping it: five steps, each with a readable result.

use std::time::Instant as Moment;

use domain::{ConnectionId, SecretKind};
use vault::SecretString;

use super::client::{self, Parts, Secrets, secret};
use super::save::same_recipient;
use crate::access::Administrator;
use crate::account::Client;
use crate::adapters::solo_calls;
use crate::problem::{FailureKind, VendorFailure};
use crate::views::{ConnectionInput, TestOutcome, TestReport, TestStep, TestStepKind};
use crate::{Clinic, Result, network};

impl Administrator {
    /// Tries a connection with what was entered, and with the kept secrets for what was not.
    ///
    /// # Errors
    /// Only when the keyring fails: what the vendor does is the report.
    pub async fn test_connection(&self, input: &ConnectionInput) -> Result<TestReport> {
        let mut report = Report::default();
        let Ok(base_url) = client::address(&input.base_url) else {
            report.put(TestStepKind::Address, TestOutcome::BadAddress);
            return Ok(report.done(Vec::new()));
        };
        report.put(TestStepKind::Address, TestOutcome::Passed);
        let clinic = &*self.clinic;
        let same_address = match &input.id {
            Some(id) => clinic
                .store
                .ledger()
                .connection(id)
                .await?
                .is_some_and(|row| row.base_url == base_url.as_str() && same_recipient(&row, &input.settings)),
            None => false,
        };
        let id = input.id.as_ref().filter(|_| same_address);
        let mut secrets = Secrets::default();
        for kind in input.settings.needs().iter().chain(input.settings.may_have()) {
            if let Some(value) = entered_or_kept(clinic, input.typed(*kind), id, *kind).await? {
                secrets.0.insert(*kind, value);
            }
        }
        for kind in input.settings.needs() {
            secrets.0.entry(*kind).or_insert_with(|| SecretString::from(String::new()));
        }
        let settings = input.settings.clone();
        let profile = match &input.id {
            Some(id) => match clinic.store.ledger().connection(id).await? {
                Some(row) => super::profile::of(clinic, &row).await?,
                None => None,
            },
            None => None,
        };
        let network = network::read(clinic).await?;
        match client::make(Parts { base_url, settings, secrets, profile, network }, &clinic.pace)? {
            Client::Solo(solo) => try_solo(&solo, report).await,
            other => super::test_vendor::report(other, report).await,
        }
    }
}

async fn try_solo(solo: &solo::Solo, mut report: Report) -> Result<TestReport> {
    let begun = Moment::now();
    let rooms = solo_calls::rooms_of(solo).await;
    let took = u32::try_from(begun.elapsed().as_millis()).ok();
    let names = match rooms {
        Ok(names) => {
            report.put(TestStepKind::Reach, TestOutcome::Passed);
            report.put(TestStepKind::Key, TestOutcome::Passed);
            report.put(TestStepKind::Rooms, TestOutcome::Passed);
            names
        }
        Err(failure) => {
            report.failed(&failure, took);
            return Ok(report.done(Vec::new()));
        }
    };
    if let Some(step) = report.steps.last_mut() {
        step.took_ms = took;
    }
    let linking = if solo_calls::can_link(solo) { TestOutcome::Passed } else { TestOutcome::NotTried };
    report.put(TestStepKind::Linking, linking);
    Ok(report.done(names))
}

async fn entered_or_kept(
    clinic: &Clinic,
    entered: Option<&str>,
    id: Option<&ConnectionId>,
    kind: SecretKind,
) -> Result<Option<SecretString>> {
    match (entered, id) {
        (Some(text), _) if !text.is_empty() => Ok(Some(SecretString::from(text.to_owned()))),
        (Some(_), _) | (None, None) => Ok(None),
        (None, Some(id)) => client::read(&clinic.vault, secret(id, kind)).await,
    }
}

#[derive(Default)]
pub(super) struct Report {
    pub(super) steps: Vec<TestStep>,
}

impl Report {
    pub(super) fn put(&mut self, step: TestStepKind, outcome: TestOutcome) {
        self.steps.push(TestStep {
            step,
            outcome,
            http_status: None,
            vendor_message: None,
            correlation_id: None,
            took_ms: None,
        });
    }

    /// Which step failed follows from what the failure means.
    fn failed(&mut self, failure: &VendorFailure, took: Option<u32>) {
        let (step, outcome) = match failure.kind {
            FailureKind::Unreachable | FailureKind::NotSent => (TestStepKind::Reach, TestOutcome::NoAnswer),
            FailureKind::NoAnswer if failure.http_status.is_none() => (TestStepKind::Reach, TestOutcome::NoAnswer),
            FailureKind::NoAnswer | FailureKind::NotFound => (TestStepKind::Rooms, TestOutcome::NotSolo),
            FailureKind::KeyRefused => (TestStepKind::Key, TestOutcome::KeyRefused),
            FailureKind::Refused | FailureKind::Later | FailureKind::VendorError => {
                (TestStepKind::Rooms, TestOutcome::VendorError)
            }
        };
        for earlier in [TestStepKind::Reach, TestStepKind::Key] {
            if step == earlier {
                break;
            }
            self.put(earlier, TestOutcome::Passed);
        }
        self.put(step, outcome);
        if let Some(last) = self.steps.last_mut() {
            last.http_status = failure.http_status.map(u32::from);
            last.vendor_message = failure.message.clone();
            last.correlation_id = failure.correlation_id.clone();
            last.took_ms = took;
        }
    }

    fn done(mut self, rooms: Vec<String>) -> TestReport {
        let all =
            [TestStepKind::Address, TestStepKind::Reach, TestStepKind::Key, TestStepKind::Rooms, TestStepKind::Linking];
        let passed = self.steps.iter().all(|step| matches!(step.outcome, TestOutcome::Passed | TestOutcome::NotTried))
            && self.steps.iter().any(|step| step.step == TestStepKind::Rooms);
        for step in all {
            if !self.steps.iter().any(|done| done.step == step) {
                self.put(step, TestOutcome::NotTried);
            }
        }
        TestReport { passed, steps: self.steps, rooms }
    }
}

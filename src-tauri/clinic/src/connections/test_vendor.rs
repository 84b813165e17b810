//! Trying a connection to a vendor that lets somebody in first: is anybody there, are we let in, can a list be read.

use std::time::Instant as Moment;

use carium::{LogIn, PageAt};
use chrono::{TimeDelta, Utc};
use mia::CrudQuery;
use vendor_http::{CallError, CallErrorKind};

use super::test_call::Report;
use crate::Result;
use crate::account::Client;
use crate::views::{TestOutcome, TestReport, TestStepKind};

const ALL: [TestStepKind; 4] = [TestStepKind::Address, TestStepKind::Reach, TestStepKind::LogIn, TestStepKind::List];

/// Tries the vendor's own way in, and its plainest list.
pub(super) async fn report(client: Client, mut report: Report) -> Result<TestReport> {
    let begun = Moment::now();
    let names = match client {
        Client::Solo(_) => Ok(Vec::new()),
        Client::Carium(carium) => match carium.log_in(None).await {
            LogIn::Done => carium
                .organization()
                .practitioners(PageAt::default())
                .await
                .map(|page| page.items.into_iter().filter_map(|one| one.attributes.display_name()).collect()),
            LogIn::NeedsTotp => {
                report.put(TestStepKind::Reach, TestOutcome::Passed);
                report.put(TestStepKind::LogIn, TestOutcome::NeedsTotp);
                return Ok(done(report, Vec::new()));
            }
            LogIn::Refused(error) => Err(error),
        },
        Client::CareMonitor(client) => {
            let now = Utc::now();
            let search = caremonitor::Search::between(now, now + TimeDelta::days(1));
            client.slots().list(&search).await.map(|_| Vec::new())
        }
        Client::ClinOne(client) => match client.log_in().await {
            Ok(_) => client
                .studies()
                .list()
                .await
                .map(|list| list.records.into_iter().filter_map(|study| study.name).collect()),
            Err(error) => Err(error),
        },
        Client::Mia(client) => match client.account().sign_in().await {
            Ok(()) => {
                let devices = client.devices().list(&CrudQuery::all()).await;
                devices.map(|page| page.items.into_iter().filter_map(|device| device.name).collect())
            }
            Err(error) => Err(error),
        },
    };
    let took = u32::try_from(begun.elapsed().as_millis()).ok();
    match names {
        Ok(names) => {
            for step in [TestStepKind::Reach, TestStepKind::LogIn, TestStepKind::List] {
                report.put(step, TestOutcome::Passed);
            }
            if let Some(last) = report.steps.last_mut() {
                last.took_ms = took;
            }
            Ok(done(report, names))
        }
        Err(error) => {
            failed(&mut report, &error, took);
            Ok(done(report, Vec::new()))
        }
    }
}

/// Which step failed follows from the operation and what its failure means.
fn failed(report: &mut Report, error: &CallError, took: Option<u32>) {
    let letting_in = matches!(error.operation(), "CAR-01" | "CM-01" | "C1-01" | "MIA-01");
    let place = if letting_in { TestStepKind::LogIn } else { TestStepKind::List };
    let (step, outcome) = match error.kind() {
        CallErrorKind::NeverLeft | CallErrorKind::NoAnswer => (TestStepKind::Reach, TestOutcome::NoAnswer),
        CallErrorKind::InvalidInput { .. } => (TestStepKind::LogIn, TestOutcome::KeyRefused),
        CallErrorKind::Unauthorized => (TestStepKind::LogIn, TestOutcome::KeyRefused),
        CallErrorKind::Forbidden => (place, TestOutcome::KeyRefused),
        CallErrorKind::Malformed | CallErrorKind::NotFound => (place, TestOutcome::NotThisVendor),
        CallErrorKind::Rejected | CallErrorKind::Deferred | CallErrorKind::VendorFailed => {
            (place, TestOutcome::VendorError)
        }
    };
    for earlier in [TestStepKind::Reach, TestStepKind::LogIn] {
        if step == earlier {
            break;
        }
        report.put(earlier, TestOutcome::Passed);
    }
    report.put(step, outcome);
    if let Some(last) = report.steps.last_mut() {
        last.http_status = error.status().map(u32::from);
        last.vendor_message = error.vendor_message().map(str::to_owned);
        last.correlation_id = error.correlation_id().map(str::to_owned);
        last.took_ms = took;
    }
}

fn done(mut report: Report, found: Vec<String>) -> TestReport {
    let passed = report.steps.iter().all(|step| step.outcome == TestOutcome::Passed)
        && report.steps.iter().any(|step| step.step == TestStepKind::List);
    for step in ALL {
        if !report.steps.iter().any(|done| done.step == step) {
            report.put(step, TestOutcome::NotTried);
        }
    }
    TestReport { passed, steps: report.steps, rooms: found }
}

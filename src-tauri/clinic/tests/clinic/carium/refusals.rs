//! What Carium would refuse is refused before anything is kept, with the field named.

use chrono::{TimeDelta, Utc};
use clinic::ClinicError;
use clinic::views::{BookInput, Instant};
use domain::act::{BookTerms, CareMonitorKind, CariumCall};

use super::support::Organisation;

fn with(input: &BookInput, change: impl FnOnce(&mut String, &mut String, &mut String, &mut CariumCall)) -> BookInput {
    let mut input = input.clone();
    if let Some(BookTerms::Carium { practitioner, kind, status, call, .. }) = &mut input.terms {
        change(practitioner, kind, status, call);
    }
    input
}

fn links(guest: &str, host: &str) -> CariumCall {
    CariumCall::Links { guest: guest.to_owned(), host: host.to_owned() }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_field_that_carium_needs_is_asked_for_by_its_name() {
    let organisation = Organisation::connected().await;
    let good = organisation.booking().await;
    let scheduling = organisation.session.scheduling().unwrap();
    let https = "https://call.example/a";
    let cases: Vec<(BookInput, &str, &str)> = vec![
        (with(&good, |_, kind, _, _| kind.clear()), "kind", "required"),
        (with(&good, |_, kind, _, _| *kind = "7".to_owned()), "kind", "notListed"),
        (with(&good, |_, _, status, _| status.clear()), "status", "required"),
        (with(&good, |_, _, status, _| *status = "7".to_owned()), "status", "notListed"),
        (with(&good, |practitioner, _, _, _| *practitioner = "7".to_owned()), "practitioner", "notTheSchedule"),
        (with(&good, |_, _, _, call| *call = links(https, "")), "host", "required"),
        (with(&good, |_, _, _, call| *call = links("http://call.example/a", https)), "guest", "httpsOnly"),
        (with(&good, |_, _, _, call| *call = links(https, "call.example")), "host", "httpsOnly"),
        (BookInput { duration_s: None, ..good.clone() }, "duration", "required"),
        (BookInput { duration_s: Some(0), ..good.clone() }, "duration", "oneSecondToOneDay"),
        (BookInput { episode: Some("e1".to_owned()), ..good.clone() }, "episode", "vendorLacks"),
        (BookInput { start: Instant::from(Utc::now() - TimeDelta::hours(1)), ..good.clone() }, "start", "past"),
        (BookInput { terms: None, ..good.clone() }, "terms", "required"),
        (
            BookInput {
                terms: Some(BookTerms::CareMonitor { provider: good.room.clone(), kind: CareMonitorKind::Telehealth }),
                ..good.clone()
            },
            "terms",
            "otherVendor",
        ),
    ];
    for (input, field, rule) in cases {
        let refused = scheduling.book(input).await.unwrap_err();
        assert!(
            matches!(&refused, ClinicError::Invalid { field: at, what: why, .. } if *at == field && *why == rule),
            "{field} {rule}: {refused:?}"
        );
    }
    let outbox = organisation.session.member().outbox().await.unwrap();
    assert!(outbox.under_way.is_empty() && outbox.settled.is_empty() && outbox.refused.is_empty());
    assert_eq!(organisation.requests("CAR-04"), 0);
    scheduling.book(with(&good, |_, _, _, call| *call = links(https, "https://call.example/b"))).await.unwrap();
}

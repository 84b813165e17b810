//! What a failed write proves: each of the eight, failed in every way.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use mia::{
    CallError, CallErrorKind, Certainty, DeviceRecordId, HealthDataId, HealthKitSample, MedisanteDelivery, Mia,
    MiaConfig, SecretString, TransportOptions,
};
use tokio::net::TcpListener;
use wiremock::ResponseTemplate;

use crate::exchange::{calls, client, config, server};
use crate::{devices, ingest};

type Write = fn(&Mia) -> Pin<Box<dyn Future<Output = Result<(), CallError>> + '_>>;

/// Every write of this vendor but the log-in.
const WRITES: &[(&str, Write)] = &[
    ("MIA-03", |mia| Box::pin(async { mia.account().reset_password("a@b.example").await })),
    ("MIA-04", |mia| Box::pin(async { mia.health_data().forward(&samples()).await.map(drop) })),
    ("MIA-05", |mia| Box::pin(async { mia.devices().assign(&devices::assignment()).await.map(drop) })),
    ("MIA-06", |mia| Box::pin(async { mia.devices().unassign(&DeviceRecordId("1".to_owned())).await })),
    ("MIA-08", |mia| Box::pin(async { mia.health_data().normalise_again(&record()).await.map(drop) })),
    ("MIA-09", |mia| Box::pin(async { mia.health_data().ingest_medisante(&delivery()).await.map(drop) })),
    ("MIA-10", |mia| Box::pin(async { mia.health_data().ingest_healthkit(&samples()).await.map(drop) })),
    ("MIA-14", |mia| Box::pin(async { mia.health_data().submit_detections(&record()).await.map(drop) })),
];

fn record() -> HealthDataId {
    HealthDataId("66f0".to_owned())
}

fn samples() -> Vec<HealthKitSample> {
    vec![HealthKitSample::read(&ingest::sample()).unwrap()]
}

fn delivery() -> MedisanteDelivery {
    MedisanteDelivery::read(ingest::DELIVERY.into()).unwrap()
}

#[tokio::test]
async fn each_status_says_what_it_means_and_a_write_is_sent_once() {
    use CallErrorKind::{Deferred, Forbidden, Malformed, NotFound, Rejected, VendorFailed};
    let statuses = [
        (400, Rejected, Certainty::Rejected),
        (403, Forbidden, Certainty::Rejected),
        (404, NotFound, Certainty::Rejected),
        (408, Rejected, Certainty::Unknown),
        (409, Rejected, Certainty::Rejected),
        (422, Rejected, Certainty::Rejected),
        (429, Deferred, Certainty::Deferred),
        (302, Malformed, Certainty::Unknown),
        (500, VendorFailed, Certainty::Unknown),
        (503, VendorFailed, Certainty::Unknown),
    ];
    for (operation, write) in WRITES {
        for (status, kind, certainty) in statuses {
            // What a status means is the same for all: one operation goes through them all.
            if *operation != "MIA-05" && ![403, 429, 500].contains(&status) {
                continue;
            }
            let server = server(ResponseTemplate::new(status)).await;
            // The default policy, which repeats reads: a write must not profit from it.
            let mut config = config(&server);
            config.transport = TransportOptions::default();
            let error = write(&Mia::new(config).unwrap()).await.unwrap_err();
            assert_eq!((error.operation(), error.status()), (*operation, Some(status)));
            assert_eq!((error.kind(), error.certainty()), (kind, certainty), "{operation} {status}");
            assert_eq!(calls(&server).await.len(), 1, "{operation} {status}");
        }
    }
}

#[tokio::test]
async fn a_success_that_is_a_web_page_may_have_happened() {
    for (operation, write) in WRITES {
        let server = server(ResponseTemplate::new(200).set_body_raw("<html></html>", "text/html")).await;
        let error = write(&client(&server)).await.unwrap_err();
        assert_eq!((error.kind(), error.certainty()), (CallErrorKind::Malformed, Certainty::Unknown), "{operation}");
    }
}

#[tokio::test]
async fn a_success_without_what_it_must_say_may_have_happened() {
    for (operation, write) in WRITES {
        for body in ["", "{", r#"[{"_id":"#, "7"] {
            let server = server(ResponseTemplate::new(200).set_body_raw(body, "application/json")).await;
            let outcome = write(&client(&server)).await;
            // Their answers are not documented, or hold nothing: any success is one.
            if ["MIA-03", "MIA-04", "MIA-06"].contains(operation) {
                assert!(outcome.is_ok(), "{operation} {body}");
            } else {
                assert_eq!(outcome.unwrap_err().certainty(), Certainty::Unknown, "{operation} {body}");
            }
        }
    }
}

#[tokio::test]
async fn no_answer_in_time_may_have_happened() {
    for (operation, write) in WRITES {
        let server = server(ResponseTemplate::new(200).set_delay(Duration::from_secs(5))).await;
        let mut config = config(&server);
        config.transport.timeout = Duration::from_millis(200);
        let error = write(&Mia::new(config).unwrap()).await.unwrap_err();
        assert_eq!((error.kind(), error.certainty()), (CallErrorKind::NoAnswer, Certainty::Unknown), "{operation}");
        assert_eq!((error.status(), calls(&server).await.len()), (None, 1));
    }
}

#[tokio::test]
async fn a_refused_connection_proves_that_nothing_left() {
    let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let base: url::Url = format!("http://127.0.0.1:{port}").parse().unwrap();
    for (operation, write) in WRITES {
        let mia = Mia::new(MiaConfig::new(base.clone(), "u", SecretString::from("p"))).unwrap();
        assert_eq!(write(&mia).await.unwrap_err().certainty(), Certainty::NeverLeft, "{operation}");
    }
}

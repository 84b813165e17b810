//! SOLO-40 to SOLO-42.

use reqwest::Method;
use serde_json::{Value, json};

use crate::tenant::{Reply, Tenant, send};

const PATH: &str = "/qapi/v1/request-assistance";

async fn ask(tenant: &Tenant, method: Method, body: &Value) -> Reply {
    send(tenant.request(method, PATH).body(body.to_string())).await
}

/// The four documented selectors, all naming the first device.
fn selectors(tenant: &Tenant) -> [Value; 4] {
    let mrn = tenant.control().patients(13)[12]["demographics"]["mrn"].clone();
    [
        json!({ "building": "hospital", "floor": "floor 1", "room": "101", "bed": "bed 1" }),
        json!({ "department": "emergency department", "room": "101" }),
        json!({ "patientMrn": mrn }),
        json!({ "deviceSerialNumber": "123457" }),
    ]
}

#[tokio::test]
async fn sandbox_solo_40_takes_each_of_the_four_selectors_and_answers_the_documented_shape() {
    let tenant = Tenant::open().await;
    for body in selectors(&tenant) {
        let reply = ask(&tenant, Method::POST, &body).await;
        assert_eq!((reply.status, &reply.json()["device"]), (201, &json!("123457")), "{body}");
        let members: Vec<String> = reply.json().as_object().unwrap().keys().cloned().collect();
        assert_eq!(
            members,
            [
                "assignedTo",
                "avSessions",
                "careLocation",
                "createdAt",
                "createdFromExternalApi",
                "device",
                "finishedAt",
                "id",
                "location",
                "patient",
                "practice",
                "room",
                "status"
            ]
        );
    }
}

#[tokio::test]
async fn sandbox_solo_40_refuses_none_two_or_unfinished_selectors_and_unknown_devices_in_the_flat_envelope() {
    let tenant = Tenant::open().await;
    for body in [
        json!({}),
        json!({ "building": "hospital", "room": "101" }),
        json!({ "deviceSerialNumber": "123457", "patientMrn": "MRN-1" }),
        json!({ "deviceSerialNumber": 123_457 }),
        json!({ "department": "cardiology", "room": "214", "bed": 1 }),
    ] {
        let reply = ask(&tenant, Method::POST, &body).await;
        assert_eq!(reply.status, 400, "{body}");
        let message = reply.json()["message"].as_str().unwrap().to_owned();
        assert!(message.starts_with("Service Request Error: Missing Required Parameters."));
    }
    let unknown = ask(&tenant, Method::POST, &json!({ "deviceSerialNumber": "1" })).await;
    assert_eq!(unknown.status, 404);
    assert_eq!(unknown.json(), json!({ "message": "Device could not be found from the data submitted" }));
}

#[tokio::test]
async fn sandbox_solo_41_gives_the_current_request_by_any_selector_and_404_before_there_is_one() {
    let tenant = Tenant::open().await;
    let [first, ..] = selectors(&tenant);
    let none = ask(&tenant, Method::GET, &first).await;
    assert_eq!(none.status, 404);
    assert_eq!(none.json(), json!({ "message": "Service Request Error: Request not found" }));
    let made = ask(&tenant, Method::POST, &first).await.json();
    for body in selectors(&tenant) {
        assert_eq!(ask(&tenant, Method::GET, &body).await.json(), made, "{body}");
    }
}

#[tokio::test]
async fn sandbox_solo_42_cancels_the_current_request_once() {
    let tenant = Tenant::open().await;
    let [first, ..] = selectors(&tenant);
    ask(&tenant, Method::POST, &first).await;
    let cancelled = ask(&tenant, Method::DELETE, &first).await;
    assert_eq!((cancelled.status, cancelled.body.len()), (204, 0));
    assert_eq!(ask(&tenant, Method::GET, &first).await.status, 404);
    assert_eq!(ask(&tenant, Method::DELETE, &first).await.status, 404);
}

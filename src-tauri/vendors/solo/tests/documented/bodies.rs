//! The document's bodies, written out as JSON.

use serde_json::{Value, json};

/// A patient as SOLO-01 and SOLO-02 give them.
pub fn patient() -> Value {
    json!({
        "mrn": "MRN-123",
        "accountNumber": "A-123",
        "name": [{
            "use": "usual", "family": "Mike Shinoda", "firstName": "Mike",
            "middleName": "", "lastName": "Shinoda", "alias": ""
        }],
        "birthDate": "1983-08-15",
        "gender": "male",
        "maritalStatus": "married",
        "telecom": [
            {"use": "home", "system": "phone", "value": "+1 (111) 111-1111"},
            {"use": "home", "system": "email", "value": "mike_zzzzzzz@company.com"}
        ],
        "contact": [{
            "telecom": [
                {"use": "home", "system": "phone", "value": "phone"},
                {"use": "home", "system": "email", "value": "someemail@email.email"}
            ],
            "name": []
        }],
        "preferredLanguage": "English",
        "race": "White",
        "ethnicity": "not Hispanic or Latino",
        "address": [{
            "city": "New York", "use": "home", "apartment": "", "country": "USA",
            "state": "NY", "postalcode": "10019", "line": ["123 Main St", ""]
        }],
        "active": true,
        "deceased": true,
        "deceasedAt": "2020-03-31 10:12 AM",
        "familyMember": false,
        "isLinkedByEmail": false,
        "sharedEmailGroup": {"type": "family", "name": "Family Name"}
    })
}

/// A visit as SOLO-14 gives it.
pub fn visit() -> Value {
    json!({
        "id": 1,
        "date": 1_508_584_382,
        "duration": 900,
        "reasons": ["headache"],
        "status": "in progress.intake.ready",
        "videoCall": {"id": "76dc0be9-65e9-4832-9acb-caa292fafcc7", "status": "waiting"},
        "externalId": "2e96ed0e-0f80-4dc3-b2c1-42e65b789e56",
        "patient": {"id": "1", "demographics": patient()},
        "providers": [{
            "id": "1234", "email": "clara@whovians.com",
            "firstName": "Clara", "middleName": "Oswin", "lastName": "Oswald"
        }]
    })
}

/// What SOLO-06, SOLO-07, SOLO-08 and SOLO-13 give.
pub fn booked() -> Value {
    json!({"id": 1, "visitUrl": "https://linktoonlinecheckin.example/1"})
}

/// What SOLO-11 and SOLO-12 give.
pub fn both_links() -> Value {
    json!({
        "appointmentExternalId": "2e96ed0e-0f80-4dc3-b2c1-42e65b789e56",
        "providerVisitUrl": "https://linktoappointmentforprovider.example/p",
        "patientVisitUrl": "https://linktoappointmentforpatient.example/q"
    })
}

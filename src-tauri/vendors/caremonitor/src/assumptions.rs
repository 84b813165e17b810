//! What we take CareMonitor's unpublished API to be.
//!
//! The vendor's public document names concepts only: a log-in for an `x-access-token`, an `org_id`, an API key, OAuth 2
//! with scopes that a patient may decline, slots, two kinds of appointments, five metrics. Everything else is ours.

/// Assumption id, what is assumed, on what basis.
pub const ASSUMPTIONS: &[(&str, &str, &str)] = &[
    ("A-CM-01", "The base address is given with each connection; there is no default", "no address is published"),
    (
        "A-CM-02",
        "POST /login takes {user_id, password}; the token comes in the answer's x-access-token header, or in its body as x-access-token, x_access_token, token or data.token",
        "the document names user id, password and x-access-token",
    ),
    (
        "A-CM-03",
        "A token that is a JSON Web Token is valid until its exp, any other for 15 minutes",
        "the document calls it short-lived; RFC 7519",
    ),
    (
        "A-CM-04",
        "A 401 proves that nothing was done: the console logs in again and sends the request once more, and no more",
        "RFC 9110",
    ),
    ("A-CM-05", "org_id goes in a request header of exactly this name", "the document says to send it, not where"),
    ("A-CM-06", "An API key goes in x-api-key, and then no x-access-token is sent", "common practice"),
    (
        "A-CM-07",
        "The patient portal serves /authorize and /token, with PKCE (S256) and a redirect to 127.0.0.1 at any port",
        "RFC 6749, RFC 7636, RFC 8252",
    ),
    (
        "A-CM-08",
        "The accepted scopes in the redirect are separated by commas or spaces; when none are given, none is taken as granted",
        "the document says that the redirect names them",
    ),
    (
        "A-CM-09",
        "The scopes are ecg:write, blood_pressure:write, heart_rate:write, blood_glucose:write, steps:write",
        "the document's five metrics",
    ),
    (
        "A-CM-10",
        "The token endpoint answers as RFC 6749 says, a refresh may change the refresh token, and invalid_grant means that the consent has ended",
        "RFC 6749, sections 5 and 6",
    ),
    ("A-CM-11", "A metric is sent with the patient's access token as Authorization: Bearer", "RFC 6750"),
    (
        "A-CM-12",
        "Slots and appointments are resources under /available-slots, /telehealth-appointments, /patient-appointments",
        "the document's three nouns",
    ),
    (
        "A-CM-13",
        "An appointment is {id, patient_id, provider_id, start, end, timezone, type, status, meeting_url}, a slot {id, provider_id, start, end, timezone}",
        "common practice",
    ),
    (
        "A-CM-14",
        "Times are RFC 3339 with an offset, zones IANA names; where there is none, Australia/Sydney",
        "the vendor is Australian",
    ),
    (
        "A-CM-15",
        "The status of an appointment is one of FHIR R4's words; cancelling deletes the appointment",
        "FHIR R4 AppointmentStatus",
    ),
    ("A-CM-16", "Errors are {message}, {error} or {error: {message}}", "common practice"),
    (
        "A-CM-17",
        "A list is answered whole, as such or under data; anything beside it is reported, since it may mean pages",
        "common practice",
    ),
    ("A-CM-18", "Lists are narrowed by from, to, patient_id and provider_id", "common practice"),
    (
        "A-CM-19",
        "PUT replaces an appointment as a whole; any 2xx to PUT or DELETE is a success, with or without a body",
        "RFC 9110",
    ),
    (
        "A-CM-20",
        "A metric is sent with LOINC codes and UCUM units, an electrocardiogram as FHIR R4 SampledData",
        "FHIR R4",
    ),
    (
        "A-CM-21",
        "The id that the console gives a reading tells CareMonitor that it is the same reading; nothing relies on it: a reading is never sent twice by itself",
        "no idempotency key is published",
    ),
    (
        "A-CM-22",
        "A reading is acknowledged when a 2xx names the id under which it is stored",
        "the document promises an acknowledgement, not its form",
    ),
    (
        "A-CM-23",
        "A reading that also reaches CareMonitor through Apple Health may be stored twice",
        "the document says that Apple Health is read too",
    ),
    (
        "A-CM-24",
        "With a client secret the console authenticates at the token endpoint by HTTP Basic, without one by its client id and PKCE",
        "RFC 6749, section 2.3.1",
    ),
    (
        "A-CM-25",
        "When the token endpoint names a patient_id, that is the patient who consented; another one than expected is refused",
        "common practice (SMART App Launch does so)",
    ),
    (
        "A-CM-30",
        "An electrocardiogram of up to 100,000 samples is taken in one message",
        "no limit is published; a watch's are less than a megabyte then, which common servers take",
    ),
];

//! What ClinOne leaves open, what we take it to mean, and on what basis. Code and the default profile cite the id.

/// (id, assumption, basis).
pub const ASSUMPTIONS: &[(&str, &str, &str)] = &[
    (
        "A-C1-01",
        "The token request is form-encoded, though the document prints something like a Python dict",
        "RFC 6749 §4.4; what Azure AD B2C takes",
    ),
    (
        "A-C1-02",
        "To refresh a token is to ask for another; it is done 60 s before the old one runs out",
        "Client credentials have no refresh token (RFC 6749 §4.4.3)",
    ),
    (
        "A-C1-03",
        "The token answer is {access_token, token_type, expires_in or expires_on}, its numbers perhaps texts; one that \
         names no lifetime is used until it is refused",
        "The shape of Azure AD B2C's answers",
    ),
    (
        "A-C1-04",
        "Token URL, scope and base URL of production differ from the published test values: all three are settings",
        "Only the test environment's are published",
    ),
    ("A-C1-05", "A scope's three parts are joined by a dot: api.patient.read", "The separator is not printed"),
    (
        "A-C1-06",
        "The groups of scopes are patient, study, site and visit",
        "The document names patient; the others follow its areas",
    ),
    (
        "A-C1-07",
        "The token's claims roles and scp hold its scopes. They are read without verifying the signature: for display \
         only",
        "Where Azure AD puts application and delegated permissions",
    ),
    ("A-C1-08", "The paths /api/v5/studies, /sites, /patients and /visits", "Version in the title, REST custom"),
    (
        "A-C1-09",
        "Field names are camelCase as in studyIdentifier and siteIdentifier",
        "The two names that the document prints",
    ),
    (
        "A-C1-10",
        "Identifiers are texts, compared with case and without outer blanks, never as numbers",
        "They are values that an administrator types into an attribute",
    ),
    (
        "A-C1-11",
        "A subject number is unique within its study only; the study is sent along as a query parameter, and a record \
         of another study or subject is refused",
        "Custom in trials; the path has room for one id",
    ),
    (
        "A-C1-12",
        "A list is answered whole, as a JSON array or as {items, total}, filtered by studyIdentifier, siteIdentifier \
         and patientIdentifier; a list that says it is longer is shown as not whole",
        "Nothing is published about pages or filters",
    ),
    (
        "A-C1-13",
        "PUT replaces the whole record, so that the record is sent as it was read with its changes, unknown fields \
         included and what is empty as null",
        "PATCH is not among the methods that scopes open",
    ),
    (
        "A-C1-14",
        "Times are RFC 3339 with an offset; a time without one is not guessed at but told as unreadable",
        "A trial's sites lie in many zones",
    ),
    (
        "A-C1-15",
        "The words of visit type, visit status and patient status",
        "Nothing is published; unknown words are kept and shown",
    ),
    (
        "A-C1-16",
        "Errors are RFC 7807 problem documents or {message}; the token endpoint's are RFC 6749's",
        "What ASP.NET and Azure AD B2C answer by default",
    ),
    (
        "A-C1-17",
        "Scheduling answers with the visit, or with a Location that ends with its identifier",
        "REST custom; without either the outcome is told as unknown",
    ),
    (
        "A-C1-18",
        "DELETE of a visit cancels it and DELETE of a patient takes the subject out of the study; any 2xx is success",
        "The methods that the action delete opens",
    ),
    (
        "A-C1-19",
        "A 401 means that nothing was done, so that a request may be sent again once with a fresh token",
        "RFC 9110 §15.5.2: the request was not applied",
    ),
];

/// What the vendor's page shows and this client neither implements nor sends: (name, why).
pub const UNSUPPORTED: &[(&str, &str)] = &[
    ("hmacAuthHeader", "Left over from an older authentication: every API wants a bearer token, as the page says"),
    ("hmac_CLIENT_KEY", "Goes with hmacAuthHeader; neither algorithm nor signed text is published"),
    ("hmac_SECRET_KEY", "Goes with hmacAuthHeader; neither algorithm nor signed text is published"),
];

//! What Carium's document leaves open and this client had to assume.

/// `(id, assumption, basis)`. An administrator sees them beside the connection.
pub const ASSUMPTIONS: &[(&str, &str, &str)] = &[
    (
        "A-CAR-01",
        "The log-in's answer may carry `refresh-token`, which POST /identity/v1/refresh/ takes as flat JSON and answers \
         like the log-in; the path is configurable. Where there is none, or it is refused, a person logs in again.",
        "The vendor's reference names a life for refresh tokens; the operation that takes one was not found.",
    ),
    (
        "A-CAR-02",
        "A refused log-in whose JSON answer speaks of TOTP, MFA, two factors or a one-time code asks for the code.",
        "The document has an optional code and does not say how it is asked for.",
    ),
    (
        "A-CAR-03",
        "An access token lives as long as the log-in asked, or its answer says, and 3,600 s otherwise; never longer.",
        "The reference limits `access-token-expiration-seconds` to 3,600 and calls leaving it out the longest life.",
    ),
    (
        "A-CAR-04",
        "Errors are JSON:API's `errors` with `detail`, `title` and `code`, or a plain `message`.",
        "The vendor's introduction speaks of custom error information without showing it; JSON:API defines one.",
    ),
    (
        "A-CAR-05",
        "The lists of appointments, practitioners, statuses and types take `filter[organization-id]` (configurable); that \
         of individuals takes no organisation, since an account sees its own.",
        "The vendor's own client filters another list so. The document's own two lists take it plainly, which is kept \
         for them. The public sample of an individual has no such attribute.",
    ),
    (
        "A-CAR-06",
        "Lists take `filter[<attribute>]` for the attributes that the document names.",
        "The sample of the document list, and the vendor's own client.",
    ),
    (
        "A-CAR-07",
        "A list without `meta[\"page[total]\"]` ends with the first page that is not full.",
        "The vendor's own client relies on the total; JSON:API leaves it open.",
    ),
    (
        "A-CAR-08",
        "Either a Carium video channel is attached and no URL is given, or none is and both guest and host URL are. A \
         change to a channel takes the URLs away by null.",
        "The field table says of both URLs: when no Carium video channel is utilised.",
    ),
    (
        "A-CAR-09",
        "Statuses, types and document classes have a `name`; practitioners a `name` or `first-name` and `last-name`.",
        "The document names these lists as the source of ids and shows none of them.",
    ),
    (
        "A-CAR-10",
        "A change carries `id`; when it is answered with 400, it is sent once more without.",
        "JSON:API wants it, the sample leaves it out, the vendor's own client says that some endpoints do not take it. \
         A 400 proves that nothing was changed.",
    ),
    ("A-CAR-11", "A deletion is done with any 2xx, with or without a body.", "The sample reads no answer."),
    (
        "A-CAR-12",
        "The download address is the first of `url`, `download-url`, and the same under `data.attributes` and \
         `data.attributes.download-info`. It is fetched without Authorization.",
        "The document says only that another URL is returned for a simple GET; a sibling service answers `url`.",
    ),
    (
        "A-CAR-13",
        "Sending the same file to the same upload form again is harmless: the form names one place.",
        "The upload is a pre-signed POST, as file stores have it.",
    ),
    (
        "A-CAR-14",
        "An upload form that its file store refuses with 403, 404 or 410, or with a code that begins with `Expired`, has run \
         out; the document list may \
         show a fresh `upload-info` for the reference. Otherwise a new reference is made and the old one is told.",
        "Pre-signed forms expire; the document has no operation that gives another, and none that deletes a reference.",
    ),
    (
        "A-CAR-15",
        "A document for which CAR-17 gives an address is finished; one for which it answers 400, 404, 409 or 422 is not.",
        "There is no documented field that says whether an upload was processed.",
    ),
    (
        "A-CAR-16",
        "A person without e-mail gets `username` set to the mobile phone.",
        "The field table: it must equal one of the two, and defaults to the e-mail.",
    ),
];

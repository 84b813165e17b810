//! What the Device Manager's document and its public pages leave open, and what we take it to mean.

/// Each assumption: its id, what we assume, and on what basis.
pub const ASSUMPTIONS: &[(&str, &str, &str)] = &[
    (
        "A-MIA-01",
        "The session lasts until a call is answered with 401, or as long as its cookie says; then we log in again, once",
        "The document names the cookie and no length of time",
    ),
    (
        "A-MIA-02",
        "A session cookie without a path is good for every address below the base address",
        "The document says that it authenticates later calls; by RFC 6265 it would be good for /oauth alone",
    ),
    (
        "A-MIA-03",
        "Devices are listed by the path of their CRUD collection, /tdm-dm-devices unless set otherwise",
        "No list of devices is documented; this is the collection's default name",
    ),
    (
        "A-MIA-04",
        "The formats in paths are medisantestandard-json and healthkitstandard-json unless set otherwise",
        "Default names in the public configuration page; the document prints the paths without a format",
    ),
    (
        "A-MIA-05",
        "A HealthKit device is assigned with the provider apple-healthkit unless set otherwise",
        "The public sample of assigning; the configuration page has healthkit as the provider's name",
    ),
    (
        "A-MIA-06",
        "A device is unassigned by the id of its record (_id), not by its deviceId",
        "Assigning answers with _id; the page does not say which id it means",
    ),
    (
        "A-MIA-07",
        "A HealthKit sample tells neither type nor unit; its value is no measurement before a person tells both for its file",
        "The public sample has no such field",
    ),
    (
        "A-MIA-08",
        "Detections are filtered by recordedAt unless set otherwise",
        "The public page's text says observedAt, its sample recordedAt",
    ),
    (
        "A-MIA-09",
        "Health data is normalised once normalizedData is there; how its job and its detections fared is not told by it",
        "The states are named; no field of the collection holds one",
    ),
    (
        "A-MIA-10",
        "A 200 to normalising again means that it was done; what came of it is read from the list",
        "The public page shows the raw data as the answer",
    ),
    (
        "A-MIA-11",
        "A unit in a series' name is UCUM; Pa and kPa are pressures that are shown in mm[Hg]",
        "The public sample has systolicBloodPressure [Pa]",
    ),
    (
        "A-MIA-12",
        "Lists are read in pages of at most 200, always asked for, in the order of their ids",
        "The CRUD service's limit; its default differs between two of its pages",
    ),
    (
        "A-MIA-13",
        "Resetting a password needs no session",
        "It is for somebody who cannot log in; the document does not say",
    ),
    (
        "A-MIA-14",
        "Any 2xx to health data sent through the BFF means that it was taken; ids are read when they are told",
        "The document shows no answer",
    ),
    (
        "A-MIA-15",
        "A session that says when it ends is renewed a tenth of its length before, at most a minute",
        "Nothing is documented; a request under way should not find the session ended",
    ),
    (
        "A-MIA-16",
        "A plan is of one patient: detections are asked for by plan, never by time alone",
        "The public sample filters by planId; an answer's series name no patient",
    ),
    (
        "A-MIA-17",
        "A prototype describes what a device sends when its name is the device's provider and the kind of raw data, joined by a hyphen",
        "The public sample is called medisante-BloodPressure; nothing else ties a prototype to a device",
    ),
    (
        "A-MIA-18",
        "The record of a device that somebody has was made when they were given it; what was measured before is not handed in for them",
        "Assigning answers with a new record; no field tells since when somebody has a device",
    ),
    (
        "A-MIA-19",
        "Raw data is known again by its correlationId (Medisanté) or its id (HealthKit)",
        "Both stand in the public samples; no answer but _id is documented",
    ),
    (
        "A-MIA-20",
        "The measurements of a Medisanté delivery are read only where they have the shape of normalised data: a period, and observations with LOINC codes",
        "The body of measurements is left open: by the page it depends on type and format",
    ),
    (
        "A-MIA-21",
        "Submitting detections of one record again makes them once more",
        "The public page answers with the ids of those that were made, and names no check for those that were made before",
    ),
];

#[cfg(test)]
mod tests {
    use super::ASSUMPTIONS;

    #[test]
    fn assumptions_are_numbered_without_a_gap_and_none_is_without_a_basis() {
        for (index, (id, assumption, basis)) in ASSUMPTIONS.iter().enumerate() {
            assert_eq!(*id, format!("A-MIA-{:02}", index + 1));
            assert!(!assumption.is_empty() && !basis.is_empty());
        }
    }
}

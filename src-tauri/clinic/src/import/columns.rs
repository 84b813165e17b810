//! What a file's columns mean, by their headings: case, accents and punctuation aside, in English and Spanish.

use domain::search_terms::fold;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Meaning {
    Visit,
    Reference,
    Start,
    Room,
    Duration,
    PatientId,
    Spid,
    Mrn,
    Family,
    Given,
    FullName,
    Born,
}

use Meaning as M;

impl Meaning {
    /// The word that the page has a name for.
    pub(super) fn word(self) -> &'static str {
        match self {
            M::Visit => "visit",
            M::Reference => "reference",
            M::Start => "start",
            M::Room => "room",
            M::Duration => "duration",
            M::PatientId => "patientId",
            M::Spid => "spid",
            M::Mrn => "mrn",
            M::Family => "family",
            M::Given => "given",
            M::FullName => "fullName",
            M::Born => "born",
        }
    }
}

const NAMES: [(Meaning, &[&str]); 12] = [
    (M::Visit, &["appointmentid", "visitid", "soloappointmentid", "said", "idcita", "idvisita"]),
    (M::Reference, &["appointmentexternalid", "externalappointmentid", "externalid"]),
    (
        M::Start,
        &[
            "appointmentdate",
            "scheduledat",
            "scheduleddate",
            "date",
            "start",
            "starttime",
            "fecha",
            "fechacita",
            "inicio",
        ],
    ),
    (M::Room, &["waitingroom", "waitingroomname", "room", "sala", "salaespera", "saladeespera"]),
    (M::Duration, &["duration", "durationseconds", "duracion"]),
    (M::PatientId, &["patientid", "externalpatientid", "patientexternalid", "idpaciente", "idexterno"]),
    (M::Spid, &["solopatientid", "spid"]),
    (M::Mrn, &["mrn", "patientmrn", "medicalrecordnumber", "recordnumber", "historia", "historiaclinica"]),
    (M::Family, &["lastname", "familyname", "surname", "patientlastname", "apellido", "apellidos"]),
    (M::Given, &["firstname", "givenname", "patientfirstname", "nombre", "nombres"]),
    (M::FullName, &["patientname", "fullname", "name", "paciente", "nombrecompleto"]),
    (M::Born, &["birthdate", "dateofbirth", "dob", "patientdob", "fechanacimiento", "fechadenacimiento", "nacimiento"]),
];

/// The columns of a file: for each, its heading and what it was taken for.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    pub(super) all: Vec<(String, Option<Meaning>)>,
}

impl Columns {
    /// Recognises headings. Of two columns of one meaning the first counts.
    pub(super) fn of<'a>(headings: impl Iterator<Item = &'a str>) -> Self {
        let headings: Vec<&str> = headings.map(str::trim).collect();
        let mut all: Vec<(String, Option<Meaning>)> = Vec::new();
        for heading in &headings {
            let plain = plain(heading);
            let meaning = NAMES.iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(meaning, _)| *meaning);
            let first = meaning.filter(|meaning| !all.iter().any(|(_, taken)| taken == &Some(*meaning)));
            all.push(((*heading).to_owned(), first));
        }
        let mut columns = Self { all };
        columns.settle_plain_ids(&headings);
        columns
    }

    /// `id` alone is the visit's number in a list of visits and the patient's in a list of people; `external id` is the
    /// visit's reference only beside a visit's number.
    fn settle_plain_ids(&mut self, headings: &[&str]) {
        let of_visits = self.has(M::Start) || self.has(M::Room);
        if let Some(at) = headings.iter().position(|heading| plain(heading) == "id") {
            let meaning = if of_visits { M::Visit } else { M::PatientId };
            if !self.has(meaning) {
                self.all[at].1 = Some(meaning);
            }
        }
        let of_people = !self.has(M::Visit) && !self.has(M::PatientId) && !of_visits;
        if let (true, Some(at)) = (of_people, self.at(M::Reference)) {
            self.all[at].1 = Some(M::PatientId);
        }
    }

    pub(super) fn has(&self, meaning: Meaning) -> bool {
        self.at(meaning).is_some()
    }

    pub(super) fn at(&self, meaning: Meaning) -> Option<usize> {
        self.all.iter().position(|(_, found)| found == &Some(meaning))
    }

    /// Whether a row can be recognised at all.
    pub(super) fn are_enough(&self) -> bool {
        [M::Visit, M::PatientId, M::Spid].into_iter().any(|meaning| self.has(meaning))
    }
}

fn plain(heading: &str) -> String {
    fold(heading).chars().filter(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meanings(headings: &[&str]) -> Vec<Option<Meaning>> {
        Columns::of(headings.iter().copied()).all.into_iter().map(|(_, meaning)| meaning).collect()
    }

    #[test]
    fn solos_own_report_is_recognised() {
        let columns = Columns::of(
            ["Appointment ID", "External ID", "Date", "Duration", "Waiting Room", "Status", "Solo Patient ID"]
                .into_iter()
                .chain(["Patient ID", "MRN", "Patient Name", "Provider", "Reasons"]),
        );
        let taken: Vec<_> = columns.all.iter().filter_map(|(_, meaning)| *meaning).collect();
        assert_eq!(
            taken,
            [M::Visit, M::Reference, M::Start, M::Duration, M::Room, M::Spid, M::PatientId, M::Mrn, M::FullName]
        );
    }

    #[test]
    fn a_plain_id_is_the_persons_in_a_list_of_people_and_the_visits_in_a_list_of_visits() {
        assert_eq!(meanings(&["id", "Apellidos", "Nombre"])[0], Some(M::PatientId));
        assert_eq!(meanings(&["ID", "Fecha", "Sala"])[0], Some(M::Visit));
        assert_eq!(meanings(&["External ID", "Last name"])[0], Some(M::PatientId));
        assert_eq!(meanings(&["Fecha de nacimiento"]), [Some(M::Born)]);
    }

    #[test]
    fn a_file_without_any_number_is_not_enough_and_a_second_column_of_one_meaning_is_ignored() {
        assert!(!Columns::of(["Name", "Room"].into_iter()).are_enough());
        assert_eq!(meanings(&["MRN", "Patient MRN"]), [Some(M::Mrn), None]);
    }
}

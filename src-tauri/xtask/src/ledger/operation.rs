//! The vendors' operations, from `src-tauri/vendors/operations.tsv`.

use crate::failure::Failure;

const HEADER: &str = "id\tvendor\tmethod\tpath\tbasis\tsummary";

/// One operation of a vendor's interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// Such as `SOLO-14`.
    pub id: String,
    /// The name of the client crate's folder, such as `solo`.
    pub vendor: String,
    /// The HTTP method.
    pub method: String,
    /// The path with its parameters in braces.
    pub path: String,
    /// `documented` by the vendor, known from a `public` source, or `assumed`.
    pub basis: String,
    /// What it does, in a few words.
    pub summary: String,
}

impl Operation {
    /// What the name of its contract test begins with: `solo_14_`.
    pub fn test_prefix(&self) -> String {
        format!("{}_", self.id.to_lowercase().replace('-', "_"))
    }
}

/// Reads the list. Fails on a line that has not six fields, an id given twice, or a list without operations.
pub fn parse(text: &str) -> Result<Vec<Operation>, Failure> {
    let mut lines = text.lines();
    if lines.next() != Some(HEADER) {
        return Err(Failure::Unreadable("operations.tsv does not begin with its column names".into()));
    }
    let mut operations: Vec<Operation> = Vec::new();
    for (number, line) in lines.enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, vendor, method, path, basis, summary] = fields[..] else {
            return Err(Failure::Unreadable(format!(
                "operations.tsv, line {}: {} fields instead of 6",
                number + 2,
                fields.len()
            )));
        };
        if operations.iter().any(|earlier| earlier.id == id) {
            return Err(Failure::Unreadable(format!("operations.tsv, line {}: {id} stands twice", number + 2)));
        }
        operations.push(Operation {
            id: id.into(),
            vendor: vendor.into(),
            method: method.into(),
            path: path.into(),
            basis: basis.into(),
            summary: summary.into(),
        });
    }
    if operations.is_empty() {
        return Err(Failure::Unreadable("operations.tsv lists no operation".into()));
    }
    Ok(operations)
}

#[cfg(test)]
pub mod samples {
    //! Operations for the tests beside this module.
    use super::Operation;

    /// An operation with the id and, for the rest, believable values.
    pub fn operation(id: &str, method: &str, path: &str) -> Operation {
        Operation {
            id: id.into(),
            vendor: "solo".into(),
            method: method.into(),
            path: path.into(),
            basis: "documented".into(),
            summary: "Does something".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn a_line_is_read_into_its_six_fields() {
        let text = format!("{HEADER}\nSOLO-14\tsolo\tGET\t/qapi/v1/appointments/{{id}}\tdocumented\tGet appointment\n");
        let operations = parse(&text).unwrap();
        assert_eq!(operations.len(), 1);
        assert_eq!(operations[0].path, "/qapi/v1/appointments/{id}");
        assert_eq!(operations[0].summary, "Get appointment");
        assert_eq!(operations[0].test_prefix(), "solo_14_");
    }

    #[test]
    fn a_damaged_list_is_refused_with_the_line() {
        let short = format!("{HEADER}\nA-01\ta\tGET\t/\tassumed\tx\nA-02\ta\tGET\n");
        assert_eq!(parse(&short).unwrap_err().to_string(), "operations.tsv, line 3: 3 fields instead of 6");
        let twice = format!("{HEADER}\nA-01\ta\tGET\t/\tassumed\tx\nA-01\ta\tPUT\t/\tassumed\tx\n");
        assert_eq!(parse(&twice).unwrap_err().to_string(), "operations.tsv, line 3: A-01 stands twice");
        assert!(parse("A-01\ta\tGET\t/\tassumed\tx\n").is_err(), "no column names");
        assert!(parse(&format!("{HEADER}\n")).is_err(), "no operations");
    }
}

//! What reading a visit for a delivery changed of one field: as it was kept here before, and as it is now.

use serde::{Deserialize, Serialize};

/// One field that changed. Its values are a person's data: they stand in the delivery's row and nowhere else.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept")]
pub struct FieldChange {
    /// Which field: a word for programs.
    pub field: String,
    /// Its value before, in as many words as it has; absent when there was none or it was not kept.
    pub before: Option<Vec<String>>,
    /// Its value now; absent when there is none or it was not kept.
    pub after: Option<Vec<String>>,
}
ids_only!(FieldChange { field });

impl FieldChange {
    /// A field of which only that it changed is to be told.
    pub fn named(field: &str) -> Self {
        Self { field: field.to_owned(), before: None, after: None }
    }
}

/// As it stands in a row. Before values were kept, there was the field's word alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kept {
    Word(String),
    Whole { field: String, before: Option<Vec<String>>, after: Option<Vec<String>> },
}

impl From<Kept> for FieldChange {
    fn from(kept: Kept) -> Self {
        match kept {
            Kept::Word(field) => Self { field, before: None, after: None },
            Kept::Whole { field, before, after } => Self { field, before, after },
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_was_kept_as_a_word_alone_is_still_read() {
        let read: Vec<FieldChange> = serde_json::from_str(r#"["start",{"field":"call","after":["new"]}]"#).unwrap();
        assert!(read[0] == FieldChange::named("start"));
        assert!(read[1].before.is_none() && read[1].after.as_deref() == Some(&["new".to_owned()]));
    }

    #[test]
    fn values_come_back_and_are_not_printed() {
        let change =
            FieldChange { field: "reasons".to_owned(), before: Some(vec!["headache".to_owned()]), after: Some(vec![]) };
        let kept = serde_json::to_string(&change).unwrap();
        assert!(serde_json::from_str::<FieldChange>(&kept).unwrap() == change);
        assert!(!format!("{change:?}").contains("headache"));
    }
}

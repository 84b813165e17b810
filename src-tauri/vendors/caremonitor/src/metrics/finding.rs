//! What is wrong with a reading, or doubtful: values that a person is shown before anything is sent.

/// Something about one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// The field.
    pub field: &'static str,
    /// What is the matter, in a sentence; never the value.
    pub rule: &'static str,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    /// The reading is refused for these: it is not sent.
    pub refused: Vec<Finding>,
    /// A person should look at these before it is sent: they may be right.
    pub doubtful: Vec<Finding>,
}

impl Findings {
    pub(super) fn refuse_unless(&mut self, holds: bool, field: &'static str, rule: &'static str) {
        if !holds {
            self.refused.push(Finding { field, rule });
        }
    }

    pub(super) fn doubt_unless(&mut self, holds: bool, field: &'static str, rule: &'static str) {
        if !holds {
            self.doubtful.push(Finding { field, rule });
        }
    }
}

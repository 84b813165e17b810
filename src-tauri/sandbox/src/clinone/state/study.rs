//! A study and its sites.

/// A study.
pub(in crate::clinone) struct Study {
    /// The value of its attribute.
    pub(in crate::clinone) id: &'static str,
    pub(in crate::clinone) name: &'static str,
    /// Whether its subjects' names are kept from the organisation.
    pub(in crate::clinone) blinded: bool,
    pub(in crate::clinone) sites: &'static [Site],
}

/// A site of a study.
pub(in crate::clinone) struct Site {
    /// The value of its attribute.
    pub(in crate::clinone) id: &'static str,
    pub(in crate::clinone) name: &'static str,
    /// IANA.
    pub(in crate::clinone) zone: &'static str,
}

//! What may be asked of ClinOne, and what each needs of a scope.

/// A group of functions, the middle of a scope (A-C1-06).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScopeGroup {
    /// Trial patients; the group that the document names.
    Patient,
    /// Studies.
    Study,
    /// Sites of studies.
    Site,
    /// Visits.
    Visit,
}

impl ScopeGroup {
    /// Its key in the profile's `[fields.scope-group]`.
    pub(crate) fn key(self) -> &'static str {
        match self {
            ScopeGroup::Patient => "patient",
            ScopeGroup::Study => "study",
            ScopeGroup::Site => "site",
            ScopeGroup::Visit => "visit",
        }
    }
}

/// Which methods are needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Access {
    /// GET.
    Read,
    /// PUT and POST.
    Write,
    /// DELETE.
    Delete,
}

impl Access {
    /// The smallest of a scope's actions that opens it.
    pub(crate) fn least_action(self) -> &'static str {
        match self {
            Access::Read => "read",
            Access::Write => "write",
            Access::Delete => "delete",
        }
    }

    /// Whether a scope's action opens it, by the document's table. An action that the table lacks opens nothing.
    pub(crate) fn opened_by(self, action: &str) -> bool {
        match action {
            "manage" => true,
            "read" => self == Access::Read,
            "write" => matches!(self, Access::Read | Access::Write),
            "delete" => matches!(self, Access::Read | Access::Delete),
            _ => false,
        }
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident = $id:literal, $group:ident, $access:ident;)*) => {
        /// An operation that a scope opens.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[$doc])* $variant,)*
        }

        impl Action {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The operation's id.
            pub fn operation(self) -> &'static str {
                match self {
                    $(Self::$variant => $id,)*
                }
            }

            /// The group of functions it belongs to.
            pub fn group(self) -> ScopeGroup {
                match self {
                    $(Self::$variant => ScopeGroup::$group,)*
                }
            }

            /// The methods it needs.
            pub fn access(self) -> Access {
                match self {
                    $(Self::$variant => Access::$access,)*
                }
            }
        }
    };
}

actions! {
    /// C1-02.
    ListStudies = "C1-02", Study, Read;
    /// C1-03.
    ListSites = "C1-03", Site, Read;
    /// C1-04.
    ListPatients = "C1-04", Patient, Read;
    /// C1-05.
    EnrolPatient = "C1-05", Patient, Write;
    /// C1-06.
    GetPatient = "C1-06", Patient, Read;
    /// C1-07.
    UpdatePatient = "C1-07", Patient, Write;
    /// C1-08.
    RemovePatient = "C1-08", Patient, Delete;
    /// C1-09.
    ListVisits = "C1-09", Visit, Read;
    /// C1-10.
    ScheduleVisit = "C1-10", Visit, Write;
    /// C1-11.
    UpdateVisit = "C1-11", Visit, Write;
    /// C1-12.
    CancelVisit = "C1-12", Visit, Delete;
}

impl Action {
    /// The action whose operation this is. None for C1-01, which needs no scope.
    pub fn of(operation: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.operation() == operation)
    }
}

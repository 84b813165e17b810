//! `Debug` for rows that hold personal data: the ids, and nothing else.

macro_rules! ids_only {
    ($row:ident { $($field:ident),+ $(,)? }) => {
        impl std::fmt::Debug for $row {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($row))
                    $(.field(stringify!($field), &self.$field))+
                    .finish_non_exhaustive()
            }
        }
    };
}

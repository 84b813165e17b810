//! Closed lists of words. One that is not among them is kept as received, and cannot be sent.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$var_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$var_doc])* $variant,)*
            /// A word that the document does not know, exactly as received.
            Unlisted(String),
        }

        impl $name {
            /// Every documented word.
            pub const DOCUMENTED: &'static [Self] = &[$(Self::$variant,)*];

            /// The word as Carium writes it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)*
                    Self::Unlisted(word) => word,
                }
            }

            /// Whether the document knows the word.
            pub fn is_documented(&self) -> bool {
                !matches!(self, Self::Unlisted(_))
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)*
                    other => Self::Unlisted(other.to_owned()),
                }
            }
        }
    };
}
pub(crate) use words;

//! Enumerated words, of which a vendor that publishes none may send any: a word we do not know is kept as received.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$var_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$var_doc])* $variant,)*
            /// A word that is not among those we assume, exactly as received; empty when there was none.
            Unknown(String),
        }

        impl $name {
            /// Every word we assume.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant,)*];

            /// The word as it is on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)*
                    Self::Unknown(word) => word,
                }
            }

            /// Whether it is one of the words we assume.
            pub fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)*
                    other => Self::Unknown(other.to_owned()),
                }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::Unknown(String::new())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = <Option<String> as serde::Deserialize>::deserialize(deserializer)?;
                Ok(Self::from(word.unwrap_or_default().as_str()))
            }
        }
    };
}
pub(crate) use words;

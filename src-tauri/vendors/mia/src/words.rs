//! Words of the vendor's lists. One that is not among them is kept as received.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$var_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$var_doc])* $variant,)*
            /// A word that the public pages do not know, exactly as received.
            Unknown(String),
        }

        impl $name {
            /// Every known word.
            pub const DOCUMENTED: &'static [Self] = &[$(Self::$variant,)*];

            /// The word as Mia writes it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)*
                    Self::Unknown(word) => word,
                }
            }

            /// Whether the public pages know the word.
            pub fn is_documented(&self) -> bool {
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

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                vendor_http::lenient::text(deserializer).map(|word| Self::from(word.as_str()))
            }
        }
    };
}
pub(crate) use words;

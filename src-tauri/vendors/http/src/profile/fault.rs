//! What is wrong with a profile's text, for the person who edited it.

use std::fmt;

/// One mistake and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileFault {
    /// Line, from 1. For something missing: the line of the section that lacks it, or 1.
    pub line: usize,
    /// Column of the line in characters, from 1.
    pub column: usize,
    /// The key, e.g. `paths.patient`; empty where the text is not TOML.
    pub key: String,
    /// The mistake.
    pub what: Mistake,
}

impl fmt::Display for ProfileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: ", self.line, self.column)?;
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        self.what.fmt(f)
    }
}

impl std::error::Error for ProfileFault {}

/// What is wrong. Its text never quotes a value whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Mistake {
    /// Not TOML, in the parser's words; a key that stands twice is one of these.
    #[error("{0}")]
    Syntax(String),
    /// Longer than any profile.
    #[error("the text is longer than {most} bytes")]
    TooLong {
        /// The most that is read, in bytes.
        most: usize,
    },
    /// For another vendor.
    #[error("this is the profile of another vendor; \"{wanted}\" is needed here")]
    OtherVendor {
        /// The vendor it is read for.
        wanted: &'static str,
    },
    /// A key that nothing needs.
    #[error("nothing is known by this name")]
    Unknown,
    /// A key that is needed.
    #[error("is missing")]
    Missing,
    /// Of another type.
    #[error("must be {0}")]
    NotA(Wanted),
    /// Empty.
    #[error("must not be empty")]
    Empty,
    /// Beyond its limits.
    #[error("must be from {least} to {most}")]
    OutOfRange {
        /// Least.
        least: u32,
        /// Most.
        most: u32,
    },
    /// Not one of the words.
    #[error("must be one of: {}", .0.join(", "))]
    NotOneOf(&'static [&'static str]),
    /// A name or text with control characters, with blanks around it, or too long.
    #[error("must be one line without blanks around it, of at most {most} characters")]
    NotPlain {
        /// The most, in characters.
        most: usize,
    },
    /// The same as another key's value.
    #[error("is the same as {0}")]
    SameAs(String),
    /// A path that does not begin at the root.
    #[error("a path begins with \"/\"")]
    PathStart,
    /// A path with a query or a fragment.
    #[error("a path holds no query and no fragment: parameters are sent by the client")]
    PathQuery,
    /// A path with an empty segment, or one of one or two dots.
    #[error("a path has no empty part, and none of one or two dots")]
    PathSegments,
    /// A path with characters that would have to be encoded.
    #[error("a path holds letters, digits and - . _ ~ ! $ & ' ( ) * + , ; = : @ only")]
    PathCharacters,
    /// A brace without its other.
    #[error("a placeholder is written as {{name}}")]
    PathBraces,
    /// A placeholder that the client fills and the path lacks.
    #[error("the placeholder {{{0}}} is missing")]
    PlaceholderMissing(&'static str),
    /// A placeholder that nothing fills.
    #[error("nothing fills the placeholder {{{0}}}")]
    PlaceholderUnknown(String),
    /// A placeholder that stands twice.
    #[error("the placeholder {{{0}}} stands twice")]
    PlaceholderTwice(String),
    /// Not a header name.
    #[error("HTTP allows no such header name")]
    HeaderName,
    /// A header that frames the request, or carries another credential.
    #[error("this header is not free: it frames the request or carries another credential")]
    HeaderReserved,
}

impl Mistake {
    /// The mistake as one word, for a page that has its own sentences.
    pub fn word(&self) -> &'static str {
        match self {
            Mistake::Syntax(_) => "syntax",
            Mistake::TooLong { .. } => "tooLong",
            Mistake::OtherVendor { .. } => "otherVendor",
            Mistake::Unknown => "unknown",
            Mistake::Missing => "missing",
            Mistake::NotA(_) => "type",
            Mistake::Empty => "empty",
            Mistake::OutOfRange { .. } => "range",
            Mistake::NotOneOf(_) => "choice",
            Mistake::NotPlain { .. } => "notPlain",
            Mistake::SameAs(_) => "sameName",
            Mistake::PathStart => "pathStart",
            Mistake::PathQuery => "pathQuery",
            Mistake::PathSegments => "pathSegments",
            Mistake::PathCharacters => "pathCharacters",
            Mistake::PathBraces => "pathBraces",
            Mistake::PlaceholderMissing(_) => "placeholderMissing",
            Mistake::PlaceholderUnknown(_) => "placeholderUnknown",
            Mistake::PlaceholderTwice(_) => "placeholderTwice",
            Mistake::HeaderName => "headerName",
            Mistake::HeaderReserved => "headerReserved",
        }
    }
}

/// A type of TOML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A section.
    Section,
    /// Text in quotes.
    Text,
    /// A list of texts.
    Texts,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    Truth,
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Wanted::Section => "a section",
            Wanted::Text => "text in quotes",
            Wanted::Texts => "a list of texts in quotes",
            Wanted::Whole => "a whole number",
            Wanted::Truth => "true or false",
        })
    }
}

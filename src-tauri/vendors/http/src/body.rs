//! What a request carries. Kept as data, so that a test can look at it and an upload can be sent in pieces.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use futures::stream;
use serde_json::Value;
use url::form_urlencoded::Serializer;

/// Size of the pieces in which an upload is handed to the connection, in bytes.
const PIECE: usize = 64 * 1024;

/// Told how far an upload is: bytes handed to the connection so far, and bytes in all. The last call says that
/// everything was handed over, not that the vendor has it.
pub type Progress = Arc<dyn Fn(u64, u64) + Send + Sync>;

/// The body of a [`crate::Request`]. `Debug` shows its size at most: bodies hold patients' data.
#[derive(Clone, Default)]
pub enum Body {
    /// No body.
    #[default]
    Empty,
    /// A JSON document; sent as `application/json` unless the request sets another content type.
    Json(Value),
    /// Names and values as `application/x-www-form-urlencoded` (what an OAuth 2 token endpoint takes, RFC 6749).
    Form(Vec<(String, String)>),
    /// Bytes as they are. The request sets the content type.
    Raw {
        /// What is sent.
        bytes: Bytes,
        /// Told as the bytes go out.
        progress: Option<Progress>,
    },
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Body::Empty => f.write_str("Empty"),
            Body::Json(_) => f.write_str("Json(<redacted>)"),
            Body::Form(fields) => write!(f, "Form({} fields)", fields.len()),
            Body::Raw { bytes, .. } => write!(f, "Raw({} bytes)", bytes.len()),
        }
    }
}

impl Body {
    /// The content type that goes without saying.
    pub(crate) fn media_type(&self) -> Option<&'static str> {
        match self {
            Body::Json(_) => Some("application/json"),
            Body::Form(_) => Some("application/x-www-form-urlencoded"),
            Body::Empty | Body::Raw { .. } => None,
        }
    }
}

/// A body made ready to be sent, perhaps more than once.
pub(crate) enum Ready {
    Nothing,
    Whole(Bytes),
    Pieces(Bytes, Progress),
}

impl Ready {
    pub(crate) fn of(body: &Body) -> Result<Ready, serde_json::Error> {
        Ok(match body {
            Body::Empty => Ready::Nothing,
            Body::Json(value) => Ready::Whole(serde_json::to_vec(value)?.into()),
            Body::Form(fields) => Ready::Whole(Serializer::new(String::new()).extend_pairs(fields).finish().into()),
            Body::Raw { bytes, progress: None } => Ready::Whole(bytes.clone()),
            Body::Raw { bytes, progress: Some(told) } => Ready::Pieces(bytes.clone(), told.clone()),
        })
    }

    /// The length that must be announced by hand: a streamed body would otherwise be sent without one.
    pub(crate) fn announced_length(&self) -> Option<usize> {
        match self {
            Ready::Pieces(bytes, _) => Some(bytes.len()),
            Ready::Nothing | Ready::Whole(_) => None,
        }
    }

    pub(crate) fn to_reqwest(&self) -> Option<reqwest::Body> {
        match self {
            Ready::Nothing => None,
            Ready::Whole(bytes) => Some(bytes.clone().into()),
            Ready::Pieces(bytes, told) => Some(in_pieces(bytes.clone(), told.clone())),
        }
    }
}

fn in_pieces(bytes: Bytes, told: Progress) -> reqwest::Body {
    let total = bytes.len() as u64;
    reqwest::Body::wrap_stream(stream::unfold(bytes, move |mut rest| {
        let told = told.clone();
        async move {
            if rest.is_empty() {
                return None;
            }
            let piece = rest.split_to(PIECE.min(rest.len()));
            told(total - rest.len() as u64, total);
            Some((Ok::<_, std::convert::Infallible>(piece), rest))
        }
    }))
}

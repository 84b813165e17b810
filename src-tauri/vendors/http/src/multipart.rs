//! A form with one file (`multipart/form-data`, RFC 7578), as a signed upload takes it: every field in its order, then
//! the file.
//!
//! Written here and not by reqwest's own form, which keeps its length to itself (a file store refuses an upload without
//! one), lets a line break in a file's name into the part's headers, and can be sent once only. Names are escaped as
//! browsers do it (WHATWG HTML, "multipart/form-data encoding algorithm").

use bytes::Bytes;
use reqwest::header::{CONTENT_TYPE, HeaderValue};

use crate::{Body, NotSent, Progress, Request};

/// The file of a form.
#[derive(Clone, Copy)]
pub struct FilePart<'a> {
    /// The field's name.
    pub name: &'a str,
    /// The file's name.
    pub file_name: &'a str,
    /// Its media type.
    pub media_type: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
}

/// A form, written out. It holds the file's content once more: clinics send documents, not films.
#[derive(Clone)]
pub struct Multipart {
    content_type: HeaderValue,
    bytes: Bytes,
}

impl Multipart {
    /// Writes `fields` in their order, then `file`.
    ///
    /// # Errors
    /// [`NotSent::Invalid`] when the media type cannot stand in a header, or no random boundary can be had.
    pub fn new<'f>(fields: impl IntoIterator<Item = (&'f str, &'f str)>, file: FilePart<'_>) -> Result<Self, NotSent> {
        let invalid = |why: &str| NotSent::Invalid(why.to_owned());
        let media_type = HeaderValue::from_str(file.media_type)
            .map_err(|_| invalid("the file's media type has characters that no header may hold"))?;
        // 128 random bits: that a file holds them by chance does not happen.
        let random = || getrandom::u64().map_err(|_| invalid("no random numbers can be had"));
        let boundary = format!("anteroom-{:016x}{:016x}", random()?, random()?);
        let mut whole = Vec::with_capacity(file.bytes.len() + 2_048);
        for (name, value) in fields {
            begin(&mut whole, &boundary, name);
            whole.extend_from_slice(b"\r\n\r\n");
            whole.extend_from_slice(value.as_bytes());
            whole.extend_from_slice(b"\r\n");
        }
        begin(&mut whole, &boundary, file.name);
        whole.extend_from_slice(format!("; filename=\"{}\"\r\nContent-Type: ", escaped(file.file_name)).as_bytes());
        whole.extend_from_slice(media_type.as_bytes());
        whole.extend_from_slice(b"\r\n\r\n");
        whole.extend_from_slice(file.bytes);
        whole.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
        let content_type = HeaderValue::from_str(&format!("multipart/form-data; boundary={boundary}"))
            .map_err(|_| invalid("the boundary cannot stand in a header"))?;
        Ok(Self { content_type, bytes: whole.into() })
    }
}

impl std::fmt::Debug for Multipart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Multipart({} bytes)", self.bytes.len())
    }
}

impl Request {
    /// Sets a form with a file as the body, under its own content type.
    #[must_use]
    pub fn with_multipart(self, form: Multipart, progress: Option<Progress>) -> Self {
        self.with_header(CONTENT_TYPE, form.content_type).with_body(Body::Raw { bytes: form.bytes, progress })
    }
}

fn begin(whole: &mut Vec<u8>, boundary: &str, name: &str) {
    let head = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"", escaped(name));
    whole.extend_from_slice(head.as_bytes());
}

/// A name within quotes: nothing in it may end the quotes or the line.
fn escaped(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn written(fields: &[(&'static str, &'static str)], file_name: &str) -> (String, String) {
        let file = FilePart { name: "file", file_name, media_type: "application/pdf", bytes: b"%PDF-1.7" };
        let form = Multipart::new(fields.iter().copied(), file).unwrap();
        let boundary = form.content_type.to_str().unwrap().split_once("boundary=").unwrap().1.to_owned();
        (String::from_utf8(form.bytes.to_vec()).unwrap(), boundary)
    }

    #[test]
    fn fields_stand_in_their_order_and_the_file_is_last() {
        let (text, boundary) = written(&[("key", "a/b"), ("policy", "eyJ9")], "letter.pdf");
        let expected = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\na/b\r\n\
             --{boundary}\r\nContent-Disposition: form-data; name=\"policy\"\r\n\r\neyJ9\r\n\
             --{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"letter.pdf\"\r\n\
             Content-Type: application/pdf\r\n\r\n%PDF-1.7\r\n--{boundary}--\r\n"
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn a_file_name_cannot_break_out_of_its_quotes_or_its_line() {
        let (text, _) = written(&[], "a\"; x=\"b\r\nX-Evil: 1\r\n\r\n.pdf");
        assert!(text.contains("filename=\"a%22; x=%22b%0D%0AX-Evil: 1%0D%0A%0D%0A.pdf\"\r\n"), "{text}");
    }

    #[test]
    fn a_media_type_with_a_line_break_is_refused() {
        let file = FilePart { name: "file", file_name: "a", media_type: "a/b\r\nX: 1", bytes: b"" };
        assert!(Multipart::new([], file).is_err());
    }
}

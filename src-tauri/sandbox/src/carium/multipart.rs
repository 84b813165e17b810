//! Reads a `multipart/form-data` body strictly, in the order in which its parts came: a pre-signed upload wants every
//! field before the file, which a reader that collects parts into a map could not tell.

use bytes::Bytes;

/// One part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) name: String,
    /// Present on the part that is a file.
    pub(super) filename: Option<String>,
    pub(super) content: Bytes,
}

/// The parts of a body; `None` when it is not well-formed.
pub(super) fn parts(content_type: &str, body: &Bytes) -> Option<Vec<Part>> {
    let boundary = format!("--{}", boundary(content_type)?);
    let mut rest = body.strip_prefix(boundary.as_bytes())?;
    let delimiter = format!("\r\n{boundary}");
    let mut parts = Vec::new();
    loop {
        if rest.starts_with(b"--") {
            return Some(parts);
        }
        rest = rest.strip_prefix(b"\r\n")?;
        let head_ends = find(rest, b"\r\n\r\n")?;
        let head = std::str::from_utf8(&rest[..head_ends]).ok()?;
        let content = &rest[head_ends + 4..];
        let content_ends = find(content, delimiter.as_bytes())?;
        let disposition = header(head, "content-disposition")?;
        parts.push(Part {
            name: parameter(disposition, "name")?,
            filename: parameter(disposition, "filename"),
            content: body.slice_ref(&content[..content_ends]),
        });
        rest = &content[content_ends + delimiter.len()..];
    }
}

fn boundary(content_type: &str) -> Option<String> {
    let kind = content_type.split(';').next()?.trim();
    if !kind.eq_ignore_ascii_case("multipart/form-data") {
        return None;
    }
    parameter(content_type, "boundary").filter(|boundary| !boundary.is_empty() && boundary.len() <= 70)
}

fn header<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    let mut lines = head.split("\r\n").filter_map(|line| line.split_once(':'));
    lines.find(|(key, _)| key.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

/// A parameter of a header, quoted or not; a quoted one may hold `\"` and semicolons.
fn parameter(header: &str, name: &str) -> Option<String> {
    let mut rest = header;
    loop {
        rest = rest[rest.find(';')? + 1..].trim_start();
        let (key, value) = rest.split_once('=')?;
        let (text, after) = match value.strip_prefix('"') {
            Some(quoted) => quoted_text(quoted)?,
            None => {
                let ends = value.find(';').unwrap_or(value.len());
                (value[..ends].trim().to_owned(), &value[ends..])
            }
        };
        if key.trim().eq_ignore_ascii_case(name) {
            return Some(text);
        }
        rest = after;
    }
}

fn quoted_text(quoted: &str) -> Option<(String, &str)> {
    let mut text = String::new();
    let mut letters = quoted.char_indices();
    while let Some((place, letter)) = letters.next() {
        match letter {
            '"' => return Some((text, &quoted[place + 1..])),
            '\\' => text.push(letters.next()?.1),
            other => text.push(other),
        }
    }
    None
}

fn find(within: &[u8], wanted: &[u8]) -> Option<usize> {
    within.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const TYPE: &str = "multipart/form-data; boundary=\"a;b\"";

    #[test]
    fn parts_are_read_in_order_with_their_names_and_their_bytes_untouched() {
        let body = Bytes::from_static(
            b"--a;b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nup/1\r\n\
              --a;b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a \\\"b\\\";c.pdf\"\r\n\
              Content-Type: application/pdf\r\n\r\n\r\n--a\r\n\r\n--a;b--\r\n",
        );
        let read = parts(TYPE, &body).unwrap();
        assert_eq!((read[0].name.as_str(), &read[0].content[..], &read[0].filename), ("key", &b"up/1"[..], &None));
        assert_eq!((read[1].name.as_str(), read[1].filename.as_deref()), ("file", Some("a \"b\";c.pdf")));
        assert_eq!(&read[1].content[..], b"\r\n--a\r\n");
        assert_eq!(read.len(), 2);
    }

    #[test]
    fn what_is_not_well_formed_is_nothing() {
        let no_end = Bytes::from_static(b"--a;b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nup/1\r\n");
        assert_eq!(parts(TYPE, &no_end), None);
        assert_eq!(parts("application/json", &Bytes::from_static(b"--a;b--")), None);
        assert_eq!(parts("multipart/form-data", &Bytes::from_static(b"--a;b--")), None);
        let nameless = Bytes::from_static(b"--a;b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--a;b--");
        assert_eq!(parts(TYPE, &nameless), None);
    }
}

//! Attributes of a tag, looked at without being copied.

use std::borrow::Cow;

use quick_xml::escape::{EscapeError, unescape};
use quick_xml::events::BytesStart;

use crate::broken::Fault;

/// The attributes of a record or a correlation that are read, as they are written.
#[derive(Default)]
pub(super) struct Fields<'a> {
    pub(super) kind: &'a str,
    pub(super) value: &'a str,
    pub(super) unit: &'a str,
    pub(super) start: &'a str,
    pub(super) end: &'a str,
    pub(super) source: &'a str,
    pub(super) device: &'a str,
}

/// Goes through the attributes of a tag until `each` says that it is enough. An attribute is `name="value"` or
/// `name='value'`, with room around the sign, and room before the next.
#[inline]
pub(super) fn each<'a>(tag: &'a BytesStart<'_>, mut each: impl FnMut(&'a str, &'a str) -> bool) -> Result<(), Fault> {
    let raw = tag.attributes_raw();
    let bytes = raw.as_bytes();
    let room = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        at
    };
    let mut at = room(0);
    while at < bytes.len() {
        let name = at;
        while bytes.get(at).is_some_and(|byte| *byte != b'=' && !byte.is_ascii_whitespace()) {
            at += 1;
        }
        let named = &raw[name..at];
        at = room(at);
        if named.is_empty() || bytes.get(at) != Some(&b'=') {
            return Err(Fault::Xml);
        }
        at = room(at + 1);
        let quote = *bytes.get(at).ok_or(Fault::Xml)?;
        if !matches!(quote, b'"' | b'\'') {
            return Err(Fault::Xml);
        }
        let value = at + 1;
        let close = value + memchr::memchr(quote, &bytes[value..]).ok_or(Fault::Xml)?;
        if !each(named, &raw[value..close]) {
            return Ok(());
        }
        at = room(close + 1);
        if at == close + 1 && at < bytes.len() {
            return Err(Fault::Xml);
        }
    }
    Ok(())
}

impl<'a> Fields<'a> {
    /// Reads a tag. When `wanted` does not want its kind, the rest of it is not looked at.
    pub(super) fn read(tag: &'a BytesStart<'_>, wanted: impl Fn(&str) -> bool) -> Result<Self, Fault> {
        let mut fields = Self::default();
        each(tag, |name, value| {
            match name {
                "type" => {
                    fields.kind = value;
                    return wanted(value);
                }
                "value" => fields.value = value,
                "unit" => fields.unit = value,
                "startDate" => fields.start = value,
                "endDate" => fields.end = value,
                "sourceName" => fields.source = value,
                "device" => fields.device = value,
                _ => {}
            }
            true
        })?;
        Ok(fields)
    }
}

/// The text that an attribute means: only the five entities of XML itself and numbered letters are resolved.
pub(super) fn text(raw: &str) -> Result<Cow<'_, str>, Fault> {
    if memchr::memchr(b'&', raw.as_bytes()).is_none() {
        return Ok(Cow::Borrowed(raw));
    }
    unescape(raw).map_err(|error| match error {
        EscapeError::UnrecognizedEntity(..) => Fault::Entities,
        _ => Fault::Xml,
    })
}

//! Stepping through the XML: well-formed, not too deep, with one root that is known, and nothing expanded.

use std::io::Read;

use quick_xml::Reader;
use quick_xml::errors::Error;
use quick_xml::escape::EscapeError;
use quick_xml::events::{BytesStart, Event};

use crate::broken::{Broken, Fault};
use crate::place::Place;
use crate::window::Window;

use super::source::Source;

/// The longest tag, comment or text, in bytes. The longest that Apple writes is its DTD, with some ten thousand.
const LONGEST_PIECE: u64 = 1 << 20;
/// How deep elements may stand inside each other. Apple's deepest is five.
const DEEPEST: usize = 16;

/// What the cursor comes upon.
pub(super) enum Step<'b> {
    /// An element begins; the root is at depth 1. An empty one has no end of its own.
    Open { tag: BytesStart<'b>, depth: usize, empty: bool },
    /// An element ends.
    Close { depth: usize },
    /// Nothing of interest.
    Other,
    /// The document ends as it should.
    End,
}

pub(super) struct Cursor<R: Read> {
    reader: Reader<Window<Source<R>>>,
    depth: usize,
    rooted: bool,
}

impl<R: Read> Cursor<R> {
    pub(super) fn new(source: Source<R>) -> Self {
        Self { reader: Reader::from_reader(Window::new(source, LONGEST_PIECE)), depth: 0, rooted: false }
    }

    pub(super) fn source(&self) -> &Source<R> {
        self.reader.get_ref().get_ref()
    }

    pub(super) fn into_source(self) -> Source<R> {
        self.reader.into_inner().into_inner()
    }

    /// The byte behind the last step.
    pub(super) fn byte(&self) -> u64 {
        self.reader.buffer_position()
    }

    /// Where the cursor stands, with line and column.
    pub(super) fn place(&mut self, record: u64) -> Place {
        let byte = self.byte();
        self.place_of(record, byte)
    }

    fn place_of(&mut self, record: u64, byte: u64) -> Place {
        let (line, column) = self.reader.get_mut().line_of(byte);
        Place { record, byte, line: Some(line), column }
    }

    /// One step. `record` is only told in an error.
    #[inline]
    pub(super) fn step<'b>(&mut self, buffer: &'b mut Vec<u8>, record: u64) -> Result<Step<'b>, Broken> {
        buffer.clear();
        self.reader.get_mut().begin_piece();
        let event = match self.reader.read_event_into(buffer) {
            Ok(event) => event,
            Err(error) => {
                let fault = self.fault(&error);
                // The parser remembers where what it could not read began; a stream that fails is told where it stands.
                let byte = match error {
                    Error::Io(_) | Error::Encoding(_) => self.byte(),
                    _ => self.reader.error_position(),
                };
                return Err(fault.at(self.place_of(record, byte)));
            }
        };
        self.judge(event).map_err(|fault| fault.at(self.place(record)))
    }

    #[inline]
    fn judge<'b>(&mut self, event: Event<'b>) -> Result<Step<'b>, Fault> {
        match event {
            Event::Start(tag) => {
                self.enter(&tag)?;
                self.depth += 1;
                Ok(Step::Open { tag, depth: self.depth, empty: false })
            }
            Event::Empty(tag) => {
                self.enter(&tag)?;
                Ok(Step::Open { tag, depth: self.depth + 1, empty: true })
            }
            Event::End(_) => {
                let depth = self.depth;
                self.depth = depth.saturating_sub(1);
                Ok(Step::Close { depth })
            }
            Event::Eof if self.depth > 0 => Err(Fault::Cut),
            Event::Eof if !self.rooted => Err(Fault::NotHealthData),
            Event::Eof => Ok(Step::End),
            Event::Decl(declaration) => match declaration.encoding() {
                Some(Ok(name)) if !is_utf8(&name) => Err(Fault::Encoding),
                Some(Err(_)) => Err(Fault::Xml),
                _ => Ok(Step::Other),
            },
            // The DTD is passed over. One that declares entities is refused before anything could refer to them.
            Event::DocType(dtd) if dtd.contains("<!ENTITY") => Err(Fault::Entities),
            Event::GeneralRef(name) if !is_predefined(&name) => Err(Fault::Entities),
            // Text before the root: another file, or letters that are not the parser's.
            Event::Text(text) if self.depth == 0 && !text.trim_ascii().is_empty() => {
                Err(if self.rooted { Fault::Xml } else { Fault::NotHealthData })
            }
            _ => Ok(Step::Other),
        }
    }

    fn enter(&mut self, tag: &BytesStart<'_>) -> Result<(), Fault> {
        if self.depth >= DEEPEST {
            return Err(Fault::TooDeep);
        }
        if self.depth == 0 {
            if self.rooted {
                return Err(Fault::Xml);
            }
            if tag.name().as_ref() != "HealthData" {
                return Err(Fault::NotHealthData);
            }
            self.rooted = true;
        }
        Ok(())
    }

    fn fault(&self, error: &Error) -> Fault {
        let ended = self.reader.get_ref().ended();
        match error {
            Error::Io(error) => Fault::of(error),
            Error::Escape(EscapeError::UnrecognizedEntity(..)) => Fault::Entities,
            // Only a piece without its end makes the parser ask for more than there is.
            _ if ended && self.rooted => Fault::Cut,
            Error::Encoding(_) => Fault::Encoding,
            _ if ended => Fault::Cut,
            _ => Fault::Xml,
        }
    }
}

fn is_utf8(name: &str) -> bool {
    name.eq_ignore_ascii_case("utf-8") || name.eq_ignore_ascii_case("utf8") || name.eq_ignore_ascii_case("us-ascii")
}

fn is_predefined(name: &str) -> bool {
    name.starts_with('#') || matches!(name, "lt" | "gt" | "amp" | "apos" | "quot")
}

//! Pages become a PDF file. Nothing in it depends on the moment, the machine or what was printed before: the dates are
//! those passed in, the fonts have fixed names, and the file's identifier is taken from its content.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Timelike, Utc};
use printpdf::{
    Color, Date, FontId, Greyscale, Line, LineJoinStyle, LinePoint, Offset, OffsetDateTime, Op, PaintMode, PdfDocument,
    PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, Rect, TextItem, TextMatrix, Time, WindingOrder,
};
use sha2::{Digest, Sha256};

use crate::PaperError;
use crate::embed::embedded;
use crate::face::{Face, Fonts};
use crate::mark::{Block, Ink, Page, Path, Text};
use crate::sheet::Area;

/// What the file says of itself; no name of a person is in it.
pub(crate) struct About<'a> {
    pub(crate) title: &'a str,
    pub(crate) language: &'a str,
    pub(crate) at: DateTime<Utc>,
}

/// The file.
///
/// # Errors
/// When the library refuses the document.
pub(crate) fn file(pages: &[Page], area: Area, about: &About<'_>, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
    let mut document = PdfDocument::new(about.title);
    let info = &mut document.metadata.info;
    info.creator = "Anteroom".to_owned();
    info.producer = "Anteroom".to_owned();
    info.creation_date = date(about.at);
    info.modification_date = info.creation_date;
    info.metadata_date = info.creation_date;
    for face in [Face::Regular, Face::Bold] {
        let used = used(pages, face);
        if !used.is_empty() {
            let font = PdfFont::new(embedded(fonts.of(face), face, &used)?);
            document.resources.fonts.map.insert(id(face), font);
        }
    }
    for page in pages {
        let edge = sheet(area);
        let ops = operations(page);
        document.pages.push(PdfPage { media_box: edge.clone(), trim_box: edge.clone(), crop_box: edge, ops });
    }
    let mut warnings = Vec::new();
    let mut file = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    // A library that would rather write half a document than none is not trusted with a patient's.
    if let Some(warning) = warnings.first() {
        return Err(PaperError::Pdf(warning.msg.clone()));
    }
    file.compress();
    if let Ok(catalog) = file.catalog_mut() {
        catalog.set("Lang", lopdf::Object::string_literal(about.language));
    }
    identify(&mut file);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(|error| PaperError::Pdf(error.to_string()))?;
    Ok(bytes)
}

fn used(pages: &[Page], face: Face) -> BTreeSet<char> {
    let texts = pages.iter().flat_map(|page| &page.texts).filter(|text| text.style.face == face);
    texts.flat_map(|text| text.text.chars()).collect()
}

fn id(face: Face) -> FontId {
    FontId(match face {
        Face::Regular => "Regular".to_owned(),
        Face::Bold => "Bold".to_owned(),
    })
}

fn operations(page: &Page) -> Vec<Op> {
    let mut operations = Vec::with_capacity(page.blocks.len() * 2 + page.texts.len() * 4 + 2);
    let mut ink = None;
    for block in &page.blocks {
        fill(&mut operations, &mut ink, block.ink);
        operations.push(Op::DrawRectangle { rectangle: rectangle(block) });
    }
    let mut pen = None;
    for path in &page.paths {
        stroke(&mut operations, &mut pen, path);
    }
    operations.push(Op::StartTextSection);
    let mut set = None;
    for text in &page.texts {
        write(&mut operations, &mut ink, &mut set, text);
    }
    operations.push(Op::EndTextSection);
    operations
}

fn write(operations: &mut Vec<Op>, ink: &mut Option<Ink>, set: &mut Option<(Face, f32)>, text: &Text) {
    let style = text.style;
    fill(operations, ink, style.ink);
    if *set != Some((style.face, style.size)) {
        *set = Some((style.face, style.size));
        operations.push(Op::SetFont { font: PdfFontHandle::External(id(style.face)), size: Pt(style.size) });
    }
    operations.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(Pt(rounded(text.x)), Pt(rounded(text.y))) });
    operations.push(Op::ShowText { items: vec![TextItem::Text(text.text.clone())] });
}

/// A round join: a sharp peak is drawn to its sample and no further.
fn stroke(operations: &mut Vec<Op>, current: &mut Option<(Ink, f32)>, path: &Path) {
    if current.is_none() {
        operations.push(Op::SetLineJoinStyle { join: LineJoinStyle::Round });
    }
    if *current != Some((path.ink, path.width)) {
        *current = Some((path.ink, path.width));
        let col = Color::Greyscale(Greyscale { percent: path.ink.0, icc_profile: None });
        operations.push(Op::SetOutlineColor { col });
        operations.push(Op::SetOutlineThickness { pt: Pt(path.width) });
    }
    let point = |(x, y): &(f32, f32)| LinePoint { p: Point { x: Pt(rounded(*x)), y: Pt(rounded(*y)) }, bezier: false };
    let line = Line { points: path.points.iter().map(point).collect(), is_closed: false };
    operations.push(Op::DrawLine { line });
}

fn fill(operations: &mut Vec<Op>, current: &mut Option<Ink>, wanted: Ink) {
    if *current != Some(wanted) {
        *current = Some(wanted);
        let col = Color::Greyscale(Greyscale { percent: wanted.0, icc_profile: None });
        operations.push(Op::SetFillColor { col });
    }
}

/// The whole sheet. The library's own constructor goes through millimetres and misses the standard sizes by a little.
fn sheet(area: Area) -> Rect {
    Rect { x: Pt(0.0), y: Pt(0.0), width: Pt(area.width), height: Pt(area.height), mode: None, winding_order: None }
}

fn rectangle(block: &Block) -> Rect {
    Rect {
        x: Pt(rounded(block.x)),
        y: Pt(rounded(block.y)),
        width: Pt(rounded(block.width)),
        height: Pt(rounded(block.height)),
        mode: Some(PaintMode::Fill),
        winding_order: Some(WindingOrder::NonZero),
    }
}

/// A hundredth of a point is finer than any printer.
fn rounded(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}

fn date(at: DateTime<Utc>) -> OffsetDateTime {
    let small = |number: u32| u8::try_from(number).unwrap_or(0);
    OffsetDateTime {
        date: Date { year: at.year(), month: small(at.month()), day: small(at.day()) },
        time: Time { hour: small(at.hour()), minute: small(at.minute()), second: small(at.second()), millisecond: 0 },
        offset: Offset { hours: 0, minutes: 0, seconds: 0, milliseconds: 0 },
    }
}

/// The file's identifier (ISO 32000-1, 14.4) from its content: the library's own is a counter of the process.
fn identify(file: &mut lopdf::Document) {
    let mut digest = Sha256::new();
    for object in file.objects.values() {
        if let Ok(stream) = object.as_stream() {
            digest.update(&stream.content);
        }
    }
    let identifier = lopdf::Object::String(digest.finalize()[..16].to_vec(), lopdf::StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![identifier.clone(), identifier]);
}

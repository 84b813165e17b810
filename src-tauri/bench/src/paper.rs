//! Paper: a list of 200 pages, divided by a bare loop of the PDF library that places the same text on as many pages.
//!
//! The loop knows beforehand what we find out while we measure: where each piece of text stands, that it fits, and which
//! glyphs there are (its fonts are cut down before the clock starts). Both give a compressed file in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use documents::{DayList, DayListRow, Issue, Language, PatientOnPaper, Sheet, Source, VisitOnPaper, day_list};
use domain::{BirthDate, Gender, HumanName, Identifier, IdentifierKind, VisitState};
use printpdf::{
    FontId, Mm, Op, ParsedFont, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem, TextMatrix,
};

use crate::figure::{Figure, median};

const VISITS: usize = 2_300;
const ROUNDS: usize = 5;
const REGULAR: &[u8] = include_bytes!("../../documents/fonts/DejaVuSans.ttf");
const BOLD: &[u8] = include_bytes!("../../documents/fonts/DejaVuSans-Bold.ttf");

type Failed = Box<dyn std::error::Error>;

/// One document after the other, ours and the bare loop in turns.
pub(crate) fn measure() -> Result<Vec<Figure>, Failed> {
    let list = list()?;
    let printed = day_list(&list)?;
    let pages = placed(printed.pages as usize);
    let regular = cut_down(REGULAR, &pages)?;
    let bold = cut_down(BOLD, &pages)?;
    let count = f64::from(printed.pages);
    let (mut mine, mut theirs, mut bare_size) = (Vec::new(), Vec::new(), 0);
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        bare_size = bare(&pages, &regular, &bold).len();
        theirs.push(count / begun.elapsed().as_secs_f64());
        let begun = Instant::now();
        day_list(&list)?;
        mine.push(count / begun.elapsed().as_secs_f64());
    }
    let what = format!(
        "Pages per second of a day's list of {} pages ({} KiB; the bare loop's file {} KiB)",
        printed.pages,
        printed.bytes.len() / 1024,
        bare_size / 1024
    );
    Ok(vec![Figure::at_least(0.7, what, "/s", median(mine), median(theirs))])
}

/// A piece of text where it stands, in points from the lower left corner.
struct Piece {
    x: f32,
    y: f32,
    bold: bool,
    size: f32,
    text: String,
}

/// The text of the list, page by page, at places that need no finding.
fn placed(pages: usize) -> Vec<Vec<Piece>> {
    let a_page = VISITS.div_ceil(pages);
    (0..pages)
        .map(|page| {
            let mut pieces = Vec::new();
            let mut put =
                |x: f32, y: f32, bold: bool, size: f32, text: String| pieces.push(Piece { x, y, bold, size, text });
            put(36.0, 550.0, true, 9.0, "Harbour Street Clinic".to_owned());
            put(600.0, 550.0, false, 9.0, format!("Visits of the day: Fri 20-Nov-2026, {VISITS} visits"));
            for (at, title) in ["Time", "Patient", "Room", "Visit", "State", "Last confirmed"].into_iter().enumerate() {
                put(36.0 + 120.0 * at as f32, 530.0, true, 8.0, title.to_owned());
            }
            for (row, number) in (page * a_page..((page + 1) * a_page).min(VISITS)).enumerate() {
                let y = 510.0 - 38.0 * row as f32;
                let (family, given) = name(number);
                put(36.0, y, true, 9.5, format!("{:02}:{:02}", 8 + number % 10, number % 60));
                put(36.0, y - 11.0, false, 8.0, "30 min".to_owned());
                put(100.0, y, true, 9.0, format!("{}, {given}", family.to_uppercase()));
                put(100.0, y - 11.0, false, 8.0, "Born 14-Mar-1968 (58y)".to_owned());
                put(100.0, y - 22.0, false, 8.0, format!("MRN Harbour Street {:07}", 1_000_000 + number));
                put(340.0, y, false, 8.5, "Neurology 2".to_owned());
                put(440.0, y, false, 8.5, "Headache since Tuesday".to_owned());
                put(440.0, y - 11.0, false, 8.0, "LINDQVIST, Nils".to_owned());
                put(640.0, y, false, 8.5, "Scheduled".to_owned());
                put(720.0, y, false, 8.5, "Teladoc Solo".to_owned());
                put(720.0, y - 11.0, false, 8.0, "15:41".to_owned());
            }
            put(36.0, 50.0, false, 7.5, "Source Teladoc Solo, last confirmed 20-Nov-2026 15:41 UTC".to_owned());
            put(36.0, 40.0, false, 7.5, "Printed 20-Nov-2026 15:42 UTC by MOREAU, Jeanne".to_owned());
            put(760.0, 50.0, true, 9.0, format!("Page {} of {pages}", page + 1));
            pieces
        })
        .collect()
}

fn bare(pages: &[Vec<Piece>], regular: &ParsedFont, bold: &ParsedFont) -> Vec<u8> {
    let mut document = PdfDocument::new("Visits of the day");
    let regular = document.add_font(regular);
    let bold = document.add_font(bold);
    for page in pages {
        let mut operations = vec![Op::StartTextSection];
        for piece in page {
            operations.extend(shown(piece, if piece.bold { &bold } else { &regular }));
        }
        operations.push(Op::EndTextSection);
        document.pages.push(PdfPage::new(Mm(297.0), Mm(210.0), operations));
    }
    document.save(&PdfSaveOptions::default(), &mut Vec::new())
}

fn shown(piece: &Piece, font: &FontId) -> [Op; 3] {
    [
        Op::SetFont { font: PdfFontHandle::External(font.clone()), size: Pt(piece.size) },
        Op::SetTextMatrix { matrix: TextMatrix::Translate(Pt(piece.x), Pt(piece.y)) },
        Op::ShowText { items: vec![TextItem::Text(piece.text.clone())] },
    ]
}

/// A font with the glyphs of the text alone.
fn cut_down(bytes: &[u8], pages: &[Vec<Piece>]) -> Result<ParsedFont, Failed> {
    let whole = ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).ok_or("the font cannot be read")?;
    let used: BTreeSet<char> = pages.iter().flatten().flat_map(|piece| piece.text.chars()).collect();
    let mut remapper = subsetter::GlyphRemapper::new();
    let (mut glyphs, mut widths) = (BTreeMap::new(), BTreeMap::new());
    for letter in used {
        if let Some(glyph) = whole.lookup_glyph_index(u32::from(letter)) {
            let kept = remapper.remap(glyph);
            glyphs.insert(u32::from(letter), kept);
            widths.insert(kept, whole.get_glyph_width(glyph).unwrap_or(0));
        }
    }
    let cut = subsetter::subset(bytes, 0, &remapper)?;
    let units = whole.units_per_em;
    Ok(ParsedFont::with_glyph_data(cut, 0, whole.font_name, glyphs, widths, units, whole.font_metrics))
}

fn name(number: usize) -> (&'static str, &'static str) {
    const FAMILIES: [&str; 8] =
        ["Okafor", "Sørensen", "García-López", "Nguyễn", "Παπαδοπούλου", "Ковалёва", "Reyes", "Te Awa"];
    const GIVEN: [&str; 6] = ["Daniel", "Astrid", "Ana María", "Ελένη", "Ольга", "Jürgen"];
    (FAMILIES[number % FAMILIES.len()], GIVEN[number % GIVEN.len()])
}

fn list() -> Result<DayList, Failed> {
    let day = "2026-11-20".parse()?;
    let source =
        Source { vendor: "Teladoc Solo".to_owned(), confirmed_at: Some("2026-11-20T15:41:00Z".parse()?), stale: false };
    let mut rows = Vec::with_capacity(VISITS);
    for number in 0..VISITS {
        let (family, given) = name(number);
        let start = format!("2026-11-20T{:02}:{:02}:00Z", 8 + number % 10, number % 60);
        rows.push(DayListRow {
            patient: PatientOnPaper {
                name: HumanName::from_parts(family, given),
                birth_date: BirthDate::parse("1968-03-14"),
                gender: Gender::Unknown,
                identifiers: vec![Identifier {
                    kind: IdentifierKind::Mrn,
                    issuer: "Harbour Street".to_owned(),
                    value: format!("{:07}", 1_000_000 + number),
                }],
                deceased: false,
                died_on: None,
            },
            visit: VisitOnPaper {
                start: Some(start.parse()?),
                minutes: Some(30),
                room: Some("Neurology 2".to_owned()),
                clinicians: vec![HumanName::from_parts("Lindqvist", "Nils")],
                reasons: vec!["Headache since Tuesday".to_owned()],
                state: VisitState::Scheduled,
                status_word: "scheduled".to_owned(),
                number: None,
            },
            source: source.clone(),
            same_name: false,
        });
    }
    let issue = Issue {
        clinic: "Harbour Street Clinic".to_owned(),
        by: "MOREAU, Jeanne".to_owned(),
        at: "2026-11-20T15:42:00Z".parse()?,
        zone: chrono_tz::UTC,
        language: Language::English,
        sheet: Sheet::A4,
        audit: None,
    };
    Ok(DayList { issue, day, rows, sources: vec![source] })
}

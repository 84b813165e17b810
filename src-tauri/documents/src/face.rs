//! The two fonts: which characters they have and how wide those are.
//!
//! A width is what the PDF file will state, thousandths of an em rounded down, and not what the font says in its own
//! units: a reader adds up the file's numbers, so that lines measured here end where they are drawn.

use std::sync::OnceLock;

use printpdf::ParsedFont;

use crate::PaperError;

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    Regular,
    Bold,
}

/// One font, read once.
pub(crate) struct Font {
    pub(crate) bytes: &'static [u8],
    pub(crate) parsed: ParsedFont,
    /// Advance by code point of the Basic Multilingual Plane, thousandths of an em; [`ABSENT`] where there is no glyph.
    advances: Vec<u16>,
}

/// Both fonts.
pub(crate) struct Fonts {
    regular: Font,
    bold: Font,
}

const ABSENT: u16 = u16::MAX;

/// The fonts of this build.
///
/// # Errors
/// When one cannot be read: never with the files beside this crate.
pub(crate) fn fonts() -> Result<&'static Fonts, PaperError> {
    static FONTS: OnceLock<Result<Fonts, PaperError>> = OnceLock::new();
    FONTS
        .get_or_init(|| {
            Ok(Fonts {
                regular: read("DejaVu Sans", include_bytes!("../fonts/DejaVuSans.ttf"))?,
                bold: read("DejaVu Sans Bold", include_bytes!("../fonts/DejaVuSans-Bold.ttf"))?,
            })
        })
        .as_ref()
        .map_err(Clone::clone)
}

fn read(name: &'static str, bytes: &'static [u8]) -> Result<Font, PaperError> {
    let parsed = ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).ok_or(PaperError::Font(name))?;
    let mut advances = vec![ABSENT; 0x1_0000];
    for (code, glyph) in &parsed.codepoint_to_glyph {
        if let (Some(slot), true) = (advances.get_mut(*code as usize), *glyph != 0) {
            *slot = thousandths(&parsed, *glyph);
        }
    }
    Ok(Font { bytes, parsed, advances })
}

/// As the library writes it into the file's table of widths.
pub(crate) fn thousandths(font: &ParsedFont, glyph: u16) -> u16 {
    let units = u32::from(font.get_glyph_width(glyph).unwrap_or(0));
    u16::try_from(units * 1_000 / u32::from(font.units_per_em.max(1))).unwrap_or(ABSENT - 1)
}

impl Fonts {
    pub(crate) fn of(&self, face: Face) -> &Font {
        match face {
            Face::Regular => &self.regular,
            Face::Bold => &self.bold,
        }
    }

    /// Whether both fonts have the character, so that a text may be set in either.
    pub(crate) fn have(&self, character: char) -> bool {
        self.regular.advance(character).is_some() && self.bold.advance(character).is_some()
    }
}

impl Font {
    /// How far a character moves the pen, thousandths of an em; absent when the font lacks it.
    pub(crate) fn advance(&self, character: char) -> Option<u16> {
        self.advances.get(character as usize).copied().filter(|advance| *advance != ABSENT)
    }

    /// Width of a text in points. A character that the font lacks has none: texts are cleaned first.
    pub(crate) fn width(&self, text: &str, size: f32) -> f32 {
        let thousandths: u32 = text.chars().map(|c| u32::from(self.advance(c).unwrap_or(0))).sum();
        points(thousandths, size)
    }
}

/// Thousandths of an em in points.
pub(crate) fn points(thousandths: u32, size: f32) -> f32 {
    thousandths as f32 * size / 1_000.0
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn both_fonts_have_latin_with_diacritics_greek_and_cyrillic() {
        let fonts = fonts().unwrap();
        let ranges = ['\u{20}'..='\u{7e}', '\u{a1}'..='\u{24f}', '\u{3b1}'..='\u{3c9}', '\u{410}'..='\u{44f}'];
        let missing: Vec<char> = ranges.into_iter().flatten().filter(|c| !fonts.have(*c)).collect();
        assert!(missing.is_empty(), "{missing:?}");
        for text in
            ["Nguyễn Thị Thu Hà", "Ąžuolas Čiurlionis", "Ελένη Παπαδοπούλου", "Ђорђе Ћирић", "Ґалаґан Їжак", "−…—“”„€™"]
        {
            assert!(text.chars().all(|c| fonts.have(c)), "{text}");
        }
        for mark in ['\u{301}', '\u{308}', '\u{323}'] {
            assert_eq!(fonts.of(Face::Regular).advance(mark), Some(0), "a mark stands over the letter before it");
        }
        assert!(!fonts.have('王') && !fonts.have('\u{1f600}'));
    }
}

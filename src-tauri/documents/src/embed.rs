//! Only the glyphs that a document uses go into its file: 15 to 40 KiB instead of both fonts' 1.4 MiB.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontMetrics, ParsedFont, PdfFontMetricsStub};
use subsetter::GlyphRemapper;

use crate::PaperError;
use crate::face::{Face, Font};

/// A font with the glyphs of these characters and no others, numbered anew.
///
/// # Errors
/// When the font cannot be cut down.
pub(crate) fn embedded(font: &Font, face: Face, used: &BTreeSet<char>) -> Result<ParsedFont, PaperError> {
    let mut remapper = GlyphRemapper::new();
    let mut codepoint_to_glyph = BTreeMap::new();
    let mut glyph_widths = BTreeMap::new();
    for character in used {
        let code = u32::from(*character);
        let Some(glyph) = font.parsed.lookup_glyph_index(code) else { continue };
        let kept = remapper.remap(glyph);
        codepoint_to_glyph.insert(code, kept);
        glyph_widths.insert(kept, font.parsed.get_glyph_width(glyph).unwrap_or(0));
    }
    let original_bytes = subsetter::subset(font.bytes, 0, &remapper)
        .map_err(|error| PaperError::Pdf(format!("a font could not be cut down: {error}")))?;
    let name = match face {
        Face::Regular => "ANTRMR+DejaVuSans",
        Face::Bold => "ANTRMB+DejaVuSans-Bold",
    };
    Ok(ParsedFont {
        original_bytes,
        font_index: 0,
        font_name: Some(name.to_owned()),
        codepoint_to_glyph,
        glyph_widths,
        units_per_em: font.parsed.units_per_em,
        font_metrics: FontMetrics {
            ascent: font.parsed.font_metrics.ascent,
            descent: font.parsed.font_metrics.descent,
        },
        font_type: font.parsed.font_type,
        pdf_font_metrics: PdfFontMetricsStub { ..font.parsed.pdf_font_metrics.clone() },
    })
}

//! Lines: where a text may break (Unicode TR 14) and where it must, by the widths of the font it is set in.

use unicode_linebreak::linebreaks;

use crate::face::{Font, points};

/// The lines of a cleaned text, none wider than `width` points. A word that is wider than a line is broken where the
/// line ends: nothing is ever cut off. A text without a letter gives one empty line.
pub(crate) fn lines(text: &str, font: &Font, size: f32, width: f32) -> Vec<String> {
    text.split('\n').flat_map(|paragraph| paragraph_lines(paragraph, font, size, width)).collect()
}

fn paragraph_lines(paragraph: &str, font: &Font, size: f32, width: f32) -> Vec<String> {
    if font.width(paragraph, size) <= width {
        return vec![paragraph.trim_end().to_owned()];
    }
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut reached = 0_u32;
    let mut from = 0;
    for (to, _) in linebreaks(paragraph) {
        let word = &paragraph[from..to];
        from = to;
        let solid = word.trim_end();
        let wide = thousandths(solid, font);
        if points(reached + wide, size) > width && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            reached = 0;
        }
        if points(wide, size) > width {
            let rest = broken(solid, font, size, width, &mut lines);
            reached = thousandths(&rest, font);
            line = rest;
        } else {
            line.push_str(solid);
            reached += wide;
        }
        let gap = &word[solid.len()..];
        line.push_str(gap);
        reached += thousandths(gap, font);
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// Breaks one word that is wider than a line; returns what is left for the next line.
fn broken(word: &str, font: &Font, size: f32, width: f32, lines: &mut Vec<String>) -> String {
    let (mut part, mut reached) = (String::new(), 0_u32);
    for letter in word.chars() {
        let advance = u32::from(font.advance(letter).unwrap_or(0));
        // A mark without a width of its own stays with its letter.
        if points(reached + advance, size) > width && !part.is_empty() && advance > 0 {
            lines.push(std::mem::take(&mut part));
            reached = 0;
        }
        part.push(letter);
        reached += advance;
    }
    part
}

fn thousandths(text: &str, font: &Font) -> u32 {
    text.chars().map(|letter| u32::from(font.advance(letter).unwrap_or(0))).sum()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::face::{Face, fonts};

    fn set(text: &str, width: f32) -> Vec<String> {
        let font = fonts().unwrap().of(Face::Regular);
        let lines = lines(text, font, 10.0, width);
        for line in &lines {
            assert!(font.width(line, 10.0) <= width || line.chars().count() == 1, "{line}");
        }
        lines
    }

    fn letters(text: &str) -> String {
        text.chars().filter(|letter| !letter.is_whitespace()).collect()
    }

    #[test]
    fn no_line_is_wider_than_the_column_and_no_letter_is_lost() {
        let text = "The patient says that the headache began on Tuesday; Schifffahrtsgesellschaftskapitänsmützenband \
                    https://example.org/a/very/long/address/that/has/no/space/at/all?with=a&query=too\n\n  an indented line";
        for width in [12.0, 40.0, 77.0, 150.0, 400.0] {
            assert_eq!(letters(&set(text, width).join("\n")), letters(text), "{width}");
        }
    }

    #[test]
    fn a_line_breaks_between_words_and_a_paragraph_keeps_its_own_breaks() {
        assert_eq!(set("one two three\nfour", 60.0), ["one two", "three", "four"]);
        assert_eq!(set("", 60.0), [""]);
    }
}

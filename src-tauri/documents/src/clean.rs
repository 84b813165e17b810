//! Text as it was received becomes text that can be set: nothing is lost without a trace.
//!
//! What a vendor sent is data. An invisible character that would turn round or hide other text (Unicode TR 36, "Trojan
//! source") is taken out and reported; one that the fonts lack, or whose script runs from right to left, becomes U+FFFD
//! and is reported.

use std::borrow::Cow;
use std::collections::BTreeMap;

use unicode_bidi::{BidiClass, bidi_class};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::face::Fonts;
use crate::{Fate, Lost};

/// Stands in the place of a character that cannot be shown.
pub(crate) const REPLACEMENT: char = '\u{fffd}';

/// What was lost so far.
#[derive(Default)]
pub(crate) struct Losses(BTreeMap<char, (u32, Fate)>);

impl Losses {
    fn add(&mut self, character: char, fate: Fate) {
        let entry = self.0.entry(character).or_insert((0, fate));
        entry.0 = entry.0.saturating_add(1);
    }

    /// How many characters stand as U+FFFD.
    pub(crate) fn replaced(&self) -> u32 {
        self.list().iter().filter(|lost| lost.fate == Fate::Replaced).map(|lost| lost.times).sum()
    }

    pub(crate) fn list(&self) -> Vec<Lost> {
        self.0
            .iter()
            .map(|(character, (times, fate))| Lost { character: *character, times: *times, fate: *fate })
            .collect()
    }
}

/// Text that can be set, lines apart by `\n`. Letters and their marks are joined where Unicode has one character for them
/// (NFC), since nothing here positions marks.
pub(crate) fn clean<'t>(text: &'t str, fonts: &Fonts, losses: &mut Losses) -> Cow<'t, str> {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return Cow::Borrowed(text);
    }
    let composed: Cow<'_, str> = if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) };
    let mut cleaned = String::with_capacity(composed.len());
    let mut letters = composed.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                letters.next_if_eq(&'\n');
                cleaned.push('\n');
            }
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => cleaned.push('\n'),
            '\t' => cleaned.push_str("    "),
            _ if is_invisible(letter) => losses.add(letter, Fate::Removed),
            // The mark itself was already one when it came.
            REPLACEMENT => {
                losses.add(letter, Fate::Replaced);
                cleaned.push(REPLACEMENT);
            }
            _ if !fonts.have(letter) || runs_leftwards(letter) => {
                losses.add(letter, Fate::Replaced);
                cleaned.push(REPLACEMENT);
            }
            _ => cleaned.push(letter),
        }
    }
    Cow::Owned(cleaned)
}

/// Text of one line: a break in it becomes a space.
pub(crate) fn clean_line(text: &str, fonts: &Fonts, losses: &mut Losses) -> String {
    clean(text, fonts, losses).split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Controls, and those format characters that have no shape of their own.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

fn runs_leftwards(letter: char) -> bool {
    matches!(bidi_class(letter), BidiClass::R | BidiClass::AL | BidiClass::AN)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::face::fonts;

    fn cleaned(text: &str) -> (String, Vec<(char, u32, Fate)>) {
        let mut losses = Losses::default();
        let text = clean(text, fonts().unwrap(), &mut losses).into_owned();
        (text, losses.list().iter().map(|lost| (lost.character, lost.times, lost.fate)).collect())
    }

    #[test]
    fn what_the_fonts_lack_is_marked_and_reported_and_never_dropped() {
        let (text, lost) = cleaned("王小明 and 王 😀");
        assert_eq!(text, "\u{fffd}\u{fffd}\u{fffd} and \u{fffd} \u{fffd}");
        assert_eq!(
            lost,
            [
                ('小', 1, Fate::Replaced),
                ('明', 1, Fate::Replaced),
                ('王', 2, Fate::Replaced),
                ('😀', 1, Fate::Replaced)
            ]
        );
    }

    #[test]
    fn marks_that_turn_text_round_are_taken_out_and_reported() {
        let (text, lost) = cleaned("dose 1\u{202e}0 mg\u{202c}\u{200b}\u{7}");
        assert_eq!(text, "dose 10 mg");
        assert!(lost.iter().all(|(_, times, fate)| *times == 1 && *fate == Fate::Removed));
        assert_eq!(lost.iter().map(|lost| lost.0).collect::<String>(), "\u{7}\u{200b}\u{202c}\u{202e}");
    }

    #[test]
    fn letters_that_run_from_right_to_left_are_never_set_in_the_wrong_order() {
        let (text, lost) = cleaned("כהן");
        assert_eq!(text, "\u{fffd}\u{fffd}\u{fffd}");
        assert_eq!(lost.len(), 3);
    }

    #[test]
    fn a_letter_and_its_mark_become_one_and_every_kind_of_line_end_is_one() {
        assert_eq!(cleaned("e\u{301}\r\nn\u{303}\rx\u{2028}y").0, "é\nñ\nx\ny");
    }
}

//! Text flows down the page and on to the next. Nothing is cut off: what does not fit goes over.

use std::borrow::Cow;

use crate::clean::{Losses, clean};
use crate::face::Fonts;
use crate::frame::{Frame, Measured};
use crate::line::lines;
use crate::mark::{Page, Style, Text};
use crate::pdf::{About, file};
use crate::sheet::{Area, MARGIN};
use crate::{Issue, PaperError, Printed};

/// Pages that are being filled, from the top of the first.
pub(crate) struct Flow<'f> {
    pub(crate) fonts: &'f Fonts,
    pub(crate) losses: Losses,
    frame: Measured,
    pages: Vec<Page>,
    /// The top of what comes next.
    pub(crate) y: f32,
}

impl<'f> Flow<'f> {
    /// # Errors
    /// When the frame leaves no room.
    pub(crate) fn new(frame: &Frame<'_>, area: Area, fonts: &'f Fonts) -> Result<Self, PaperError> {
        let mut losses = Losses::default();
        let frame = frame.measured(area, fonts, &mut losses)?;
        let y = frame.top;
        Ok(Self { fonts, losses, frame, pages: vec![Page::default()], y })
    }

    pub(crate) fn width(&self) -> f32 {
        self.frame.area.inner_width()
    }

    /// Height of an empty page between head and foot.
    pub(crate) fn page_height(&self) -> f32 {
        self.frame.top - self.frame.bottom
    }

    pub(crate) fn left(&self) -> f32 {
        self.y - self.frame.bottom
    }

    pub(crate) fn next_page(&mut self) {
        self.pages.push(Page::default());
        self.y = self.frame.top;
    }

    /// Begins a page unless this much is left of the present one, or nothing stands on it yet.
    pub(crate) fn keep(&mut self, height: f32) {
        if self.left() < height && self.y < self.frame.top {
            self.next_page();
        }
    }

    pub(crate) fn page(&mut self) -> &mut Page {
        if self.pages.is_empty() {
            self.pages.push(Page::default());
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    pub(crate) fn space(&mut self, height: f32) {
        self.y -= height;
    }

    pub(crate) fn cleaned<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        clean(text, self.fonts, &mut self.losses)
    }

    /// A paragraph, indented by so many points.
    pub(crate) fn paragraph(&mut self, text: &str, style: Style, indent: f32) {
        let width = self.width() - indent;
        let cleaned = self.cleaned(text);
        for line in lines(&cleaned, self.fonts.of(style.face), style.size, width) {
            self.line(line, style, MARGIN + indent);
        }
    }

    fn line(&mut self, text: String, style: Style, x: f32) {
        self.keep(style.leading());
        let y = self.y - style.ascent();
        self.page().texts.push(Text { x, y, style, text });
        self.y -= style.leading();
    }

    /// A heading stays with what follows it.
    pub(crate) fn heading(&mut self, text: &str, style: Style) {
        self.space(style.size * 0.7);
        self.keep(style.leading() * 2.0 + 36.0);
        self.paragraph(text, style, 0.0);
        self.space(2.0);
    }

    /// A label and its value beside it.
    pub(crate) fn fact(&mut self, label: &str, value: &str, label_width: f32) {
        const LABEL: Style = Style::soft(9.5);
        const VALUE: Style = Style::plain(9.5);
        let width = self.width();
        let label = self.cleaned(label).into_owned();
        let value = self.cleaned(value).into_owned();
        let labels = lines(&label, self.fonts.of(LABEL.face), LABEL.size, label_width - 8.0);
        let values = lines(&value, self.fonts.of(VALUE.face), VALUE.size, width - label_width);
        for at in 0..labels.len().max(values.len()) {
            self.keep(VALUE.leading());
            let y = self.y - VALUE.ascent();
            if let Some(text) = labels.get(at) {
                self.page().texts.push(Text { x: MARGIN, y, style: LABEL, text: text.clone() });
            }
            if let Some(text) = values.get(at) {
                self.page().texts.push(Text { x: MARGIN + label_width, y, style: VALUE, text: text.clone() });
            }
            self.y -= VALUE.leading();
        }
        self.space(2.0);
    }

    /// Puts the frame on every page, now that their number is known, and writes the file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(crate) fn finish(mut self, issue: &Issue, title: &str) -> Result<Printed, PaperError> {
        let words = issue.language.words();
        let of = self.pages.len();
        let count = self.losses.replaced();
        let replaced = (count > 0).then(|| (words.replaced)(count));
        for (at, page) in self.pages.iter_mut().enumerate() {
            self.frame.draw(page, &(words.page)(at + 1, of), replaced.as_deref(), self.fonts);
        }
        let about = About { title, language: words.tag, at: issue.at };
        let bytes = file(&self.pages, self.frame.area, &about, self.fonts)?;
        Ok(Printed { bytes, pages: u32::try_from(of).unwrap_or(u32::MAX), lost: self.losses.list() })
    }
}

//! What is put on a page: text, rules and tints, at places counted from the lower left corner in points.

use crate::face::Face;

/// How dark, 0 black to 1 white. Paper is printed in grey: no meaning hangs on a colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ink(pub(crate) f32);

pub(crate) const BLACK: Ink = Ink(0.0);
pub(crate) const SOFT: Ink = Ink(0.32);
pub(crate) const RULE: Ink = Ink(0.55);
pub(crate) const TINT: Ink = Ink(0.92);

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub(crate) face: Face,
    /// Points.
    pub(crate) size: f32,
    pub(crate) ink: Ink,
}

impl Style {
    pub(crate) const fn plain(size: f32) -> Self {
        Self { face: Face::Regular, size, ink: BLACK }
    }

    pub(crate) const fn bold(size: f32) -> Self {
        Self { face: Face::Bold, size, ink: BLACK }
    }

    pub(crate) const fn soft(size: f32) -> Self {
        Self { face: Face::Regular, size, ink: SOFT }
    }

    /// From one baseline to the next; tall enough for two marks on a capital.
    pub(crate) fn leading(self) -> f32 {
        self.size * 1.32
    }

    /// From the top of a line to its baseline.
    pub(crate) fn ascent(self) -> f32 {
        self.size * 1.02
    }
}

/// One piece of text on one line.
pub(crate) struct Text {
    pub(crate) x: f32,
    /// The baseline.
    pub(crate) y: f32,
    pub(crate) style: Style,
    pub(crate) text: String,
}

/// A filled box: a tint, or a rule when it is thin.
pub(crate) struct Block {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
    pub(crate) ink: Ink,
}

/// A line through points, drawn from each to the next.
pub(crate) struct Path {
    pub(crate) points: Vec<(f32, f32)>,
    pub(crate) width: f32,
    pub(crate) ink: Ink,
}

/// One page. Blocks lie under all paths, and these under all text.
#[derive(Default)]
pub(crate) struct Page {
    pub(crate) blocks: Vec<Block>,
    pub(crate) paths: Vec<Path>,
    pub(crate) texts: Vec<Text>,
}

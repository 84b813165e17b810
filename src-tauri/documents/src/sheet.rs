//! The sheet of paper.

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// ISO 216 A4, 210 x 297 mm.
    A4,
    /// US Letter, 8.5 x 11 in.
    Letter,
}

/// The sheet as it lies on the table. All lengths are points of 1/72 in; the origin is the lower left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub(crate) width: f32,
    pub(crate) height: f32,
}

/// White space around what is printed; no common printer prints closer to the edge than a quarter of an inch.
pub(crate) const MARGIN: f32 = 36.0;

impl Sheet {
    pub(crate) fn upright(self) -> Area {
        match self {
            Self::A4 => Area { width: 595.28, height: 841.89 },
            Self::Letter => Area { width: 612.0, height: 792.0 },
        }
    }

    pub(crate) fn sideways(self) -> Area {
        let Area { width, height } = self.upright();
        Area { width: height, height: width }
    }
}

impl Area {
    /// What is left between the margins.
    pub(crate) fn inner_width(self) -> f32 {
        self.width - 2.0 * MARGIN
    }
}

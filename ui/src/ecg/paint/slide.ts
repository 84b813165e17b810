import type { Inks, MovingPen } from "./inks";
import { paintRow, type RowPicture } from "./row";

/** What was drawn last: while nothing but the place changes, it is moved and only what came into view is drawn. */
export interface Drawn {
  picture: RowPicture;
  inks: Inks;
  /** Whether all columns were exact, and nothing was drawn over them. */
  clean: boolean;
}

/** Draws one row by moving what is there where that is the same picture; answers what is drawn now. */
export function slideRow(
  pen: MovingPen,
  picture: RowPicture,
  inks: Inks,
  before: Drawn | null,
  clean: boolean,
): Drawn {
  const columns = picture.width - picture.gutter;
  const by = before === null ? 0 : picture.density.first - before.picture.density.first;
  const slides = before?.clean === true && clean && before.inks === inks && alike(before.picture, picture);
  if (!slides || Math.abs(by) >= columns / 2) {
    paintRow(pen, picture, inks);
    return { picture, inks, clean };
  }
  const { gutter, height } = picture;
  if (by > 0) {
    pen.move(gutter + by, gutter, columns - by, height);
    paintRow(pen, picture, inks, { from: columns - by, to: columns });
  } else if (by < 0) {
    pen.move(gutter, gutter - by, columns + by, height);
    paintRow(pen, picture, inks, { from: 0, to: -by });
  }
  return { picture, inks, clean };
}

/** Whether two pictures differ in nothing but their place. */
function alike(one: RowPicture, other: RowPicture): boolean {
  return (
    one.width === other.width &&
    one.height === other.height &&
    one.gutter === other.gutter &&
    one.mm === other.mm &&
    one.ratio === other.ratio &&
    one.gain === other.gain &&
    one.zero === other.zero &&
    one.density.perColumn === other.density.perColumn &&
    (one.grid.kind === "paper"
      ? other.grid.kind === "paper" && one.grid.speed === other.grid.speed
      : other.grid.kind === "time") &&
    (one.row === null) === (other.row === null)
  );
}

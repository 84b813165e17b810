/** A piece of a text, and whether the other text lacks it. */
export interface Piece {
  text: string;
  added: boolean;
}

/** Beyond this many words the comparison is not worth its time: the text is shown whole. */
const MOST = 600;

/** A text in pieces, marking the words that another text lacks (longest common subsequence of words). */
export function diffWords(before: string, after: string): Piece[] {
  const [old, now] = [words(before).map((word) => word.trim()), words(after)];
  if (old.length > MOST || now.length > MOST) return [{ text: after, added: false }];
  const width = now.length + 1;
  const longest = new Uint16Array((old.length + 1) * width);
  const at = (row: number, column: number) => longest[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      longest[row * width + column] =
        old[row] === now[column]?.trim()
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pieces: Piece[] = [];
  let row = 0;
  now.forEach((spaced, column) => {
    const word = spaced.trim();
    while (row < old.length && old[row] !== word && at(row + 1, column) >= at(row, column + 1)) row += 1;
    const kept = row < old.length && old[row] === word;
    if (kept) row += 1;
    const last = pieces.at(-1);
    if (last !== undefined && last.added === !kept) last.text += spaced;
    else pieces.push({ text: spaced, added: !kept });
  });
  return pieces;
}

/** Words with the space that follows them, so that the pieces join to the very same text. */
function words(text: string): string[] {
  return text.match(/\S+\s*|\s+/gu) ?? [];
}

import type { Columns, ReadColumns } from "./signal";
import { columnsOf } from "./span";
import { EDGE } from "./trace";

/** Columns in one tile. */
export const TILE = 1024;

/** What a tile takes: two 32-bit numbers for each column. */
const TILE_BYTES = TILE * 8;

/** Tiles asked for at once. */
const AT_ONCE = 6;

/** One tile: columns `index * TILE` and following of one lead at one scale. */
export interface Tile {
  lead: number;
  perSecond: number;
  index: number;
}

/**
 * The columns that were read, in tiles, so that moving the view reads nothing twice. What was not shown for longest is
 * forgotten first. A question that nobody waits for any more is called off.
 */
export class Tiles {
  #kept = new Map<string, Columns>();
  #failed = new Set<string>();
  #underWay = new Map<string, AbortController>();
  #wanted: Tile[] = [];

  /** `most` is the room for tiles in bytes. */
  constructor(
    private readonly read: ReadColumns,
    private readonly duration: number,
    private readonly onChange: () => void,
    private readonly most = 4_000_000,
  ) {}

  /** The columns of a tile, or `null` when they are not read yet. */
  get(tile: Tile): Columns | null {
    const key = keyOf(tile);
    const found = this.#kept.get(key);
    if (found === undefined) return null;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found;
  }

  /** Whether a tile could not be read. */
  failed(tile: Tile): boolean {
    return this.#failed.has(keyOf(tile));
  }

  /** Whether anything wanted could not be read. */
  get anyFailed(): boolean {
    return this.#wanted.some((tile) => this.failed(tile));
  }

  /** Says what is wanted now, the most urgent first; all else is called off. */
  want(tiles: readonly Tile[]): void {
    this.#wanted = tiles.filter((tile) => !this.#kept.has(keyOf(tile)));
    const keys = new Set(this.#wanted.map(keyOf));
    for (const [key, control] of this.#underWay) {
      if (keys.has(key)) continue;
      control.abort();
      this.#underWay.delete(key);
    }
    this.#next();
  }

  /** Asks again for what could not be read. */
  again(): void {
    this.#failed.clear();
    this.#next();
  }

  /** Calls everything off and forgets all. */
  close(): void {
    this.want([]);
    this.#kept.clear();
  }

  /** The room that the kept tiles take, in bytes. */
  get bytes(): number {
    return this.#kept.size * TILE_BYTES;
  }

  #next(): void {
    for (const tile of this.#wanted) {
      if (this.#underWay.size >= AT_ONCE) return;
      const key = keyOf(tile);
      if (!this.#underWay.has(key) && !this.#failed.has(key) && !this.#kept.has(key)) this.#ask(tile, key);
    }
  }

  #ask(tile: Tile, key: string): void {
    const control = new AbortController();
    this.#underWay.set(key, control);
    const { from, to, count } = questionOf(tile, this.duration);
    const done = (answer: Columns | null) => {
      if (control.signal.aborted) return;
      this.#underWay.delete(key);
      if (answer === null) this.#failed.add(key);
      else this.#keep(key, answer);
      this.#next();
      this.onChange();
    };
    this.read(tile.lead, from, to, count, control.signal).then(
      (answer) => done(fits(answer, from, to, count) ? answer : null),
      () => done(null),
    );
  }

  #keep(key: string, columns: Columns): void {
    this.#kept.set(key, columns);
    for (const oldest of this.#kept.keys()) {
      if (this.bytes <= this.most) return;
      this.#kept.delete(oldest);
    }
  }
}

/** What is asked for a tile: a whole number of columns, the last of which may end after the recording. */
export function questionOf(tile: Tile, duration: number): { from: number; to: number; count: number } {
  const begin = tile.index * TILE;
  const count = Math.max(1, Math.min(TILE, columnsOf(duration + EDGE, tile.perSecond) - begin));
  return { from: begin / tile.perSecond - EDGE, to: (begin + count) / tile.perSecond - EDGE, count };
}

/** An answer to another question would put samples into the wrong columns: it counts as none. */
function fits(answer: Columns, from: number, to: number, count: number): boolean {
  const column = (to - from) / count;
  return (
    answer.low.length === count &&
    answer.high.length === count &&
    Math.abs(answer.from - from) < column &&
    Math.abs(answer.to - to) < column
  );
}

/** The tiles of a lead that a stretch of columns touches. */
export function tilesIn(lead: number, perSecond: number, first: number, end: number): Tile[] {
  const tiles: Tile[] = [];
  for (let index = Math.floor(Math.max(0, first) / TILE); index * TILE < end; index += 1)
    tiles.push({ lead, perSecond, index });
  return tiles;
}

function keyOf({ lead, perSecond, index }: Tile): string {
  return `${lead}/${perSecond}/${index}`;
}

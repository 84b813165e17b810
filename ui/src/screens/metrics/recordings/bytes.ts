import type { Beats, Columns } from "../../../ecg/signal";

/** What `recording_columns` answered to a question: pairs of the least and the greatest, in 32 bits each. */
export function columnsFrom(bytes: ArrayBuffer, from: number, to: number): Columns {
  const pairs = new DataView(bytes);
  const count = Math.floor(bytes.byteLength / 8);
  const [low, high] = [new Float32Array(count), new Float32Array(count)];
  for (let at = 0; at < count; at += 1) {
    low[at] = pairs.getFloat32(at * 8, true);
    high[at] = pairs.getFloat32(at * 8 + 4, true);
  }
  return { from, to, low, high };
}

/** What `recording_beats` answered: seconds in 64 bits each, then a byte each. */
export function beatsFrom(bytes: ArrayBuffer, how: string): Beats {
  const count = Math.floor(bytes.byteLength / 9);
  const view = new DataView(bytes);
  const at = Float64Array.from({ length: count }, (_, index) => view.getFloat64(index * 8, true));
  return { at, follows: new Uint8Array(bytes, count * 8, count), how };
}

import type { Beats } from "../signal";

/** Beats at these times, each the next of the one before but for the first and those that are named. */
export function beatsAt(at: readonly number[], how = "Synthetic", apart: readonly number[] = []): Beats {
  const follows = at.map((_, index) => (index === 0 || apart.includes(index) ? 0 : 1));
  return { at: Float64Array.from(at), follows: Uint8Array.from(follows), how };
}

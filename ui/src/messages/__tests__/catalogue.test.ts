import { describe, expect, it } from "vitest";
import type { Area } from "../area";

const areas = import.meta.glob<Record<string, unknown>>("../*.ts", { eager: true });

interface Leaf {
  path: string;
  en: unknown;
  es: unknown;
}

/** Every text or sentence of an area with both its sides. */
function leaves(en: unknown, es: unknown, path: string): Leaf[] {
  if (typeof en !== "object" || en === null) return [{ path, en, es }];
  return Object.keys(en).flatMap((key) =>
    leaves(
      (en as Record<string, unknown>)[key],
      (es as Record<string, unknown> | undefined)?.[key],
      `${path}.${key}`,
    ),
  );
}

const found = Object.entries(areas)
  .flatMap(([, module]) => Object.entries(module))
  .filter((entry): entry is [string, Area<unknown>] => {
    const [, value] = entry;
    return typeof value === "object" && value !== null && "en" in value && "es" in value;
  })
  .flatMap(([name, { en, es }]) => leaves(en, es, name));

/** The words of a leaf that is plain text; sentences that are built are read where they are used. */
const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

describe("the message catalogue", () => {
  it("is complete in both languages", () => {
    expect(found.length).toBeGreaterThan(300);
    const uneven = found.filter(({ en, es }) => typeof en !== typeof es).map(({ path }) => path);
    expect(uneven).toEqual([]);
    const oneSided = found.filter(({ en, es }) => (text(en) === "") !== (text(es) === ""));
    expect(oneSided.map(({ path }) => path)).toEqual([]);
  });

  it("never begs, cheers or shouts (Wording)", () => {
    const forbidden = /\b(please|oops|successfully|error occurred)\b|!|¡/iu;
    const bad = found.filter(({ en, es }) => [en, es].some((side) => forbidden.test(text(side) ?? "")));
    expect(bad.map(({ path }) => path)).toEqual([]);
  });
});

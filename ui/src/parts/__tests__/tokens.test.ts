import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const sheets: [path: string, css: string][] = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".css") && path !== "tokens.css")
  .map((path) => [path, readFileSync(join(root, path), "utf8")]);

/** Declarations that hold a literal where a token belongs. */
function literals(css: string): string[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//gu, "");
  return [
    ...(bare.match(/#[0-9a-f]{3,8}\b(?=[^{]*[;}])/giu) ?? []),
    ...(bare.match(/\b(?:rgb|rgba|hsl|oklch)\(/giu) ?? []),
    ...(bare.match(/font-size:\s*[\d.]+px/giu) ?? []),
    ...(bare.match(/z-index:\s*[2-9]\d*|z-index:\s*1\d+/giu) ?? []),
  ];
}

describe("the style sheets", () => {
  it("take every colour, font size and layer from the tokens", () => {
    expect(sheets.length).toBeGreaterThan(20);
    const found = sheets.flatMap(([path, css]) => literals(css).map((literal) => `${path}: ${literal}`));
    expect(found).toEqual([]);
  });

  it("move nothing at idle: no endless animation, no blur", () => {
    const restless = sheets.filter(([, css]) => /infinite|backdrop-filter/u.test(css));
    expect(restless.map(([path]) => path)).toEqual([]);
  });
});

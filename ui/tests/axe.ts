import axe from "axe-core";

/**
 * What axe finds in an element, as readable lines; an empty list means clean. Colour contrast is measured in the real
 * window instead, since jsdom has no layout and no colours.
 */
export async function axeFindings(element: Element): Promise<string[]> {
  const report = await axe.run(element, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return report.violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" | ")}`,
  );
}

import { describe, expect, it } from "vitest";
import { diffWords } from "../diffWords";

describe("the difference of two texts", () => {
  it("is what the other lacks, and its pieces join to the very same text", () => {
    const pieces = diffWords("No swelling shown.", "No ankle swelling\n shown. Dizzy.");
    expect(pieces.map((piece) => piece.text).join("")).toBe("No ankle swelling\n shown. Dizzy.");
    expect(pieces.filter((piece) => piece.added).map((piece) => piece.text.trim())).toContain("ankle");
    expect(pieces.at(-1)).toEqual({ text: "Dizzy.", added: true });
  });

  it("marks nothing in the same text and everything in a first one", () => {
    expect(diffWords("a b", "a b")).toEqual([{ text: "a b", added: false }]);
    expect(diffWords("", "a b")).toEqual([{ text: "a b", added: true }]);
  });

  it("shows a text of very many words whole instead of making anyone wait", () => {
    const long = "word ".repeat(2_000);
    expect(diffWords("", long)).toEqual([{ text: long, added: false }]);
  });
});

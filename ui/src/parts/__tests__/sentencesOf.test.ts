import { describe, expect, it } from "vitest";
import { problem } from "../../host/fixture";
import { en } from "../../messages/en/problems";
import { es } from "../../messages/es/problems";
import { sentencesOf } from "../sentencesOf";

describe("the sentences of a problem", () => {
  it("tell a full disk apart from any other failure of the store, in both languages", () => {
    const full = problem({ code: "store", what: "diskFull" });
    expect(sentencesOf(full, en).title).toBe("The disk is full");
    expect(sentencesOf(full, es).title).toBe("El disco está lleno");
  });

  it("are those of its kind when its word has none of its own", () => {
    expect(sentencesOf(problem({ code: "store", what: "store" }), en)).toBe(en.byCode.store);
  });
});

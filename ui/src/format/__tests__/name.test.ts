import { describe, expect, it } from "vitest";
import type { HumanName } from "../../host/types";
import { nameText, shownName } from "../name";

const name = (parts: Partial<HumanName>): HumanName => ({
  family: null,
  given: null,
  middle: null,
  prefix: null,
  preferred: null,
  ...parts,
});
const shown = (parts: Partial<HumanName>) => nameText(name(parts), "en");

describe("a patient's name", () => {
  it("reads FAMILY, Given (Title) (PAB-0049, NID-0001)", () => {
    expect(shown({ family: "Abara", given: "Chidi", prefix: "Mr" })).toBe("ABARA, Chidi (Mr)");
  });

  it("has no empty brackets without a title (X-02)", () => {
    expect(shown({ family: "Abara", given: "Chidi", prefix: "" })).toBe("ABARA, Chidi");
  });

  it("keeps hyphens, spaces and the case of the given name (NID-0012)", () => {
    expect(shown({ family: "van der Berg", given: "Anna-Maria" })).toBe("VAN DER BERG, Anna-Maria");
    expect(shown({ family: "Garcia-Lopez", given: "McKenzie" })).toBe("GARCIA-LOPEZ, McKenzie");
  });

  it("writes titles in title case without a full stop and free ones as given (NID-0007, NID-0009)", () => {
    for (const prefix of ["MR", "mr.", "Mr."]) {
      expect(shown({ family: "Abara", given: "Chidi", prefix })).toBe("ABARA, Chidi (Mr)");
    }
    expect(shown({ family: "Abara", given: "Chidi", prefix: "Rt Hon. the Lord" })).toBe(
      "ABARA, Chidi (Rt Hon. the Lord)",
    );
  });

  it("says which part is unknown (PAL-0460, PAL-0470, PAL-0480)", () => {
    expect(shown({})).toBe("UNKNOWN, Unknown");
    expect(shown({ given: "Chidi" })).toBe("UNKNOWN, Chidi");
    expect(shown({ family: "Abara" })).toBe("ABARA, Unknown");
  });

  it("shows what stands in place of a name as it is, a trial's subject number for one", () => {
    expect(shown({ preferred: "007-aB" })).toBe("007-aB");
    expect(shown({ family: "Abara", given: "Chidi", preferred: "Chi" })).toBe("ABARA, Chidi");
  });

  it("does not print a family part that holds the whole name twice (X-02)", () => {
    expect(shown({ family: "Chidi Abara", given: "Chidi" })).toBe("ABARA, Chidi");
    expect(shown({ family: "Chidi", given: "Chidi" })).toBe("CHIDI");
  });

  it("keeps accents and a sharp s, and leaves scripts without capitals alone (NID-0012, X-02)", () => {
    expect(shown({ family: "Sørbø", given: "Astri" })).toBe("SØRBØ, Astri");
    expect(shown({ family: "Weiß", given: "Jörg" })).toBe("WEIß, Jörg");
    expect(shown({ family: "山田", given: "花子" })).toBe("山田, 花子");
  });

  it("is never cut, at 40 letters for each part (NID-0005)", () => {
    const { family, given } = shownName(name({ family: "f".repeat(40), given: "g".repeat(40) }), "en");
    expect([family.length, given?.length]).toEqual([40, 40]);
  });
});

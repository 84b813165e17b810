import { describe, expect, it } from "vitest";
import type { ActOffer, Reason, VisitAct } from "../../../host/types";
import { groupsOf } from "../groupsOf";

const act = (name: VisitAct, reason: Reason | null): ActOffer => ({
  act: name,
  offer: { offered: reason === null, reason, assumed: null },
});
const shape = (acts: ActOffer[]) =>
  groupsOf(acts).map(({ reason, acts: of }) => [reason, of.map((each) => each.act)]);

describe("acts that are greyed for one reason", () => {
  it("stand together where they follow each other, in their order", () => {
    const acts = [
      act("join", "visitOver"),
      act("cancel", "visitOver"),
      act("note", null),
      act("reschedule", "visitOver"),
    ];
    expect(shape(acts)).toEqual([
      ["visitOver", ["join", "cancel"]],
      [null, ["note"]],
      [null, ["reschedule"]],
    ]);
  });

  it("are not mixed with those of another reason", () => {
    const acts = [
      act("join", "visitOver"),
      act("cancel", "visitOver"),
      act("moveRoom", "soloCannotMoveRooms"),
    ];
    expect(shape(acts)).toEqual([
      ["visitOver", ["join", "cancel"]],
      [null, ["moveRoom"]],
    ]);
  });

  it("are none where everything is offered", () => {
    expect(shape([act("join", null), act("cancel", null)])).toEqual([
      [null, ["join"]],
      [null, ["cancel"]],
    ]);
  });
});

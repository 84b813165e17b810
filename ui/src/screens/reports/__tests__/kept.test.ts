import { expect, it } from "vitest";
import { anotherPerson } from "../../../frame/keeping";
import { fixtureHost } from "../../../host/fixture";
import { keepLooking, keptLooking } from "../kept";

it("how somebody looked at a report is not found by the next person at this desk: a filter may hold a patient's name", () => {
  const host = fixtureHost();
  const filters = [{ test: "contains", column: 2, text: "Quintanilla" } as const];
  keepLooking(host, "r1", { filters, order: null, hidden: new Set(), asked: [] });
  expect(keptLooking(host, "r1").filters).toEqual(filters);
  anotherPerson();
  expect(keptLooking(host, "r1").filters).toEqual([]);
});

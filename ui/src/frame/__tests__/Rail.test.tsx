import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderScreen } from "../../../tests/render";
import { fixtureHost } from "../../host/fixture";
import type { Role } from "../../host/types";
import { Rail } from "../Rail";

/** How often the alerts were asked for by the rail of somebody of these roles, once it knows who sits here. */
async function asked(roles: Role[]) {
  const host = fixtureHost();
  const alerts = host.alerts;
  let asked = 0;
  host.alerts = async () => {
    asked += 1;
    return alerts();
  };
  host.whoAmI = async () => ({ id: "u-1", name: "DIALLO, Amara", roles, demo: false });
  renderScreen(<Rail onFind={() => undefined} onHelp={() => undefined} />, { host });
  await screen.findByText("DIALLO, Amara");
  return () => asked;
}

describe("the rail", () => {
  it("asks for no alerts whose role has none: it would stand in the audit as an attempt that nobody made", async () => {
    const desk = await asked(["frontDesk", "administrator"]);
    expect(desk()).toBe(0);
  });

  it("counts a clinician's alerts", async () => {
    const clinician = await asked(["clinician"]);
    await waitFor(() => expect(clinician()).toBe(1));
  });
});

import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { renderScreen } from "../../../../../tests/render";
import { fixtureHost, fixtureSettings, problem } from "../../../../host/fixture";
import type { Host } from "../../../../host/Host";
import type { ImportPlan } from "../../../../host/types";
import ImportScreen from "../ImportScreen";

const AT = "2026-11-20T15:42:00.000Z";

const plan: ImportPlan = {
  token: "token-1",
  file: "people.csv",
  connectionName: "Quayside Solo",
  encoding: "windows1252",
  columns: [{ heading: "Patient ID", meaning: "patientId" }],
  ignored: ["Shoe size"],
  counts: { new: 2, known: 1, changed: 1, refused: 2 },
  rows: [
    row(5, "refused", ["contradicts"], 3),
    row(6, "refused", ["birthDateUnclear"]),
    row(4, "changed", ["name"]),
    row(2, "new"),
  ],
  more: 2,
};

function row(
  line: number,
  fate: ImportPlan["rows"][0]["fate"],
  why: string[] = [],
  other: number | null = null,
) {
  return { line, fate, why, otherLine: other, visit: null, patient: `p-${line}`, name: null };
}

function at(overrides: Partial<Host> = {}, language: "en" | "es" = "en") {
  const host = fixtureHost({ at: AT, settings: { ...fixtureSettings, language } }, overrides);
  return renderScreen(<ImportScreen />, { host, here: { screen: "importPeople" } });
}

describe("importing people", () => {
  it("tells the fate of every row with its reason and line before anything is kept", async () => {
    const { user, host } = at({ planImport: async () => plan });
    await user.click(await screen.findByRole("button", { name: "Choose a file" }));
    expect(await screen.findByRole("heading", { name: "people.csv, into Quayside Solo" })).toHaveFocus();
    const rows = screen.getByRole("table", { name: "Rows" });
    expect(within(rows).getByRole("row", { name: /^5 Left out/ })).toHaveTextContent("Contradicts line 3");
    expect(within(rows).getByRole("row", { name: /^6 Left out/ })).toHaveTextContent(
      /Write it as 1984-04-05/,
    );
    expect(within(rows).getByRole("row", { name: /^4 Differs/ })).toHaveTextContent("Another name");
    expect(screen.getByText(/Not used: Shoe size/)).toBeVisible();
    expect(screen.getByText("2 more rows are not listed.")).toBeVisible();
    expect(host.state.asked.some((each) => each.act === "applyImport")).toBe(false);
    await user.click(screen.getByRole("radio", { name: "Differs" }));
    expect(within(screen.getByRole("table", { name: "Rows" })).getAllByRole("row")).toHaveLength(2);
  });

  it("applies the very plan that was looked at and gives a clear account", async () => {
    const { user, host } = at({ planImport: async () => plan });
    await user.click(await screen.findByRole("button", { name: "Choose a file" }));
    await user.click(await screen.findByRole("button", { name: "Import 3 rows" }));
    expect(await screen.findByRole("heading", { name: "Imported" })).toBeVisible();
    expect(screen.getByText("2 people are known now who were not before.")).toBeVisible();
    expect(screen.getByText("2 rows were left out.")).toBeVisible();
    expect(host.state.asked.find((each) => each.act === "applyImport")?.with[0]).toMatchObject({
      token: "token-1",
    });
    expect(screen.queryByRole("button", { name: /^Import / })).toBeNull();
  });

  it("says where an import ended that did not come to its end", async () => {
    const counts = { new: 500, known: 0, changed: 0, refused: 0 };
    const { user } = at({
      planImport: async () => plan,
      applyImport: async () => ({
        counts,
        people: 500,
        visits: 0,
        askedAgain: 0,
        stopped: "diskFull",
        lastLine: 501,
      }),
    });
    await user.click(await screen.findByRole("button", { name: "Choose a file" }));
    await user.click(await screen.findByRole("button", { name: "Import 3 rows" }));
    expect(await screen.findByText(/the disk is full. Everything up to line 501 is kept/)).toBeVisible();
  });

  it("keeps what stood there when the dialog was closed, and says why a file cannot be read", async () => {
    let answer: () => ImportPlan | null = () => null;
    const { user } = at({ planImport: async () => answer() });
    await user.click(await screen.findByRole("button", { name: "Choose a file" }));
    expect(await screen.findByRole("button", { name: "Choose a file" })).toBeVisible();
    answer = () => {
      throw problem({ code: "invalid", what: "noNumberColumn", field: "file" });
    };
    await user.click(screen.getByRole("button", { name: "Choose a file" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(/The first line must hold the headings/);
  });

  it("does not offer to import a file in which nothing is new", async () => {
    const nothing = { ...plan, counts: { new: 0, known: 4, changed: 0, refused: 2 } };
    const { user } = at({ planImport: async () => nothing });
    await user.click(await screen.findByRole("button", { name: "Choose a file" }));
    expect(await screen.findByRole("button", { name: "Import 0 rows" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
  });

  it("is open to the front desk only", async () => {
    at({ whoAmI: async () => ({ id: "u-1", name: "X", roles: ["clinician"], demo: true }) });
    expect(await screen.findByText("Importing is open to the front desk only")).toBeVisible();
  });

  it.each(["en", "es"] as const)("is clean by axe in every step (%s)", async (language) => {
    const { container, user } = at({ planImport: async () => plan }, language);
    await user.click(
      await screen.findByRole("button", { name: language === "en" ? "Choose a file" : "Elegir un archivo" }),
    );
    const apply = await screen.findByRole("button", { name: /Import.* 3 / });
    expect(await axeFindings(container)).toEqual([]);
    await user.click(apply);
    await screen.findByRole("heading", { name: language === "en" ? "Imported" : "Importado" });
    expect(await axeFindings(container)).toEqual([]);
  });
});

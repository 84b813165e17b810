import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { listenForKeys } from "../../../frame/listenForKeys";
import { fixtureHost, fixtureSettings, problem } from "../../../host/fixture";
import type { Host } from "../../../host/Host";
import type { PaperInput } from "../../../host/types";
import TodayScreen from "../../../screens/board/TodayScreen";
import VisitPanel from "../../../screens/visit/VisitPanel";
import PaperPreview from "../PaperPreview";
import { usualSheet } from "../sheet";

const NOW = "2026-11-20T15:42:08.000Z";

function host(overrides: Partial<Host> = {}, language: "en" | "es" = "en") {
  return fixtureHost({ at: NOW, settings: { ...fixtureSettings, language } }, overrides);
}

let stop = () => {};
beforeEach(() => {
  stop = listenForKeys(() => {});
});
afterEach(() => stop());

/** What is shown, not what is said beside it. */
const shown = { selector: "b" };

const asked = (given: ReturnType<typeof host>) =>
  given.state.asked.filter((each) => each.act === "savePaper").map((each) => each.with[0] as PaperInput);

async function openList(given: ReturnType<typeof host>) {
  const view = renderScreen(<TodayScreen />, { host: given, here: { screen: "today" } });
  await screen.findByRole("button", { name: /Save as PDF/ });
  await waitFor(() => expect(screen.getByRole("grid")).toBeVisible());
  await view.user.keyboard("{Control>}p{/Control}");
  return { ...view, sheet: await screen.findByRole("dialog", { name: "Save the day's list as PDF" }) };
}

describe("the day's list on paper", () => {
  it("is saved by keyboard alone and says how many visits it holds (KEYS 4.1.3)", async () => {
    const given = host();
    const { user, sheet } = await openList(given);
    const count = given.state.board.counts.total;
    expect(
      within(sheet).getByText(new RegExp(`^${count} visits of Fri 20-Nov-2026, all of them`)),
    ).toBeVisible();
    await waitFor(() =>
      expect(within(sheet).getByRole("button", { name: "Choose where to save" })).toHaveFocus(),
    );
    await user.keyboard("{Enter}");
    expect(await within(sheet).findByText("Saved as paper.pdf, 2 pages.")).toBeVisible();
    expect(asked(given)).toEqual([
      { what: { kind: "dayList", day: given.state.board.day }, sheet: "letter" },
    ]);
    expect(await axeFindings(sheet)).toEqual([]);
  });

  it("is put on the other paper when that is chosen", async () => {
    const given = host();
    const { user, sheet } = await openList(given);
    await user.click(within(sheet).getByRole("radio", { name: "A4" }));
    await user.click(within(sheet).getByRole("button", { name: "Choose where to save" }));
    await within(sheet).findByText(/^Saved as/);
    expect(asked(given)[0]?.sheet).toBe("a4");
  });

  it("says so when the dialog was closed", async () => {
    const { user, sheet } = await openList(host({ savePaper: async () => null }));
    await user.click(within(sheet).getByRole("button", { name: "Choose where to save" }));
    expect(await within(sheet).findByText("Nothing was saved.")).toBeVisible();
  });

  it("lists what is not on the page as it was given", async () => {
    const lost = [
      { code: "U+202E", shown: null, times: 1 },
      { code: "U+738B", shown: "王", times: 2 },
    ];
    const { user, sheet } = await openList(
      host({ savePaper: async () => ({ file: "list.pdf", pages: 1, lost }) }),
    );
    await user.click(within(sheet).getByRole("button", { name: "Choose where to save" }));
    expect(
      await within(sheet).findByText("3 characters are not on the page as they were given."),
    ).toBeVisible();
    expect(within(sheet).getByText("王 (U+738B), 2 × shown as \ufffd")).toBeVisible();
    expect(within(sheet).getByText("U+202E, invisible, 1 × left out")).toBeVisible();
  });

  it("says what happened and what to do when the file cannot be written", async () => {
    const { user, sheet } = await openList(
      host({
        savePaper: async () => {
          throw problem({ code: "other", what: "fileNotKept" });
        },
      }),
    );
    await user.click(within(sheet).getByRole("button", { name: "Choose where to save" }));
    expect(await within(sheet).findByRole("alert")).toHaveTextContent(/Choose another folder/);
  });
});

describe("looking first", () => {
  it("shows the pages inside the console, and leaves nothing", async () => {
    const given = host();
    const input: PaperInput = { what: { kind: "dayList", day: given.state.board.day }, sheet: "a4" };
    const opened = new Promise<Uint8Array>((resolve) => {
      const open = async (bytes: Uint8Array) => {
        resolve(bytes);
        return {
          pages: 2,
          size: async () => ({ width: 500, height: 700 }),
          draw: async () => {},
          words: async (page: number) => `Words of page ${page}`,
          close: () => {},
        };
      };
      renderScreen(<PaperPreview input={input} onClose={() => {}} open={open} />, { host: given });
    });
    expect(await screen.findByRole("dialog", { name: "The pages as they would be saved" })).toBeVisible();
    expect(new TextDecoder().decode(await opened)).toBe("%PDF-");
    expect(await screen.findByText("Words of page 1")).toBeInTheDocument();
    expect(asked(given)).toEqual([]);
    expect(given.state.asked.map((each) => each.act)).toContain("paperPreview");
  });

  it("says why there are no pages to look at", async () => {
    const given = host({
      paperPreview: async () => {
        throw problem({ code: "other", what: "paper" });
      },
    });
    const { user, sheet } = await openList(given);
    await user.click(within(sheet).getByRole("button", { name: "Look at the pages first" }));
    expect(await screen.findByText(/The document could not be made/)).toBeVisible();
  });
});

describe("a visit on paper", () => {
  function openPanel(given: ReturnType<typeof host>, state = "scheduled") {
    const row = given.state.board.today.find(
      (each) => each.state === state && each.person.number !== null && each.person.birthDate !== null,
    );
    if (row === undefined) throw new Error(`no ${state} visit`);
    return { ...renderScreen(<VisitPanel visit={row.visit} onClose={() => {}} />, { host: given }), row };
  }

  for (const [act, kind] of [
    ["Summary as PDF", "visitSummary"],
    ["Letter as PDF", "appointmentLetter"],
  ] as const)
    it(`needs both identifiers for ${kind}, and again for another copy (X-06)`, async () => {
      const given = host();
      const { user, row, container } = openPanel(given);
      await user.click(await screen.findByRole("button", { name: act }));
      const save = await screen.findByRole("button", { name: /^Save the (summary of|letter for)/ });
      expect(save).toHaveAttribute("aria-disabled", "true");
      await user.click(save);
      expect(asked(given)).toEqual([]);
      for (const tick of screen.getAllByRole("checkbox")) await user.click(tick);
      await user.click(save);
      expect(await screen.findByText("Saved as paper.pdf, 2 pages.", shown)).toBeVisible();
      expect(asked(given)).toEqual([
        {
          what: {
            kind,
            visit: row.visit,
            checked: {
              patient: row.person.key,
              birthDate: row.person.birthDate,
              number: row.person.number?.value,
              family: null,
            },
          },
          sheet: "letter",
        },
      ]);
      for (const tick of screen.getAllByRole("checkbox")) expect(tick).not.toBeChecked();
      expect(await axeFindings(container)).toEqual([]);
    });

  it("greys the letter of a visit that is over, with the reason", async () => {
    const { user } = openPanel(host(), "completed");
    const letter = await screen.findByRole("button", { name: "Letter as PDF" });
    expect(letter).toHaveAttribute("aria-disabled", "true");
    expect(letter).toHaveAttribute("title");
    await user.click(letter);
    expect(screen.queryByRole("button", { name: /^Save the letter for/ })).toBeNull();
  });

  it("speaks Spanish", async () => {
    const { user } = openPanel(host({}, "es"));
    await user.click(await screen.findByRole("button", { name: "Carta en PDF" }));
    expect(await screen.findByText(/El enlace del paciente no está incluido/)).toBeVisible();
    expect(screen.getByRole("radio", { name: "Carta" })).toBeChecked();
  });
});

it("begins with the paper that is usual in the zone", () => {
  expect(["America/New_York", "Europe/Berlin", "UTC", "Pacific/Honolulu"].map(usualSheet)).toEqual([
    "letter",
    "a4",
    "a4",
    "letter",
  ]);
});

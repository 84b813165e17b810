import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { episodesView, fixtureHost } from "../../../host/fixture";
import type { EpisodesView } from "../../../host/types";
import { EpisodeField } from "../EpisodeField";

const AT = "2026-11-20T15:42:00.000Z";
const SORBO = "c0ffee01:ext:4410275";

function open(parts: Partial<EpisodesView> = {}, value = "") {
  const host = fixtureHost({ at: AT, episodes: new Map([[SORBO, parts]]) });
  const onChange = vi.fn();
  const view = renderScreen(<EpisodeField patient={SORBO} value={value} onChange={onChange} />, { host });
  return { ...view, onChange };
}

describe("the episode of a booking", () => {
  it("is one of the patient's own, chosen by name", async () => {
    const { user, onChange, container } = open();
    await user.click(await screen.findByRole("button", { name: /Episode/ }));
    await user.click(await screen.findByRole("option", { name: /Palpitations work-up, Active/ }));
    expect(onChange).toHaveBeenCalledWith(episodesView(AT, SORBO).episodes[0]?.id);
    expect(await axeFindings(container)).toEqual([]);
  });

  it("is typed by its id only while the episodes were never read, and says why", async () => {
    const { user, onChange } = open({ readAt: null, episodes: [], failed: "unreachable" });
    const field = await screen.findByRole("textbox", { name: "Episode id" });
    expect(await screen.findByText(/Solo cannot be reached/)).toBeVisible();
    await user.type(field, "e");
    expect(onChange).toHaveBeenCalledWith("e");
  });

  it("keeps showing an id that is not among them, so that it can be taken away", async () => {
    const { user, onChange } = open({ episodes: [] }, "typed-id");
    const button = await screen.findByRole("button", { name: /typed-id/ });
    await user.click(button);
    await user.click(await screen.findByRole("option", { name: "None" }));
    expect(onChange).toHaveBeenCalledWith("");
  });
});

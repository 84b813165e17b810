import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { type FixtureHost, fixtureHost, fixtureSettings, problem } from "../../../host/fixture";
import { NetworkSettings } from "../NetworkSettings";

const open = (given: FixtureHost = fixtureHost()) => renderScreen(<NetworkSettings />, { host: given });
const kept = (given: FixtureHost) =>
  given.state.asked.filter((each) => each.act === "saveNetwork").map((each) => each.with[0]);
const PEM = "-----BEGIN CERTIFICATE-----";

describe("the way to the vendors", () => {
  it("goes around the proxy at once, and keeps the certificates that there are", async () => {
    const given = fixtureHost();
    const { user } = open(given);
    await user.click(await screen.findByRole("radio", { name: "Directly" }));
    await waitFor(() => expect(kept(given)).toEqual([{ systemProxy: false, authorities: null }]));
    expect(await screen.findByRole("radio", { name: "Directly" })).toBeChecked();
  });

  it("trusts certificates that were typed, and none of them again", async () => {
    const given = fixtureHost();
    const { user } = open(given);
    const field = await screen.findByRole("textbox", { name: "Certificates (PEM)" });
    expect(screen.getByRole("button", { name: "Trust these" })).toHaveAttribute("aria-disabled", "true");
    await user.click(field);
    await user.paste(PEM);
    await user.click(screen.getByRole("button", { name: "Trust these" }));
    expect(await screen.findByText("1 besides those of the system")).toBeVisible();
    expect(field).toHaveValue("");
    await user.click(screen.getByRole("button", { name: "Trust none of them" }));
    expect(await screen.findByText("Only the authorities that the system trusts.")).toBeVisible();
    expect(kept(given)).toEqual([
      { systemProxy: true, authorities: PEM },
      { systemProxy: true, authorities: "" },
    ]);
  });

  it("says why a text was not kept, and leaves it in the field", async () => {
    const given = fixtureHost(
      {},
      {
        saveNetwork: async () => {
          throw problem({ code: "invalid", what: "privateKey", field: "authorities" });
        },
      },
    );
    const { user } = open(given);
    await user.click(await screen.findByRole("textbox", { name: "Certificates (PEM)" }));
    await user.paste("a key");
    await user.click(screen.getByRole("button", { name: "Trust these" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("There is a private key in this text");
    expect(screen.getByRole("textbox", { name: "Certificates (PEM)" })).toHaveValue("a key");
  });

  it.each(["en", "es"] as const)("is clean by axe (%s)", async (language) => {
    const { container } = open(fixtureHost({ settings: { ...fixtureSettings, language } }));
    await screen.findAllByRole("radio");
    expect(await axeFindings(container)).toEqual([]);
  });
});

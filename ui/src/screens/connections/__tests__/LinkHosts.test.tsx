import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { connectionView, type FixtureHost, fixtureHost, problem } from "../../../host/fixture";
import { LinkHosts } from "../LinkHosts";

const AT = "2026-11-20T15:42:00.000Z";
const connection = connectionView(AT, { linkHosts: ["meet.example"] });
const open = (given: FixtureHost, denied: string | null = null) =>
  renderScreen(<LinkHosts connection={connection} denied={denied} />, { host: given });
const kept = (given: FixtureHost) =>
  given.state.asked.filter((each) => each.act === "setLinkHosts").at(-1)?.with;

describe("where links may lead", () => {
  it("names the connection's own host, and keeps one host for each line", async () => {
    const given = fixtureHost({ at: AT });
    const { user, container } = open(given);
    expect(screen.getByText(/lead to solo\.example/)).toBeVisible();
    const field = screen.getByRole("textbox", { name: "Other hosts" });
    expect(field).toHaveValue("meet.example");
    await user.type(field, "{Enter}calls.example ");
    await user.click(screen.getByRole("button", { name: "Keep the list" }));
    await waitFor(() => expect(kept(given)).toEqual([connection.id, ["meet.example", "calls.example"]]));
    expect(await axeFindings(container)).toEqual([]);
  });

  it("says which line is no host", async () => {
    const refuse = {
      setLinkHosts: async () => {
        throw problem({ code: "invalid", what: "badHost", field: "linkHosts" });
      },
    };
    const { user } = open(fixtureHost({ at: AT }, refuse));
    await user.click(screen.getByRole("button", { name: "Keep the list" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("A line is not the name of a host");
  });

  it("is not for everybody to change", () => {
    open(fixtureHost({ at: AT }), "Only administrators may do this.");
    expect(screen.getByRole("textbox", { name: "Other hosts" })).toHaveAttribute("aria-disabled", "true");
    expect(screen.getByRole("button", { name: "Keep the list" })).toHaveAttribute("aria-disabled", "true");
  });
});

import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { App } from "../App";
import { fixtureHost } from "../host/fixture";
import type { Startup, Tag } from "../host/types";

it("reads nothing before it listens, so that a store which opens in between is not waited for in vain", async () => {
  let startup: Startup = { stage: "opening" };
  const read: string[] = [];
  let listens: (tags: Tag[]) => void = () => undefined;
  let confirm: (unlisten: () => void) => void = () => undefined;
  const inForce = new Promise<() => void>((resolve) => {
    confirm = resolve;
  });
  const host = fixtureHost(
    {},
    {
      startup: async () => {
        read.push(startup.stage);
        return startup;
      },
      onStale: (listener) => {
        listens = listener;
        return inForce;
      },
    },
  );
  render(<App host={host} />);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(read).toEqual([]);
  // Nobody hears what the host tells now.
  startup = { stage: "firstRun", told: null };
  confirm(() => undefined);
  expect(await screen.findByRole("button", { name: "Open the demo clinic" })).toBeTruthy();
  startup = { stage: "opening" };
  listens(["startup"]);
  expect(await screen.findByText("Opening the encrypted store")).toBeTruthy();
});

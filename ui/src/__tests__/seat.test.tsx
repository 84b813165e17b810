import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { App } from "../App";
import { announce } from "../frame/announcer";
import { fixtureHost } from "../host/fixture";
import type { Startup } from "../host/types";
// Screens are imported here, so that no test waits for a chunk.
import "../screens/startup/StartupScreen";
import "../screens/patients/PatientScreen";

const LOCKED: Startup = {
  stage: "locked",
  clinic: "Quayside",
  who: { id: "u-elke", user: "elke", name: "BRANDT, Elke" },
  demo: null,
};

function opened(start: string) {
  const host = fixtureHost();
  const ready = host.state.startup;
  if (ready.stage !== "ready") throw new Error("the fixture is ready");
  render(<App host={host} start={start} />);
  const become = (startup: Startup) => {
    host.state.startup = startup;
    host.stale("startup");
  };
  return { host, ready, become, user: userEvent.setup({ delay: null }) };
}

const PATIENT = "/patients/c0ffee01:ext:4410511";
const names = () => document.documentElement.outerHTML;

it("a locked console holds nothing of a patient in the page, the title or what is spoken, and the same person comes back to their place", async () => {
  const { host, ready, become } = opened(PATIENT);
  await screen.findByText("Numbers of this record");
  const family = document.title.split(",")[0] ?? "";
  expect(family.length).toBeGreaterThan(2);
  expect(names()).toContain(family);
  announce(`${family} was kept`);
  become(LOCKED);
  await screen.findByRole("heading", { level: 1, name: "Locked" });
  expect(names()).not.toContain(family);
  expect(document.title).toBe("Anteroom");
  await waitFor(() => expect(host.state.showing).toBeNull());
  become(ready);
  await screen.findByText("Numbers of this record");
});

it("another person begins at the first screen", async () => {
  const { ready, become } = opened(PATIENT);
  await screen.findByText("Numbers of this record");
  become(LOCKED);
  await screen.findByRole("heading", { level: 1, name: "Locked" });
  become({ ...ready, who: { ...ready.who, id: "u-amara", name: "DIALLO, Amara" } });
  await screen.findByRole("heading", { level: 1, name: "Waiting rooms" });
  expect(screen.queryByText("Numbers of this record")).toBeNull();
});

it("Ctrl L locks from a list, a field and an open sheet, and the page says when what was typed is kept", async () => {
  const { host, user } = opened("/");
  await screen.findByRole("heading", { level: 1, name: "Waiting rooms" });
  const locks = () => host.state.asked.filter(({ act }) => act === "lock").length;
  await user.keyboard("{Control>}l{/Control}");
  await waitFor(() => expect(locks()).toBe(1));
  await user.keyboard("{F1}");
  await screen.findByRole("dialog");
  await user.keyboard("{Control>}l{/Control}");
  await waitFor(() => expect(locks()).toBe(2));
  host.askToLock();
  await waitFor(() => expect(host.state.asked.some(({ act }) => act === "readyToLock")).toBe(true));
});

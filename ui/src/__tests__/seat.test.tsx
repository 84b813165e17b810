import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { LOCKED, openConsole } from "../../tests/seat";
import { announce } from "../frame/announcer";
// Screens are imported here, so that no test waits for a chunk.
import "../screens/startup/StartupScreen";
import "../screens/patients/PatientScreen";

const PATIENT = "/patients/c0ffee01:ext:4410511";
const names = () => document.documentElement.outerHTML;

it("a locked console holds nothing of a patient in the page, the title or what is spoken, and the same person comes back to their place", async () => {
  const { host, ready, become } = openConsole(PATIENT);
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
  const { ready, become } = openConsole(PATIENT);
  await screen.findByText("Numbers of this record");
  become(LOCKED);
  await screen.findByRole("heading", { level: 1, name: "Locked" });
  become({ ...ready, who: { ...ready.who, id: "u-amara", name: "DIALLO, Amara" } });
  await screen.findByRole("heading", { level: 1, name: "Waiting rooms" });
  expect(screen.queryByText("Numbers of this record")).toBeNull();
});

it("Ctrl L locks from a list, a field and an open sheet, and the page says when what was typed is kept", async () => {
  const { host, user } = openConsole("/");
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

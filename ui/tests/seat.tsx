import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { App } from "../src/App";
import { fixtureHost } from "../src/host/fixture";
import type { Startup } from "../src/host/types";

/** Nobody sits there: the console was locked. */
export const LOCKED: Startup = {
  stage: "locked",
  clinic: "Quayside",
  who: { id: "u-elke", user: "elke", name: "BRANDT, Elke" },
  demo: null,
};

/** The whole page at a console where somebody sits, and how to have them leave and come back. */
export function openConsole(start: string) {
  const host = fixtureHost();
  const ready = host.state.startup;
  if (ready.stage !== "ready") throw new Error("the fixture is ready");
  const view = render(<App host={host} start={start} />);
  const become = (startup: Startup) => {
    host.state.startup = startup;
    host.stale("startup");
  };
  return { ...view, host, ready, become, user: userEvent.setup({ delay: null }) };
}

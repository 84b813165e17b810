import { createRoot } from "react-dom/client";
import { App } from "./App";
import "./tokens.css";
import "./base.css";
import { guardDrops } from "./frame/dropGuard";
import type { Host } from "./host/Host";
import { tauriHost } from "./host/tauri";

/** The desktop window's host; in a development server with `?fixture`, the in-memory one, which no build contains. */
async function hostOfThisPage(): Promise<{ host: Host; start: string }> {
  if (import.meta.env.DEV) {
    const asked = new URLSearchParams(location.search);
    if (asked.has("fixture")) {
      const { fixtureFor } = await import("./host/fixture/scenes");
      return { host: fixtureFor(asked), start: asked.get("start") ?? "/" };
    }
  }
  return { host: tauriHost, start: "/" };
}

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no root element");
guardDrops(document);
const { host, start } = await hostOfThisPage();
createRoot(root).render(<App host={host} start={start} />);

import { useState } from "react";
import { createRoot } from "react-dom/client";
import "../../tokens.css";
import "../../base.css";
import { Announcer } from "../../frame/announcer";
import { applyTheme } from "../../frame/preferences";
import { LanguageContext } from "../../messages/area";
import { EcgView } from "../EcgView";
import type { Ruler } from "../ruler";
import type { LeadFacts, SignalFacts } from "../signal";
import { measurePan } from "./measurePan";
import { factsOf, Wave } from "./wave";

/**
 * The electrocardiogram by itself, to be looked at in a development server: `?scene=watch|holter|twelve|odd&theme=dark`
 * `&language=es&height=260&mm=3.78&pan`. No build contains it.
 */
const asked = new URLSearchParams(location.search);

const lead = (name: string | null, rateHz: number, filter: string | null): LeadFacts => ({
  name,
  unit: "mV",
  millivoltsPerUnit: 1,
  calibrated: true,
  filter,
  rateHz,
});

const scenes: Record<string, () => Wave> = {
  watch: () =>
    new Wave(
      factsOf({ deviceSays: "inconclusive", device: "Watch", source: "Mia Device Manager" }),
      [7.1, 7.9],
    ),
  holter: () =>
    new Wave(
      factsOf({
        seconds: 86_400,
        samples: 86_400 * 250,
        leads: ["MLII", "V1", "V5"].map((name) => lead(name, 250, "0.05-125 Hz, notch 60 Hz")),
        device: "Holter",
      }),
      [20.2, 23],
    ),
  twelve: () =>
    new Wave(
      factsOf({
        seconds: 10,
        samples: 5000,
        leads: ["I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6"].map((name) =>
          lead(name, 500, "0.05-150 Hz"),
        ),
      }),
    ),
  odd: () =>
    new Wave(
      factsOf({
        samples: 100 * 90,
        leads: [
          lead(null, 100, "0.5-40 Hz"),
          { ...lead("Resp", 100, null), unit: "au", millivoltsPerUnit: null },
        ],
      }),
    ),
};

function Gallery({ wave, facts }: { wave: Wave; facts: SignalFacts }) {
  const mm = asked.get("mm");
  const [kept, setKept] = useState<Ruler | null>(
    mm === null
      ? null
      : {
          devicePixelRatio: window.devicePixelRatio,
          width: screen.width,
          height: screen.height,
          left: 0,
          top: 0,
          zoom: 1,
          pixelsPerMillimetre: Number(mm),
        },
  );
  const [read] = useState(() => wave.reader(Number(asked.get("delay") ?? 4)));
  const [beats] = useState(() => (asked.has("noBeats") ? null : wave.beats));
  const height = asked.get("height");
  return (
    <LanguageContext value={asked.get("language") === "es" ? "es" : "en"}>
      <main style={{ height: height === null ? "100%" : `${height}px` }}>
        <EcgView facts={facts} read={read} beats={beats} kept={kept} keep={setKept} />
      </main>
      <Announcer />
    </LanguageContext>
  );
}

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no root element");
applyTheme(asked.get("theme") === "dark" ? "dark" : "light");
const wave = (scenes[asked.get("scene") ?? "watch"] ?? (() => new Wave(factsOf())))();
createRoot(root).render(<Gallery wave={wave} facts={wave.facts} />);
if (asked.has("pan")) measurePan(Number(asked.get("pan")) || 10, asked.has("zoom"));

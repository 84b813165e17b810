/** The electrocardiogram's view over a synthetic recording, with pens that remember what was drawn. */
import { screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, vi } from "vitest";
import { renderScreen } from "../../../tests/render";
import { fixtureHost } from "../../host/fixture";
import { fixtureSettings } from "../../host/fixture/builders";
import { EcgView, type EcgViewProps } from "../EcgView";
import { factsOf, Wave } from "../gallery/wave";
import type { Ruler } from "../ruler";
import { RecordingPen } from "./recordingPen";

export const pens: RecordingPen[] = [];

/** Every canvas gets a pen of its own. */
export function givePens(): void {
  pens.length = 0;
  HTMLCanvasElement.prototype.getContext = (() => {
    const pen = new RecordingPen();
    pens.push(pen);
    return pen;
  }) as unknown as typeof HTMLCanvasElement.prototype.getContext;
}

export const watch = factsOf({ deviceSays: "inconclusive", device: "Watch", source: "Mia Device Manager" });
export const ruler: Ruler = {
  devicePixelRatio: 1,
  width: window.screen.width,
  height: window.screen.height,
  left: 0,
  top: 0,
  zoom: 1,
  pixelsPerMillimetre: 4.2,
};

export function open(
  over: Partial<EcgViewProps> = {},
  language: "en" | "es" = "en",
  first: Ruler | null = null,
) {
  const wave = new Wave(over.facts ?? watch);
  const keep = vi.fn();
  function Kept() {
    const [kept, setKept] = useState(first);
    return (
      <EcgView
        facts={wave.facts}
        read={wave.reader()}
        beats={wave.beats}
        kept={kept}
        keep={(next) => {
          keep(next);
          setKept(next);
        }}
        {...over}
      />
    );
  }
  const host = fixtureHost({ settings: { ...fixtureSettings, language } });
  return { ...renderScreen(<Kept />, { host }), keep, wave };
}

export const plot = () => screen.getByRole("application");
export const said = (sentence: RegExp) => waitFor(() => expect(plot()).toHaveAccessibleDescription(sentence));

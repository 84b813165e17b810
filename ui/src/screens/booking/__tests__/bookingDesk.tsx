/** The booking screen over the fixture host, on a day that stands still. */
import { screen } from "@testing-library/react";
import { renderScreen } from "../../../../tests/render";
import type { FixtureHost } from "../../../host/fixture";
import { fixtureHost, fixtureSettings } from "../../../host/fixture";
import type { Host } from "../../../host/Host";
import BookingScreen from "../BookingScreen";

export const NOW = "2029-12-03T14:00:00.000Z";
export const DAY = "2029-12-05";
export const LINDHOLM = "c0ffee01:ext:4410511";
export const DECEASED = "c0ffee01:ext:4410236";

export function host(overrides: Partial<Host> = {}, language: "en" | "es" = "en"): FixtureHost {
  return fixtureHost({ at: NOW, settings: { ...fixtureSettings, language } }, overrides);
}

export function open(given: FixtureHost, where: Record<string, string> = { patient: LINDHOLM, day: DAY }) {
  return renderScreen(<BookingScreen />, { host: given, here: { screen: "booking", open: where } });
}

export const slot = (name: RegExp) => screen.findByRole("button", { name });

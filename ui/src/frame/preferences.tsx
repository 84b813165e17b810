import { type ReactNode, useLayoutEffect } from "react";
import { ZoneContext } from "../format/useFormat";
import type { Settings, Theme } from "../host/types";
import { LanguageContext } from "../messages/area";

/** Puts the page into a theme; "system" follows the desktop. */
export function applyTheme(theme: Theme): void {
  const page = document.documentElement;
  if (theme === "system") delete page.dataset.theme;
  else page.dataset.theme = theme;
}

/** Applies the settings that the whole page obeys: language, zone, theme and density. They apply at once. */
export function Preferences({ settings, children }: { settings: Settings; children: ReactNode }) {
  const { language, zone, theme, density } = settings;
  useLayoutEffect(() => {
    const page = document.documentElement;
    page.lang = language;
    page.dataset.density = density;
    applyTheme(theme);
  }, [language, theme, density]);
  return (
    <LanguageContext value={language}>
      <ZoneContext value={zone}>{children}</ZoneContext>
    </LanguageContext>
  );
}

import { type ReactNode, useLayoutEffect } from "react";
import { ZoneContext } from "../format/useFormat";
import type { Settings } from "../host/types";
import { LanguageContext } from "../messages/area";

/** Applies the settings that the whole page obeys: language, zone, theme and density. They apply at once. */
export function Preferences({ settings, children }: { settings: Settings; children: ReactNode }) {
  const { language, zone, theme, density } = settings;
  useLayoutEffect(() => {
    const page = document.documentElement;
    page.lang = language;
    page.dataset.density = density;
    if (theme === "system") delete page.dataset.theme;
    else page.dataset.theme = theme;
  }, [language, theme, density]);
  return (
    <LanguageContext value={language}>
      <ZoneContext value={zone}>{children}</ZoneContext>
    </LanguageContext>
  );
}

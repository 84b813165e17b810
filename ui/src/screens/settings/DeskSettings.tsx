import type { SettingChange, Settings } from "../../host/types";
import { useMessages } from "../../messages/area";
import { settings as area } from "../../messages/settings";
import { Segments } from "../../parts/Segments";
import styles from "./SettingsScreen.module.css";

/** How this desk looks, in which language, and whether single letters are keys (WCAG 2.1.4). */
export function DeskSettings({
  settings,
  onKeep,
}: {
  settings: Settings;
  onKeep: (change: SettingChange, what: string) => void;
}) {
  const words = useMessages(area);
  return (
    <div className={styles.column}>
      <section className={styles.group} aria-label={words.sections.look}>
        <h2 className={styles.title}>{words.sections.look}</h2>
        <Segments
          label={words.density.label}
          value={settings.density}
          options={[
            { id: "compact", text: words.density.compact },
            { id: "comfortable", text: words.density.comfortable },
          ]}
          hint={words.density.hint}
          onChange={(value) => onKeep({ setting: "density", value }, words.density.label)}
        />
        <Segments
          label={words.theme.label}
          value={settings.theme}
          options={[
            { id: "system", text: words.theme.system },
            { id: "light", text: words.theme.light },
            { id: "dark", text: words.theme.dark },
          ]}
          onChange={(value) => onKeep({ setting: "theme", value }, words.theme.label)}
        />
      </section>
      <section className={styles.group} aria-label={words.sections.language}>
        <h2 className={styles.title}>{words.sections.language}</h2>
        <Segments
          label={words.language.label}
          value={settings.language}
          options={[
            { id: "en", text: words.language.en },
            { id: "es", text: words.language.es },
          ]}
          hint={words.language.hint}
          onChange={(value) => onKeep({ setting: "language", value }, words.language.label)}
        />
      </section>
      <section className={styles.group} aria-label={words.sections.keys}>
        <h2 className={styles.title}>{words.sections.keys}</h2>
        <Segments
          label={words.letterKeys.label}
          value={settings.letterKeys ? "on" : "off"}
          options={[
            { id: "on", text: words.letterKeys.on },
            { id: "off", text: words.letterKeys.off },
          ]}
          hint={words.letterKeys.hint}
          onChange={(on) => onKeep({ setting: "letterKeys", value: on === "on" }, words.letterKeys.label)}
        />
      </section>
    </div>
  );
}

import { useTick } from "../../format/ticker";
import { offsetText, timeOf } from "../../format/time";
import { useFormat } from "../../format/useFormat";
import type { SettingChange, Settings } from "../../host/types";
import { useMessages } from "../../messages/area";
import { settings as area } from "../../messages/settings";
import { Segments } from "../../parts/Segments";
import { ZoneField } from "../../parts/ZoneField";
import { NumberSetting } from "./NumberSetting";
import styles from "./SettingsScreen.module.css";
import { TextSetting } from "./TextSetting";

/**
 * What holds for the whole clinic: name, zone, waiting thresholds, the time in which a change can be taken back,
 * locks and authenticators.
 */
export function ClinicSettings({
  settings,
  admin,
  onKeep,
}: {
  settings: Settings;
  admin: boolean;
  onKeep: (change: SettingChange, what: string) => void;
}) {
  const words = useMessages(area);
  const { language } = useFormat();
  const { zone, thresholds } = settings;
  const clock = useTick((now) =>
    words.zone.now(timeOf(new Date(now).toISOString(), zone, language), offsetText(now, zone)),
  );
  const order = (target: number, limit: number) =>
    target >= 1 && target < limit && limit <= 24 * 60 ? null : words.thresholds.order;
  return (
    <div className={styles.column}>
      <section className={styles.group} aria-label={words.sections.clinic}>
        <h2 className={styles.title}>{words.sections.clinic}</h2>
        <TextSetting
          label={words.clinic.label}
          value={settings.clinic}
          hint={words.clinic.hint}
          empty={words.clinic.empty}
          maxLength={120}
          disabled={!admin}
          onKeep={(value) => onKeep({ setting: "clinic", value }, words.clinic.label)}
        />
        <ZoneField
          label={words.zone.label}
          value={zone}
          hint={words.zone.hint}
          noMatch={words.zone.noMatch}
          disabled={!admin}
          onChange={(value) => value !== zone && onKeep({ setting: "zone", value }, words.zone.label)}
        />
        <p className={styles.dim}>
          {clock} {words.zone.changed}
        </p>
      </section>
      <section className={styles.group} aria-label={words.sections.waiting}>
        <h2 className={styles.title}>{words.sections.waiting}</h2>
        <div className={styles.pair}>
          <NumberSetting
            label={words.thresholds.target}
            unit={words.thresholds.minutes}
            value={thresholds.targetMinutes}
            hint={words.thresholds.hint}
            wrong={(target) => order(target, thresholds.limitMinutes)}
            disabled={!admin}
            onKeep={(value) => onKeep({ setting: "targetMinutes", value }, words.thresholds.target)}
          />
          <NumberSetting
            label={words.thresholds.limit}
            unit={words.thresholds.minutes}
            value={thresholds.limitMinutes}
            hint={words.thresholds.order}
            wrong={(limit) => order(thresholds.targetMinutes, limit)}
            disabled={!admin}
            onKeep={(value) => onKeep({ setting: "limitMinutes", value }, words.thresholds.limit)}
          />
        </div>
      </section>
      <section className={styles.group} aria-label={words.sections.sending}>
        <h2 className={styles.title}>{words.sections.sending}</h2>
        <NumberSetting
          label={words.undo.label}
          unit={words.undo.seconds}
          value={settings.undoSeconds}
          hint={words.undo.hint}
          wrong={(seconds) => (seconds >= 0 && seconds <= 60 ? null : words.undo.range)}
          disabled={!admin}
          onKeep={(value) => onKeep({ setting: "undoSeconds", value }, words.undo.label)}
        />
      </section>
      <section className={styles.group} aria-label={words.sections.lock}>
        <h2 className={styles.title}>{words.sections.lock}</h2>
        <NumberSetting
          label={words.lock.label}
          unit={words.lock.minutes}
          value={settings.lockAfterMin}
          hint={words.lock.hint}
          wrong={(minutes) => (minutes >= 1 && minutes <= 60 ? null : words.lock.range)}
          disabled={!admin}
          onKeep={(value) => onKeep({ setting: "lockAfterMin", value }, words.lock.label)}
        />
        <p className={styles.dim}>{words.lock.longest}</p>
        <Segments
          label={words.authenticators.label}
          value={settings.authenticators}
          options={[
            { id: "nobody", text: words.authenticators.nobody },
            { id: "administrators", text: words.authenticators.administrators },
            { id: "everybody", text: words.authenticators.everybody },
          ]}
          hint={words.authenticators.hint}
          disabled={!admin}
          onChange={(value) => onKeep({ setting: "authenticators", value }, words.authenticators.label)}
        />
      </section>
    </div>
  );
}

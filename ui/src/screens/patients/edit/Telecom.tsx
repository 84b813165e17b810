import { useRef } from "react";
import type { ContactPoint } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { records } from "../../../messages/records";
import { Alert } from "../../../parts/Alert";
import { Button } from "../../../parts/Button";
import { Field } from "../../../parts/Field";
import styles from "./RecordForm.module.css";

/** Telephone numbers and mail addresses, each with its use; an emptied one is left out. */
export function Telecom({
  points,
  error,
  onChange,
}: {
  points: readonly ContactPoint[];
  error: string | null;
  onChange: (points: ContactPoint[]) => void;
}) {
  const words = useMessages(records).form;
  const list = useRef<HTMLUListElement>(null);
  const add = useRef<HTMLButtonElement>(null);

  function append(system: string): void {
    onChange([...points, { system, usage: "home", value: "" }]);
    requestAnimationFrame(() => {
      const rows = list.current?.querySelectorAll<HTMLElement>("li") ?? [];
      rows[rows.length - 1]?.querySelector<HTMLElement>("input")?.focus();
    });
  }
  const kindOf = (system: string) =>
    system === "phone" ? words.phone : system === "email" ? words.email : words.otherKind(system);

  return (
    <div className={styles.whole}>
      {points.length === 0 && <p className={styles.note}>{words.noContact}</p>}
      <ul className={styles.points} ref={list}>
        {points.map((point, at) => {
          const ofKind = points.slice(0, at + 1).filter((each) => each.system === point.system);
          const name = words.point(kindOf(point.system), ofKind.length);
          const set = (part: Partial<ContactPoint>) =>
            onChange(points.map((each, index) => (index === at ? { ...each, ...part } : each)));
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the vendor's list
            <li key={at} className={styles.point}>
              <Field label={name} value={point.value} maxLength={120} onChange={(value) => set({ value })} />
              <Field
                label={words.usage(name)}
                value={point.usage}
                maxLength={40}
                placeholder={words.usageHint}
                onChange={(usage) => set({ usage })}
              />
              <Button
                size="small"
                icon="trash"
                label={words.remove(name)}
                onPress={() => {
                  onChange(points.filter((_, index) => index !== at));
                  add.current?.focus();
                }}
              >
                {words.removeShort}
              </Button>
            </li>
          );
        })}
      </ul>
      {error !== null && (
        <p className={styles.error} data-wrong tabIndex={-1}>
          <Alert kind="warning" small />
          <span>{error}</span>
        </p>
      )}
      <div className={styles.adds}>
        <Button size="small" buttonRef={add} onPress={() => append("phone")}>
          {words.addPhone}
        </Button>
        <Button size="small" onPress={() => append("email")}>
          {words.addEmail}
        </Button>
      </div>
    </div>
  );
}

import { useState } from "react";
import { useFormat } from "../../format/useFormat";
import { type OpenForm, useTyped } from "../../frame/typing";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { Alert } from "../../parts/Alert";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Tick } from "../../parts/Tick";
import styles from "./CheckPane.module.css";
import type { GridSlot } from "./layoutDay";
import { OtherVisitLine } from "./OtherVisitLine";
import type { OwnVisit } from "./overlap";

/**
 * An overlap with a visit of the patient's own, at whichever vendor: another time, or booking anyway with a reason why
 * both can stand. One of the two has to be.
 */
export function OverlapNote({
  clash,
  name,
  others,
  form,
  reason,
  onReason,
  onPick,
}: {
  clash: OwnVisit;
  name: string;
  others: GridSlot[];
  form: OpenForm;
  reason: string;
  onReason: (reason: string) => void;
  onPick: (slot: GridSlot) => void;
}) {
  const words = useMessages(booking).check.overlap;
  const format = useFormat();
  // After a lock the reason stands here again; that both can stand is ticked anew.
  const [typed, setTyped] = useTyped(form, "overlapReason", reason);
  const [anyway, setAnyway] = useState(reason !== "");
  const clock = (at: number) => format.time(new Date(at).toISOString());
  return (
    <section className={styles.overlap} role="alert">
      <Alert kind="warning" />
      <b>{words.title(name, clock(clash.start))}</b>
      <div>
        <p>
          <OtherVisitLine of={clash.named} />
        </p>
        <p>
          {words.text} {clash.end === null && words.unknownLength}
        </p>
        {others.length > 0 && (
          <div className={styles.times}>
            {others.map((slot) => (
              <Button key={slot.start} onPress={() => onPick(slot)}>
                {clock(slot.start)}
              </Button>
            ))}
          </div>
        )}
        <Tick
          ticked={anyway}
          onChange={(on) => {
            setAnyway(on);
            onReason(on ? typed : "");
          }}
        >
          {words.anyway}
        </Tick>
        {anyway && (
          <Field
            label={words.reason}
            value={typed}
            maxLength={200}
            required
            onChange={(text) => {
              setTyped(text);
              onReason(text);
            }}
          />
        )}
      </div>
    </section>
  );
}

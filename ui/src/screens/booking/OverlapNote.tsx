import { useFormat } from "../../format/useFormat";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { Alert } from "../../parts/Alert";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import styles from "./CheckPane.module.css";
import type { GridSlot } from "./layoutDay";
import type { OwnVisit } from "./overlap";

/** An overlap with the patient's own visit: another time, or a reason why both can stand. One of the two has to be. */
export function OverlapNote({
  clash,
  name,
  others,
  reason,
  onReason,
  onPick,
}: {
  clash: OwnVisit;
  name: string;
  others: GridSlot[];
  reason: string;
  onReason: (reason: string) => void;
  onPick: (slot: GridSlot) => void;
}) {
  const words = useMessages(booking).check.overlap;
  const format = useFormat();
  const clock = (at: number) => format.time(new Date(at).toISOString());
  return (
    <section className={styles.overlap} role="alert">
      <Alert kind="warning" />
      <b>{words.title(name, clock(clash.start))}</b>
      <div>
        <p>
          {words.text(clash.room)} {clash.end === null && words.unknownLength}
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
        <Field label={words.reason} value={reason} maxLength={200} onChange={onReason} />
      </div>
    </section>
  );
}

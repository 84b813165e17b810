import type { FormEvent } from "react";
import { useFormat } from "../../format/useFormat";
import { useTyped, useTypedForm } from "../../frame/typing";
import { useKept } from "../../frame/useKept";
import type { RoomDay } from "../../host/types";
import { useMessages } from "../../messages/area";
import { offerSlot } from "../../messages/offerSlot";
import { DateField } from "../../parts/DateField/DateField";
import { Field } from "../../parts/Field";
import { FormEnd } from "../../parts/FormEnd";
import { Refusal } from "../../parts/Refusal";
import { SelectField } from "../../parts/SelectField";
import { Sheet } from "../../parts/Sheet/Sheet";
import { TimeField } from "../../parts/TimeField/TimeField";
import { TypedAgain } from "../../parts/TypedAgain";
import { MoveTime } from "../visit/MoveTime";
import { useTypedMoment } from "../visit/useTypedMoment";
import { roomKey } from "./layoutDay";
import styles from "./OfferSlotSheet.module.css";

/** Offering a time at which somebody can be booked (CM-05). What the clocks make of it is said first. */
export function OfferSlotSheet({
  rooms,
  chosen,
  day: first,
  today,
  onClose,
}: {
  /** Schedules in which a slot can be offered; at least one. */
  rooms: readonly RoomDay[];
  /** The schedule that was asked for on the screen. */
  chosen: string | null;
  day: string;
  today: string;
  onClose: () => void;
}) {
  const words = useMessages(offerSlot);
  const format = useFormat();
  const form = useTypedForm("offerSlot");
  const [whose, setWhose] = useTyped(form, "whose", chosen);
  const room = rooms.find((each) => roomKey(each) === whose) ?? rooms[0];
  const moment = useTypedMoment(form, { day: first, time: "" });
  const { meant, start } = moment;
  const [minutes, setMinutes] = useTyped(form, "minutes", "20");
  const length = Number(minutes);
  const badLength = !(Number.isInteger(length) && length >= 5 && length <= 480);
  const off =
    moment.missing !== null
      ? words[moment.missing]
      : badLength
        ? words.badMinutes
        : moment.unread
          ? words.unread
          : start === null
            ? words.reading
            : null;
  const name = room?.name ?? "";
  const offer = useKept("offerSlot", {
    what: words.kept(format.dateTime(start, { weekday: true }), name),
    onKept: onClose,
  });

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (off !== null || start === null || room === undefined || offer.busy) return;
    await offer.run({ connection: room.connection, provider: room.id, start, durationS: length * 60 });
  }

  return (
    <Sheet title={words.title} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className={styles.form}>
        <TypedAgain form={form} />
        {offer.problem !== null && <Refusal problem={offer.problem} sentences={words.refusals} />}
        <SelectField
          label={words.whose}
          value={room === undefined ? "" : roomKey(room)}
          options={rooms.map((each) => ({ id: roomKey(each), text: each.name }))}
          onChange={setWhose}
        />
        <div className={styles.when}>
          <DateField label={words.date} value={moment.day} today={today} onChange={moment.setDay} bare />
          <TimeField label={words.time} value={moment.time} now={moment.now} onChange={moment.setTime} />
          <Field
            label={words.minutes}
            value={minutes}
            onChange={setMinutes}
            inputMode="numeric"
            error={badLength ? words.badMinutes : null}
          />
        </div>
        {meant !== undefined && (
          <MoveTime
            meant={meant}
            chosen={moment.chosen}
            onChoose={moment.setChosen}
            onTime={moment.setTime}
          />
        )}
        <p className={styles.hint}>{words.zone(moment.zone)}</p>
        <p>{words.text}</p>
        {room?.offerSlot.assumed != null && (
          <p className={styles.hint}>{words.assumed(room.offerSlot.assumed)}</p>
        )}
        <FormEnd act={words.act(name)} busy={offer.busy} off={off} back={words.back} onBack={onClose} />
      </form>
    </Sheet>
  );
}

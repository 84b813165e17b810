import type { ReactNode } from "react";
import { useTick } from "../../format/ticker";
import { dateTimeOf } from "../../format/time";
import { useFormat } from "../../format/useFormat";
import { Head } from "../../frame/Head";
import { useNavigation } from "../../frame/navigation";
import type { NoteView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { parts as own } from "../../messages/parts";
import { Button } from "../../parts/Button";
import { VendorMark } from "../../parts/VendorMark";
import type { Reading } from "./useReading";

/** The head: which visit, in the visit's own zone, and how old what is shown is. */
export function NoteHead({
  note,
  reading,
  saved,
}: {
  note: NoteView;
  reading: Reading;
  /** How safe what was typed is; nothing where nobody types. */
  saved?: ReactNode;
}) {
  const words = useMessages(area);
  const { shortVendors } = useMessages(own);
  const format = useFormat();
  const { back } = useNavigation();
  const vendor = shortVendors[note.vendor];
  const age = useTick((now) => (note.readAt === null ? null : format.ageOfData(note.readAt, now)));
  const when =
    note.start === null
      ? words.timeUnknown
      : dateTimeOf(note.start, note.zone, format.language, { weekday: true });
  return (
    <Head
      title={words.title}
      whose={
        <>
          {words.whose(when, note.room ?? "")} <VendorMark vendor={note.vendor} small />
        </>
      }
      asOf={
        <>
          {reading.busy
            ? words.reading(vendor)
            : age === null
              ? words.neverRead(vendor)
              : words.read(vendor, age)}{" "}
          {saved}
        </>
      }
      tools={
        <>
          <Button icon="refresh" off={reading.busy ? words.reading(vendor) : null} onPress={reading.again}>
            {words.readAgain}
          </Button>
          <Button keyCap="Esc" onPress={back}>
            {words.back}
          </Button>
        </>
      }
    />
  );
}

import { useFormat } from "../../format/useFormat";
import type { Instant } from "../../host/types";
import { useMessages } from "../../messages/area";
import { users as area } from "../../messages/users";
import { NoteBar } from "../NoteBar";

/** That a record is open by emergency access, and until when. It stands wherever something of it is shown. */
export function OpenUntil({ until, boxed = false }: { until: Instant | null; boxed?: boolean }) {
  const words = useMessages(area).emergency;
  const format = useFormat();
  if (until === null) return null;
  return (
    <NoteBar tone="warn" icon="shield" title={words.openUntil(format.time(until))} boxed={boxed}>
      {words.openText}
    </NoteBar>
  );
}

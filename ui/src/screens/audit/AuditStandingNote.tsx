import { useQuery } from "@tanstack/react-query";
import { useFormat } from "../../format/useFormat";
import { usePlaced } from "../../frame/typing";
import { useQueries } from "../../host/HostContext";
import type { AuditDoubt } from "../../host/types";
import { useMessages } from "../../messages/area";
import { audit as area } from "../../messages/audit";
import { Button } from "../../parts/Button";
import { NoteBar } from "../../parts/NoteBar";
import { SettleSheet } from "./SettleSheet";

/** How the audit stands to its anchor: a bar where it has to be looked into, a sentence otherwise. */
export function AuditStandingNote() {
  const words = useMessages(area);
  const format = useFormat();
  const standing = useQuery(useQueries().auditStanding()).data;
  if (standing === undefined) return null;
  if (standing.doubt !== null) return <Doubt doubt={standing.doubt} />;
  switch (standing.state) {
    case "noAnchor":
      return <NoteBar tone="info" icon="shield" title={words.standing.noAnchor} />;
    case "keyringFailed":
      return <NoteBar tone="warn" icon="shield" title={words.standing.keyringFailed} />;
    case "checking":
      return <NoteBar tone="info" icon="shield" title={words.standing.checking} />;
    default:
      return standing.anchoredAt === null ? null : (
        <NoteBar
          tone="good"
          icon="shield"
          title={words.standing.holds(format.dateTime(standing.anchoredAt))}
        />
      );
  }
}

function Doubt({ doubt }: { doubt: AuditDoubt }) {
  const words = useMessages(area).doubt;
  const format = useFormat();
  const [settling, setSettling] = usePlaced("audit.settling", false);
  const from = doubt.from === null ? null : format.dateTime(doubt.from);
  const until = format.dateTime(doubt.until);
  return (
    <>
      <NoteBar
        tone="bad"
        icon="shield"
        title={words.title}
        action={
          <Button variant="quiet" hasPopup="dialog" onPress={() => setSettling(true)}>
            {words.settle}
          </Button>
        }
      >
        {doubt.shorter
          ? words.shorter(from, until, String(doubt.anchored), String(doubt.found))
          : words.other(from, until)}
      </NoteBar>
      {settling && <SettleSheet onClose={() => setSettling(false)} />}
    </>
  );
}

import { useQuery } from "@tanstack/react-query";
import { useFormat } from "../format/useFormat";
import { useQueries } from "../host/HostContext";
import { useMessages } from "../messages/area";
import { frame } from "../messages/frame";
import { Button } from "../parts/Button";
import { NoteBar } from "../parts/NoteBar";
import { useNavigation } from "./navigation";

/** What is true of the whole console and must be seen on every screen: an audit that was changed; emergency access that no
 * administrator has taken note of, for administrators; copies of documents that a restored ledger does not know, a mirror
 * being read again, no vendor at all. */
export function FrameNotes() {
  const words = useMessages(frame);
  const queries = useQueries();
  const { here, go } = useNavigation();
  const startup = useQuery(queries.startup()).data;
  const ready = startup?.stage === "ready";
  const admin = ready && startup.who.roles.includes("administrator");
  const audit = useQuery({ ...queries.auditStanding(), enabled: ready }).data;
  const emergencies = useQuery({
    ...queries.users(),
    enabled: admin,
    select: (view) => view.emergencies.length,
  }).data;
  const format = useFormat();
  if (startup?.stage !== "ready") return null;
  const { rebuilding, copiesSetAside, connected } = startup;
  const doubt = audit?.doubt ?? null;
  if (doubt !== null && here.screen !== "audit") {
    const from = doubt.from === null ? null : format.dateTime(doubt.from);
    const said = doubt.shorter ? words.auditDoubt.shorter : words.auditDoubt.other;
    return (
      <NoteBar
        tone="bad"
        icon="shield"
        title={words.auditDoubt.title}
        action={
          admin && (
            <Button variant="quiet" onPress={() => go("audit")}>
              {words.auditDoubt.act}
            </Button>
          )
        }
      >
        {said(from, format.dateTime(doubt.until))}
      </NoteBar>
    );
  }
  if (admin && emergencies !== undefined && emergencies > 0 && here.screen !== "users") {
    return (
      <NoteBar
        tone="warn"
        icon="shield"
        title={words.emergencies.title(emergencies)}
        action={
          <Button variant="quiet" onPress={() => go("users")}>
            {words.emergencies.act}
          </Button>
        }
      >
        {words.emergencies.text}
      </NoteBar>
    );
  }
  if (copiesSetAside > 0) {
    return (
      <NoteBar tone="warn" title={words.setAside.title(copiesSetAside)}>
        {words.setAside.text}
      </NoteBar>
    );
  }
  if (rebuilding !== null) {
    return (
      <NoteBar tone="info" icon="refresh" title={words.rebuilding.title}>
        {words.rebuilding.text(rebuilding.done, rebuilding.of)}
      </NoteBar>
    );
  }
  if (!connected && here.screen !== "connections") {
    return (
      <NoteBar
        tone="info"
        icon="plug"
        title={words.unconnected.title}
        action={
          <Button variant="quiet" onPress={() => go("connections")}>
            {words.unconnected.act}
          </Button>
        }
      >
        {words.unconnected.text}
      </NoteBar>
    );
  }
  return null;
}

import { useFormat } from "../../../format/useFormat";
import { announce } from "../../../frame/announcer";
import { useNavigation } from "../../../frame/navigation";
import { useAct } from "../../../host/HostContext";
import type { FileIntent, VisitFile } from "../../../host/types";
import { useLanguage, useMessages } from "../../../messages/area";
import { files as area } from "../../../messages/files";
import { outbox } from "../../../messages/outbox";
import { parts } from "../../../messages/parts";
import { Button } from "../../../parts/Button";
import { Icon } from "../../../parts/Icon";
import { intentLook } from "../../../parts/intentLook";
import { Refusal } from "../../../parts/Refusal";
import styles from "./Files.module.css";
import { fileSize, share } from "./fileWords";

/** One file: what it is, where it stands, and what can be done with it. */
export function FileRow({
  file,
  off,
  closed,
  onCopy,
  onDelete,
}: {
  file: VisitFile;
  /** Why nothing can be done with files now. */
  off: string | null;
  /** Why it cannot be looked into. */
  closed: string | null;
  onCopy: () => void;
  onDelete: () => void;
}) {
  const words = useMessages(area);
  const format = useFormat();
  const language = useLanguage();
  const stop = useAct("stopUpload");
  const { go } = useNavigation();
  const { intent } = file;
  const name = file.name ?? words.nameUnknown;
  const type = file.mediaType === null ? words.typeUnknown : (words.types[file.mediaType] ?? file.mediaType);
  const uploading = intent?.act === "attach";
  const stoppable = uploading && (intent.state === "queued" || intent.state === "sending");
  const removable = uploading && intent.state === "rejected";
  const open = intent !== null && intent.state !== "confirmed" && intent.state !== "rejected";
  const decides = intent !== null && (intent.state === "needsPerson" || intent.state === "unknown");

  async function stopIt(id: string): Promise<void> {
    const done = await stop.run(id);
    if (done.ok) announce(words.stopped(name));
  }

  return (
    <li className={styles.file}>
      <span className={styles.name}>{name}</span>
      <span className={styles.second}>
        {[
          type,
          file.size === null ? null : fileSize(file.size, language),
          file.at === null ? null : format.dateTime(file.at),
        ]
          .filter((part) => part !== null)
          .join(", ")}
      </span>
      {intent !== null && (intent.state !== "confirmed" || !uploading) && (
        <Standing intent={intent} name={name} size={file.size ?? 0} />
      )}
      {!file.listed && intent?.state === "confirmed" && (
        <span className={styles.second}>{words.notListedYet}</span>
      )}
      {!file.listed && intent === null && <span className={styles.second}>{words.notListed}</span>}
      {file.copy === null && file.listed && <span className={styles.second}>{words.noCopy}</span>}
      {stop.problem !== null && <Refusal problem={stop.problem} sentences={words.refusals} />}
      <div className={styles.acts}>
        {file.copy !== null && (
          <Button size="small" label={words.open(name)} off={closed} onPress={onCopy}>
            {words.openShort}
          </Button>
        )}
        {stoppable && (
          <Button
            size="small"
            label={words.stop(name)}
            busy={stop.busy}
            onPress={() => void stopIt(intent.id)}
          >
            {words.stopShort}
          </Button>
        )}
        {removable && (
          <Button
            size="small"
            label={words.remove(name)}
            busy={stop.busy}
            onPress={() => void stopIt(intent.id)}
          >
            {words.removeShort}
          </Button>
        )}
        {decides && (
          <Button
            size="small"
            label={words.outbox(name)}
            onPress={() => go("outbox", { open: { intent: intent.id } })}
          >
            {words.outboxShort}
          </Button>
        )}
        {file.vendorId !== null && file.listed && !open && (
          <Button
            size="small"
            variant="quiet"
            icon="trash"
            label={words.delete(name)}
            off={off}
            onPress={onDelete}
          >
            {words.deleteShort}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Where our change of a file stands, with how much has left while it is being sent. */
function Standing({ intent, name, size }: { intent: FileIntent; name: string; size: number }) {
  const words = useMessages(area);
  const own = useMessages(parts);
  const { why } = useMessages(outbox);
  const language = useLanguage();
  const look = intentLook(intent.state);
  const handed = intent.state === "sending" ? intent.handed : null;
  return (
    <span className={`${styles.standing} ${styles[look.tone]}`}>
      <span>
        <Icon name={look.icon} /> <b>{own.actAndState(own.acts[intent.act], own.intents[intent.state])}</b>
        {intent.state === "rejected" && why[intent.why] !== undefined && `. ${why[intent.why]}`}
        {intent.vendorMessage !== null && ` “${intent.vendorMessage}”`}
      </span>
      {handed !== null && size > 0 && (
        <>
          <progress className={styles.progress} value={handed} max={size} aria-label={words.progress(name)} />
          <span className={styles.second}>{words.percent(share(handed, size, language))}</span>
        </>
      )}
    </span>
  );
}

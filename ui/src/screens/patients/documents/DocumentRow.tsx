import { useFormat } from "../../../format/useFormat";
import { useNavigation } from "../../../frame/navigation";
import type { RecordDocument } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { files as filesArea } from "../../../messages/files";
import { outbox } from "../../../messages/outbox";
import { parts } from "../../../messages/parts";
import { recordDocuments as area } from "../../../messages/recordDocuments";
import { Button } from "../../../parts/Button";
import { Icon } from "../../../parts/Icon";
import { intentLook } from "../../../parts/intentLook";
import table from "../../table.module.css";
import styles from "./Documents.module.css";

/** One document of a record: what it is, where it stands, and what can be done with it. */
export function DocumentRow({
  document,
  off,
  busy,
  onOpen,
  onDownload,
}: {
  document: RecordDocument;
  /** Why nothing can be fetched now. */
  off: string | null;
  busy: boolean;
  onOpen: () => void;
  onDownload: () => void;
}) {
  const words = useMessages(area);
  const lists = useMessages(filesArea);
  const own = useMessages(parts);
  const { why } = useMessages(outbox);
  const format = useFormat();
  const { go } = useNavigation();
  const { intent } = document;
  const name = document.name ?? lists.nameUnknown;
  const type =
    document.mediaType === null ? lists.typeUnknown : (lists.types[document.mediaType] ?? document.mediaType);
  const look = intent === null ? null : intentLook(intent.state);
  const there = document.vendorId !== null && (intent === null || intent.state === "confirmed");
  const closed = off ?? (there ? null : words.notYet);
  const decides = intent !== null && (intent.state === "needsPerson" || intent.state === "unknown");
  return (
    <tr>
      <th scope="row">
        <span className={styles.name}>{name}</span>
        <span className={table.second}>
          {[document.fileName, document.description].filter(Boolean).join(", ")}
        </span>
      </th>
      <td>{document.class ?? lists.typeUnknown}</td>
      <td>{type}</td>
      <td>{document.copy === null ? words.elsewhere : format.dateTime(document.copy.at)}</td>
      <td>
        {intent === null || look === null ? (
          words.atVendor
        ) : (
          <span className={`${styles.standing} ${styles[look.tone]}`}>
            <Icon name={look.icon} /> <b>{own.intents[intent.state]}</b>
            {intent.state === "rejected" && why[intent.why] !== undefined && `. ${why[intent.why]}`}
            {intent.vendorMessage !== null && ` “${intent.vendorMessage}”`}
          </span>
        )}
      </td>
      <td>
        <span className={styles.acts}>
          <Button size="small" label={words.open(name)} off={closed} onPress={onOpen}>
            {words.openShort}
          </Button>
          <Button size="small" label={words.download(name)} off={closed} busy={busy} onPress={onDownload}>
            {words.downloadShort}
          </Button>
          {decides && (
            <Button
              size="small"
              label={words.decide(name)}
              onPress={() => go("outbox", { open: { intent: intent.id } })}
            >
              {words.decideShort}
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
}

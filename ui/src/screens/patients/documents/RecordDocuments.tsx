import { useQuery } from "@tanstack/react-query";
import { type DragEvent, useState } from "react";
import { useTick } from "../../../format/ticker";
import { useFormat } from "../../../format/useFormat";
import { announce } from "../../../frame/announcer";
import { usePlaced } from "../../../frame/typing";
import { useAct, useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { PatientView, RecordDocument } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { files as filesArea } from "../../../messages/files";
import { recordDocuments as area } from "../../../messages/recordDocuments";
import { Button } from "../../../parts/Button";
import { useReads } from "../../../parts/Emergency/useReads";
import { Refusal } from "../../../parts/Refusal";
import { splitOff } from "../../../parts/splitOff";
import { useReasons } from "../../../parts/useReasons";
import { LoadingBars, ProblemState } from "../../../parts/ViewState";
import table from "../../table.module.css";
import page from "../PatientScreen.module.css";
import { AddDocumentSheet } from "./AddDocumentSheet";
import { DocumentRow } from "./DocumentRow";
import styles from "./Documents.module.css";

// It draws PDF pages, which nobody pays for before a document is opened.
const DocumentSheet = splitOff(() => import("./DocumentSheet"));

type Open = { add: readonly File[] } | { look: RecordDocument } | null;

/**
 * The documents of a record at Carium: what the vendor lists and what is on its way, with a way to add one. Beside a record
 * that is linked to it they can be looked at only: what is added is added on the record's own page, under its own banner.
 */
export function RecordDocuments({
  patient,
  account = null,
}: {
  patient: PatientView;
  /** The account's name, where the page is another record's. */
  account?: string | null;
}) {
  const words = useMessages(area);
  const lists = useMessages(filesArea);
  const reasons = useReasons(patient.vendor);
  const queries = useQueries();
  const format = useFormat();
  const key = patient.person.key ?? "";
  const read = useQuery(queries.recordDocuments(key));
  const who = useQuery(queries.whoAmI()).data;
  const save = useAct("saveDocument");
  const [adding, setAdding] = usePlaced(`document ${key}`, false);
  const [open, setOnly] = useState<Open>(adding ? { add: [] } : null);
  const setOpen = (next: Open) => {
    setOnly(next);
    setAdding(next !== null && "add" in next);
  };
  const [over, setOver] = useState(false);
  const { data } = read;
  const age = useTick((now) => (data?.readAt == null ? null : format.ageOfData(data.readAt, now)));
  const may = who === undefined || who.roles.some((role) => role === "frontDesk" || role === "clinician");
  const { reads } = useReads(key);
  const vendorLacks =
    data === undefined
      ? lists.reading
      : data.add.offered
        ? null
        : reasons[data.add.reason ?? "connectionOff"];
  const lacks = may ? vendorLacks : words.denied;
  const off = lacks ?? (data?.classes.length === 0 ? words.noClasses : null);
  const close = () => setOpen(null);
  const adds = account === null;
  const title = adds ? words.title : words.linked(account);

  async function download(document: RecordDocument): Promise<void> {
    if (document.vendorId === null) return;
    const done = await save.run(key, document.vendorId);
    if (done.ok && done.value !== null) announce(words.downloaded(done.value));
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const dropped = [...event.dataTransfer.files].slice(0, 1);
    if (adds && off === null && dropped.length > 0) setOpen({ add: dropped });
  }

  return (
    <section aria-label={title}>
      <h2 className={page.title}>{title}</h2>
      {data === undefined ? (
        read.isError ? (
          <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
        ) : (
          <LoadingBars waitsFor={words.preview.loading} rows={1} />
        )
      ) : (
        data.documents.length > 0 && (
          <table className={`${table.table} ${styles.documents}`} aria-label={title}>
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.class}</th>
                <th scope="col">{words.type}</th>
                <th scope="col">{words.date}</th>
                <th scope="col">{words.standing}</th>
                <th scope="col">{words.acts}</th>
              </tr>
            </thead>
            <tbody>
              {data.documents.map((document) => (
                <DocumentRow
                  key={document.key}
                  document={document}
                  off={vendorLacks ?? (reads === false ? words.closed : null)}
                  busy={save.busy}
                  onOpen={() => setOpen({ look: document })}
                  onDownload={() => void download(document)}
                />
              ))}
            </tbody>
          </table>
        )
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the pointer; the button does the same */}
      <div
        className={over && adds && off === null ? `${styles.block} ${styles.over}` : styles.block}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {save.problem !== null && <Refusal problem={save.problem} sentences={words.refusals} />}
        {data !== undefined && (
          <p className={styles.hint} role="status">
            {data.failed !== null && lists.listOld(lists.unread[data.failed] ?? lists.reading)}{" "}
            {data.documents.length === 0 && data.readAt !== null && words.none}
            {data.readAt === null && (data.reading ? lists.reading : lists.neverRead)}{" "}
            {age !== null && lists.read(age)}
          </p>
        )}
        {adds && (
          <>
            <Button size="small" icon="plus" off={off} onPress={() => setOpen({ add: [] })}>
              {words.add}
            </Button>
            <p className={styles.hint}>{over && off === null ? words.dropHere : (off ?? words.addHint)}</p>
          </>
        )}
      </div>
      {open !== null && "add" in open && data !== undefined && (
        <AddDocumentSheet patient={patient} documents={data} given={open.add} onClose={close} />
      )}
      {open !== null && "look" in open && (
        <DocumentSheet patient={patient} document={open.look} onClose={close} />
      )}
    </section>
  );
}

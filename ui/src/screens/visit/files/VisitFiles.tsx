import { useQuery } from "@tanstack/react-query";
import { type DragEvent, useEffect, useState } from "react";
import { useTick } from "../../../format/ticker";
import { useFormat } from "../../../format/useFormat";
import { useShortcuts } from "../../../frame/shortcuts";
import { useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { VisitFile, VisitView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { files as area } from "../../../messages/files";
import { Button } from "../../../parts/Button";
import { Block } from "../../../parts/Panel";
import { splitOff } from "../../../parts/splitOff";
import { useReasons } from "../../../parts/useReasons";
import { LoadingBars, ProblemState } from "../../../parts/ViewState";
import { AttachSheet } from "./AttachSheet";
import { DeleteSheet } from "./DeleteSheet";
import { FileRow } from "./FileRow";
import styles from "./Files.module.css";

// It draws PDF pages, which nobody pays for before a copy is opened.
const CopySheet = splitOff(() => import("./CopySheet"));

type Open = { attach: readonly File[] } | { remove: VisitFile } | { copy: VisitFile } | null;

/** The files of a visit: what the vendor lists, what is on its way, and the clinic's own copies. */
export function VisitFiles({
  view,
  reads,
}: {
  view: VisitView;
  /** Whether what is in the files may be read; that they are there may be by everybody. */
  reads: boolean;
}) {
  const words = useMessages(area);
  const reasons = useReasons(view.row.vendor);
  const queries = useQueries();
  const format = useFormat();
  const read = useQuery(queries.visitFiles(view.row.visit));
  const who = useQuery(queries.whoAmI()).data;
  const [open, setOpen] = useState<Open>(null);
  const [over, setOver] = useState(false);
  const { data } = read;
  const age = useTick((now) => (data?.readAt == null ? null : format.ageOfData(data.readAt, now)));
  const may = who === undefined || who.roles.some((role) => role === "frontDesk" || role === "clinician");
  const off = !may
    ? words.denied
    : data === undefined
      ? words.reading
      : data.attach.offered
        ? null
        : reasons[data.attach.reason ?? "idUnknown"];
  const close = () => setOpen(null);
  const able = off === null;

  useShortcuts(
    able ? [{ keys: "Ctrl O", does: words.attach, run: () => setOpen((now) => now ?? { attach: [] }) }] : [],
  );

  // A picture from the clipboard has no place to be pasted into, so the page takes it while a visit is open.
  useEffect(() => {
    if (!able) return;
    const paste = (event: ClipboardEvent) => {
      const pasted = [...(event.clipboardData?.files ?? [])];
      if (pasted.length === 0) return;
      event.preventDefault();
      setOpen((now) => (now === null || "attach" in now ? { attach: pasted } : now));
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [able]);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const dropped = [...event.dataTransfer.files];
    if (off === null && dropped.length > 0) setOpen({ attach: dropped });
  }

  return (
    <Block title={words.title}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the pointer; the button does the same */}
      <div
        className={over && off === null ? styles.over : styles.block}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {data === undefined ? (
          read.isError ? (
            <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
          ) : (
            <LoadingBars waitsFor={words.loading} rows={1} />
          )
        ) : (
          <>
            {data.files.length > 0 && (
              <ul className={styles.files}>
                {data.files.map((file) => (
                  <FileRow
                    key={file.key}
                    file={file}
                    off={off}
                    closed={reads ? null : words.closed}
                    onCopy={() => setOpen({ copy: file })}
                    onDelete={() => setOpen({ remove: file })}
                  />
                ))}
              </ul>
            )}
            <p className={styles.hint} role="status">
              {data.failed !== null && words.listOld(words.unread[data.failed] ?? words.reading)}{" "}
              {data.files.length === 0 && data.readAt !== null && words.none}
              {data.readAt === null && (data.reading ? words.reading : words.neverRead)}{" "}
              {age !== null && words.read(age)}
            </p>
          </>
        )}
        <Button size="small" icon="plus" keyCap="Ctrl O" off={off} onPress={() => setOpen({ attach: [] })}>
          {words.attach}
        </Button>
        <p className={styles.hint}>{over && off === null ? words.dropHere : (off ?? words.attachHint)}</p>
      </div>
      {open !== null && "attach" in open && data !== undefined && (
        <AttachSheet view={view} largest={data.largest} given={open.attach} onClose={close} />
      )}
      {open !== null && "remove" in open && <DeleteSheet view={view} file={open.remove} onClose={close} />}
      {open !== null && "copy" in open && <CopySheet view={view} file={open.copy} onClose={close} />}
    </Block>
  );
}

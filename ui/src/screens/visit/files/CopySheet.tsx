import { useEffect, useId, useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { announce } from "../../../frame/announcer";
import { useAct, useHost } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { Problem, VisitFile, VisitView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { files as area } from "../../../messages/files";
import { Button } from "../../../parts/Button";
import { type Decode, ImagePreview } from "../../../parts/ImagePreview/ImagePreview";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import type { OpenPdf } from "../../../parts/PdfPreview/openPdf";
import { PdfPreview } from "../../../parts/PdfPreview/PdfPreview";
import { Refusal } from "../../../parts/Refusal";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { LoadingBars } from "../../../parts/ViewState";
import styles from "./Files.module.css";

/**
 * The clinic's own copy of a file, shown inside the console: no other program opens it and nothing of it is written to
 * the disk in the clear. Its bytes are asked for once, since each opening is in the audit.
 */
export default function CopySheet({
  view,
  file,
  onClose,
  openPdf,
  decode,
}: {
  view: VisitView;
  file: VisitFile;
  onClose: () => void;
  openPdf?: OpenPdf;
  decode?: Decode;
}) {
  const words = useMessages(area);
  const format = useFormat();
  const host = useHost();
  const [state, setState] = useState<{ bytes: ArrayBuffer } | { problem: Problem } | null>(null);
  const id = file.copy?.id ?? "";
  useEffect(() => {
    let gone = false;
    host.openCopy(id).then(
      (bytes) => {
        if (!gone) setState({ bytes });
      },
      (thrown: unknown) => {
        if (!gone) setState({ problem: asProblem(thrown) });
      },
    );
    return () => {
      gone = true;
    };
  }, [host, id]);
  const name = file.name ?? words.nameUnknown;
  return (
    <Sheet title={words.preview.title(name)} onClose={onClose}>
      <div className={styles.form}>
        <IdentityStrip person={view.row.person} />
        {file.copy !== null && (
          <p className={styles.hint}>{words.preview.text(file.copy.by, format.dateTime(file.copy.at))}</p>
        )}
        {state === null ? (
          <LoadingBars waitsFor={words.preview.loading} rows={2} />
        ) : "problem" in state ? (
          <Refusal problem={state.problem} sentences={words.refusals} />
        ) : file.mediaType?.startsWith("image/") === true && !file.mediaType.endsWith("pdf") ? (
          <ImagePreview
            bytes={state.bytes}
            mediaType={file.mediaType}
            label={words.preview.picture(name)}
            decode={decode}
          />
        ) : (
          <Pages bytes={state.bytes} name={name} open={openPdf} />
        )}
        {(file.intent === null || file.intent.state === "confirmed") && (
          <DestroyCopy id={id} name={name} onDone={onClose} />
        )}
      </div>
    </Sheet>
  );
}

/** The view over the bytes is made once, since another one would open the document again. */
function Pages({ bytes, name, open }: { bytes: ArrayBuffer; name: string; open?: OpenPdf }) {
  const [view] = useState(() => new Uint8Array(bytes));
  return <PdfPreview bytes={view} label={name} open={open} />;
}

/** Destroying the copy, asked once more in words of what it means. */
function DestroyCopy({ id, name, onDone }: { id: string; name: string; onDone: () => void }) {
  const all = useMessages(area);
  const words = all.preview;
  const destroy = useAct("destroyCopy");
  const [asking, setAsking] = useState(false);
  const question = useId();

  async function act(): Promise<void> {
    const done = await destroy.run(id);
    if (!done.ok) return;
    announce(words.destroyed(name));
    onDone();
  }

  return (
    <div>
      {destroy.problem !== null && <Refusal problem={destroy.problem} sentences={all.refusals} />}
      {asking ? (
        <div className={styles.form} role="group" aria-labelledby={question}>
          <p id={question} role="alert">
            {words.destroyText}
          </p>
          <div className={styles.acts}>
            <Button size="small" autoFocus onPress={() => setAsking(false)}>
              {words.keep}
            </Button>
            <Button size="small" variant="danger" busy={destroy.busy} onPress={() => void act()}>
              {words.destroy}
            </Button>
          </div>
        </div>
      ) : (
        <Button variant="quiet" size="small" icon="trash" onPress={() => setAsking(true)}>
          {words.destroy}
        </Button>
      )}
    </div>
  );
}

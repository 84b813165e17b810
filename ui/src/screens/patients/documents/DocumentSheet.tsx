import { useEffect, useState } from "react";
import { useHost } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { PatientView, Problem, RecordDocument } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { files as filesArea } from "../../../messages/files";
import { recordDocuments as area } from "../../../messages/recordDocuments";
import { type Decode, ImagePreview } from "../../../parts/ImagePreview/ImagePreview";
import { IdentityStrip } from "../../../parts/PatientBand/IdentityStrip";
import type { OpenPdf } from "../../../parts/PdfPreview/openPdf";
import { PdfPreview } from "../../../parts/PdfPreview/PdfPreview";
import { Refusal } from "../../../parts/Refusal";
import { Sheet } from "../../../parts/Sheet/Sheet";
import { LoadingBars } from "../../../parts/ViewState";
import styles from "./Documents.module.css";

/** What can be shown, by its first bytes: what a vendor says of a file is not believed. */
export function shownAs(bytes: ArrayBuffer): "application/pdf" | "image/png" | "image/jpeg" | null {
  const head = [...new Uint8Array(bytes.slice(0, 5))];
  const begins = (...with_: number[]) => with_.every((byte, at) => head[at] === byte);
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return "application/pdf";
  if (begins(0x89, 0x50, 0x4e, 0x47)) return "image/png";
  if (begins(0xff, 0xd8, 0xff)) return "image/jpeg";
  return null;
}

/**
 * A document fetched from Carium and shown inside the console: no other program opens it and nothing of it is written to
 * the disk. It is asked for once, since each opening is in the audit.
 */
export default function DocumentSheet({
  patient,
  document,
  onClose,
  openPdf,
  decode,
}: {
  patient: PatientView;
  document: RecordDocument;
  onClose: () => void;
  openPdf?: OpenPdf;
  decode?: Decode;
}) {
  const words = useMessages(area);
  const lists = useMessages(filesArea);
  const host = useHost();
  const [state, setState] = useState<{ bytes: ArrayBuffer } | { problem: Problem } | null>(null);
  const key = patient.person.key ?? "";
  const id = document.vendorId ?? "";
  useEffect(() => {
    let gone = false;
    host.openDocument(key, id).then(
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
  }, [host, key, id]);
  const name = document.name ?? lists.nameUnknown;
  return (
    <Sheet title={words.preview.title(name)} onClose={onClose}>
      <div className={styles.form}>
        <IdentityStrip person={patient.person} />
        <p className={styles.hint}>{words.preview.text}</p>
        {state === null ? (
          <LoadingBars waitsFor={words.preview.loading} rows={2} />
        ) : "problem" in state ? (
          <Refusal problem={state.problem} sentences={words.refusals} />
        ) : (
          <Shown bytes={state.bytes} name={name} openPdf={openPdf} decode={decode} />
        )}
      </div>
    </Sheet>
  );
}

/** The view over the bytes is made once, since another one would open the document again. */
function Shown({
  bytes,
  name,
  openPdf,
  decode,
}: {
  bytes: ArrayBuffer;
  name: string;
  openPdf?: OpenPdf;
  decode?: Decode;
}) {
  const words = useMessages(area).preview;
  const [view] = useState(() => new Uint8Array(bytes));
  const as = shownAs(bytes);
  if (as === null) return <p role="status">{words.neither}</p>;
  if (as === "application/pdf") return <PdfPreview bytes={view} label={name} open={openPdf} />;
  return <ImagePreview bytes={bytes} mediaType={as} label={words.picture(name)} decode={decode} />;
}

import { type KeyboardEvent, useEffect, useState } from "react";
import { useMessages } from "../../messages/area";
import { preview } from "../../messages/preview";
import { Button } from "../Button";
import { LoadingBars, ViewState } from "../ViewState";
import { type OpenPdf, openPdf, type Pdf, PdfError, type PdfTrouble } from "./openPdf";
import { PdfPage } from "./PdfPage";
import styles from "./PdfPreview.module.css";

const ZOOMS = [50, 75, 100, 125, 150, 200, 300] as const;

/**
 * The pages of a PDF, one at a time, from its bytes. Page Up and Page Down turn the page, plus and minus change the
 * size; 100 % fills the width. Nothing of the document acts: no script runs and no link can be followed.
 */
export function PdfPreview({
  bytes,
  label,
  open = openPdf,
}: {
  bytes: Uint8Array;
  /** What the document is called, for assistive technology. */
  label: string;
  /** How a document is opened; only tests give their own. */
  open?: OpenPdf;
}) {
  const words = useMessages(preview);
  const [state, setState] = useState<{ pdf: Pdf } | { trouble: PdfTrouble } | null>(null);
  useEffect(() => {
    let gone = false;
    let pdf: Pdf | null = null;
    setState(null);
    open(bytes).then(
      (opened) => {
        if (gone) {
          opened.close();
          return;
        }
        pdf = opened;
        setState({ pdf: opened });
      },
      (thrown: unknown) => {
        if (!gone) setState({ trouble: thrown instanceof PdfError ? thrown.trouble : "damaged" });
      },
    );
    return () => {
      gone = true;
      pdf?.close();
    };
  }, [bytes, open]);
  if (state === null) return <LoadingBars waitsFor={words.loading} rows={2} />;
  if ("trouble" in state) {
    const { title, text } = words.trouble[state.trouble];
    return (
      <ViewState icon="note" title={title} alert>
        {text}
      </ViewState>
    );
  }
  return <Pages pdf={state.pdf} label={label} />;
}

function Pages({ pdf, label }: { pdf: Pdf; label: string }) {
  const words = useMessages(preview);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState<number>(100);
  const turn = (by: number) => setPage((at) => Math.min(pdf.pages, Math.max(1, at + by)));
  const size = (by: number) => setZoom((at) => ZOOMS[ZOOMS.indexOf(at as (typeof ZOOMS)[number]) + by] ?? at);

  function keyed(event: KeyboardEvent): void {
    const acts: Record<string, () => void> = {
      PageDown: () => turn(1),
      PageUp: () => turn(-1),
      "+": () => size(1),
      "-": () => size(-1),
      Home: () => setPage(1),
      End: () => setPage(pdf.pages),
    };
    const act = acts[event.key];
    if (act === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    act();
  }

  return (
    <div className={styles.preview}>
      <div className={styles.bar} role="toolbar" aria-label={words.pages(label)}>
        <Button
          size="small"
          icon="left"
          label={words.previous}
          off={page === 1 ? words.first : null}
          onPress={() => turn(-1)}
        />
        <span className={styles.page} role="status">
          {words.page(page, pdf.pages)}
        </span>
        <Button
          size="small"
          icon="right"
          label={words.next}
          off={page === pdf.pages ? words.last : null}
          onPress={() => turn(1)}
        />
        <span className={styles.zoom}>
          <Button
            size="small"
            icon="minus"
            label={words.smaller}
            off={zoom === ZOOMS[0] ? words.smallest : null}
            onPress={() => size(-1)}
          />
          <span>{words.percent(zoom)}</span>
          <Button
            size="small"
            icon="plus"
            label={words.larger}
            off={zoom === ZOOMS[ZOOMS.length - 1] ? words.largest : null}
            onPress={() => size(1)}
          />
        </span>
      </div>
      <div
        className={styles.pages}
        tabIndex={0}
        role="group"
        aria-label={words.pages(label)}
        onKeyDown={keyed}
      >
        <PdfPage key={page} pdf={pdf} page={page} zoom={zoom} label={words.page(page, pdf.pages)} />
      </div>
    </div>
  );
}

import { useEffect, useRef, useState } from "react";
import { useMessages } from "../../messages/area";
import { preview } from "../../messages/preview";
import { NoteBar } from "../NoteBar";
import type { Pdf } from "./openPdf";
import styles from "./PdfPreview.module.css";

/** One page, drawn as sharp as the screen is; its words stand beside it for whoever hears the page. */
export function PdfPage({
  pdf,
  page,
  zoom,
  label,
}: {
  pdf: Pdf;
  page: number;
  /** Per cent of the width that is there. */
  zoom: number;
  label: string;
}) {
  const messages = useMessages(preview);
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const [words, setWords] = useState("");
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    setWidth(element.offsetWidth);
    const observer = new ResizeObserver(() => setWidth(element.offsetWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    let gone = false;
    pdf.words(page).then(
      (text) => {
        if (!gone) setWords(text);
      },
      // A page whose words cannot be read may still be drawn, and a scan has none.
      () => setWords(""),
    );
    return () => {
      gone = true;
    };
  }, [pdf, page]);

  useEffect(() => {
    const element = canvas.current;
    if (element === null || width === 0) return;
    let gone = false;
    async function draw(onto: HTMLCanvasElement): Promise<void> {
      const size = await pdf.size(page);
      if (gone || size.width === 0) return;
      const scale = (width * zoom) / 100 / size.width;
      onto.style.inlineSize = `${Math.round(size.width * scale)}px`;
      onto.style.blockSize = `${Math.round(size.height * scale)}px`;
      await pdf.draw(page, onto, scale, Math.max(1, window.devicePixelRatio));
    }
    draw(element).then(
      () => {
        if (!gone) setFailed(false);
      },
      () => {
        if (!gone) setFailed(true);
      },
    );
    return () => {
      gone = true;
    };
  }, [pdf, page, zoom, width]);

  return (
    <div ref={frame} className={styles.frame}>
      {failed && <NoteBar tone="bad" boxed title={messages.pageFailed} />}
      <canvas ref={canvas} className={styles.paper} role="img" aria-label={label} />
      <div className="heard">{words}</div>
    </div>
  );
}

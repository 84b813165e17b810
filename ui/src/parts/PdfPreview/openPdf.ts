import { getDocument, type PDFDocumentProxy, PDFWorker } from "pdfjs-dist/legacy/build/pdf.mjs";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url&no-inline";
import jpegUrl from "pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?url&no-inline";

/**
 * pdf.js behind the few things the preview needs. The legacy build, in a worker of our own origin, without WebAssembly
 * and without evaluating strings: the window's policy allows neither. No script of a document is ever run, no link of
 * it can be followed, and nothing of it leaves the page.
 */
export interface Pdf {
  pages: number;
  /** Size of a page in CSS pixels at 100 %. Pages count from 1. */
  size(page: number): Promise<{ width: number; height: number }>;
  /** Draws a page; a later drawing on the same canvas ends an earlier one. */
  draw(page: number, canvas: HTMLCanvasElement, scale: number, dots: number): Promise<void>;
  /** The words of a page, for whoever hears it. */
  words(page: number): Promise<string>;
  close(): void;
}

/** Why a document cannot be shown. */
export type PdfTrouble = "damaged" | "locked";

/** A document that cannot be shown. */
export class PdfError extends Error {
  constructor(readonly trouble: PdfTrouble) {
    super(trouble);
  }
}

/** The way in which a document is opened; a test puts its own in its place. */
export type OpenPdf = (bytes: Uint8Array) => Promise<Pdf>;

/** Opens a document from its bytes. Rejects with a `PdfError`. */
export const openPdf: OpenPdf = async (bytes) => {
  const port = typeof Worker === "undefined" ? null : new Worker(workerUrl, { type: "module" });
  const worker = port === null ? undefined : PDFWorker.create({ port });
  const end = () => {
    worker?.destroy();
    port?.terminate();
  };
  try {
    const document = await getDocument({
      // pdf.js hands the bytes over to its worker and leaves an empty array behind.
      data: bytes.slice(),
      worker,
      isEvalSupported: false,
      useWasm: false,
      // The library appends the name of its JPEG 2000 decoder to this; the built file has a name of its own.
      wasmUrl: `${new URL(jpegUrl, location.href).href}?file=/`,
      enableXfa: false,
      verbosity: 0,
    }).promise;
    return opened(document, end);
  } catch (thrown) {
    end();
    // The library exports no class for it.
    const locked = thrown instanceof Error && thrown.name === "PasswordException";
    throw new PdfError(locked ? "locked" : "damaged");
  }
};

function opened(document: PDFDocumentProxy, end: () => void): Pdf {
  const drawing = new WeakMap<HTMLCanvasElement, { cancel(): void }>();
  return {
    pages: document.numPages,
    size: async (number) => {
      const { width, height } = (await document.getPage(number)).getViewport({ scale: 1 });
      return { width, height };
    },
    draw: async (number, canvas, scale, dots) => {
      const page = await document.getPage(number);
      drawing.get(canvas)?.cancel();
      const viewport = page.getViewport({ scale: scale * dots });
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      const task = page.render({ canvas, viewport, background: "#ffffff" });
      drawing.set(canvas, task);
      await task.promise.catch((thrown: unknown) => {
        if ((thrown as { name?: string }).name !== "RenderingCancelledException") throw thrown;
      });
    },
    words: async (number) => {
      const { items } = await (await document.getPage(number)).getTextContent();
      return items
        .map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : ""))
        .join(" ")
        .trim();
    },
    close: () => {
      void document.loadingTask.destroy().finally(end);
    },
  };
}

import { pathToFileURL } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { samplePdf } from "./samplePdf";

// There is no worker here, so the library runs its worker's code in place and asks for the file by this address.
vi.mock("pdfjs-dist/legacy/build/pdf.worker.min.mjs?url&no-inline", () => ({ default: "unused" }));
const { GlobalWorkerOptions } = await import("pdfjs-dist/legacy/build/pdf.mjs");
GlobalWorkerOptions.workerSrc = pathToFileURL("node_modules/pdfjs-dist/legacy/build/pdf.worker.min.mjs").href;
const { openPdf } = await import("../openPdf");

describe("pdf.js behind the preview", () => {
  it("tells how many pages a document has, their size and their words, and leaves the bytes as they were", async () => {
    const bytes = samplePdf(["Referral letter", "Second page"]);
    const length = bytes.length;
    const pdf = await openPdf(bytes);
    expect(pdf.pages).toBe(2);
    expect(await pdf.size(2)).toEqual({ width: 612, height: 792 });
    expect(await pdf.words(2)).toBe("Second page");
    expect(bytes.length).toBe(length);
    pdf.close();
  });

  it("says that bytes that only claim to be a PDF are damaged", async () => {
    const bytes = new TextEncoder().encode("%PDF-1.4\nnothing that follows is a document");
    await expect(openPdf(bytes)).rejects.toMatchObject({ trouble: "damaged" });
  });
});

import type { PdfTrouble } from "../../parts/PdfPreview/openPdf";

const trouble: Record<PdfTrouble, { title: string; text: string }> = {
  damaged: {
    title: "This PDF cannot be shown",
    text: "It is damaged or not a PDF. Open it in the program that made it and save it again.",
  },
  locked: {
    title: "This PDF is locked with a password",
    text: "It cannot be shown here. Ask its sender for one without a password.",
  },
};

export const en = {
  trouble,
  loading: "the preview",
  pages: (label: string) => `Pages of ${label}`,
  page: (page: number, of: number) => `Page ${page} of ${of}`,
  previous: "Previous page",
  next: "Next page",
  first: "This is the first page",
  last: "This is the last page",
  smaller: "Smaller",
  larger: "Larger",
  smallest: "It cannot be smaller",
  largest: "It cannot be larger",
  percent: (percent: number) => `${percent} %`,
  pageFailed: "This page could not be drawn. The other pages can still be read.",
  picture: (label: string) => `Picture: ${label}`,
  pictureFailed: {
    title: "This picture cannot be shown",
    text: "It is damaged, or in a form that this console does not read.",
  },
};

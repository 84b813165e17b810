import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { type Pdf, PdfError } from "../openPdf";
import { PdfPreview } from "../PdfPreview";

function pdfOf(pages: number, parts: Partial<Pdf> = {}): Pdf {
  return {
    pages,
    size: async () => ({ width: 500, height: 700 }),
    draw: vi.fn(async () => {}),
    words: async (page) => `Words of page ${page}`,
    close: vi.fn(),
    ...parts,
  };
}

const bytes = new Uint8Array([1]);

describe("the PDF preview", () => {
  it("shows the pages one at a time, turned by keyboard, and reads their words out", async () => {
    const pdf = pdfOf(3);
    const { user, container } = renderScreen(
      <PdfPreview bytes={bytes} label="Referral.pdf" open={async () => pdf} />,
    );
    expect(await screen.findByText("Words of page 1")).toBeInTheDocument();
    const pages = screen.getByRole("group", { name: "Pages of Referral.pdf" });
    pages.focus();
    await user.keyboard("{PageDown}{PageDown}{PageDown}");
    expect(await screen.findByText("Words of page 3")).toBeInTheDocument();
    expect(screen.getByRole("status", { name: "" })).toHaveTextContent("Page 3 of 3");
    expect(screen.getByRole("button", { name: "Next page" })).toHaveAttribute("aria-disabled", "true");
    expect(await axeFindings(container)).toEqual([]);
  });

  it("draws a page at the width that is there, larger when asked", async () => {
    const pdf = pdfOf(1);
    const { user } = renderScreen(<PdfPreview bytes={bytes} label="A" open={async () => pdf} />);
    await screen.findByText("Words of page 1");
    // jsdom gives every element 1000 pixels, and the page has 500 of its own.
    await vi.waitFor(() => expect(pdf.draw).toHaveBeenLastCalledWith(1, expect.anything(), 2, 1));
    await user.click(screen.getByRole("button", { name: "Larger" }));
    await vi.waitFor(() => expect(pdf.draw).toHaveBeenLastCalledWith(1, expect.anything(), 2.5, 1));
  });

  it("says why a damaged or locked document cannot be shown, and what to do", async () => {
    const failing = (trouble: "damaged" | "locked") => async () => {
      throw new PdfError(trouble);
    };
    const damaged = failing("damaged");
    const { unmount } = renderScreen(<PdfPreview bytes={bytes} label="A" open={damaged} />);
    expect(await screen.findByRole("alert")).toHaveTextContent("This PDF cannot be shown");
    unmount();
    const locked = failing("locked");
    renderScreen(<PdfPreview bytes={bytes} label="A" open={locked} />);
    expect(await screen.findByRole("alert")).toHaveTextContent("locked with a password");
  });

  it("says that a page could not be drawn instead of showing it empty", async () => {
    const pdf = pdfOf(1, {
      draw: async () => {
        throw new Error("no");
      },
    });
    const open = async () => pdf;
    renderScreen(<PdfPreview bytes={bytes} label="A" open={open} />);
    expect(await screen.findByText(/could not be drawn/u)).toBeInTheDocument();
  });

  it("closes the document when it is no longer shown", async () => {
    const pdf = pdfOf(1);
    const open = async () => pdf;
    const { unmount } = renderScreen(<PdfPreview bytes={bytes} label="A" open={open} />);
    await screen.findByText("Words of page 1");
    unmount();
    expect(pdf.close).toHaveBeenCalled();
  });
});

import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Vendor } from "../../host/types";
import { LanguageContext } from "../../messages/area";
import { useReasons } from "../useReasons";

function Said({ vendor }: { vendor: Vendor }) {
  const reasons = useReasons(vendor);
  return <p>{[reasons.idUnknown, reasons.goneAtVendor, reasons.unreachable].join(" ")}</p>;
}

describe("why something is greyed", () => {
  it.each(["en", "es"] as const)("names the vendor whose it is, and no other (%s)", (language) => {
    render(
      <LanguageContext value={language}>
        <Said vendor="clinOne" />
      </LanguageContext>,
    );
    const text = screen.getByText(/ClinOne/).textContent;
    expect(text.match(/ClinOne/g)).toHaveLength(4);
    expect(text).not.toMatch(/\bSolo\b|Outbox|Bandeja/);
  });

  it("says that an id can be entered by hand where it can", () => {
    render(<Said vendor="solo" />);
    expect(screen.getByText(/Solo has not told us the visit's id yet\. It can be entered/)).toBeVisible();
  });
});

import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { humanName, person } from "../../../host/fixture";
import type { PatientView } from "../../../host/types";
import { PatientBand } from "../PatientBand";

function patient(parts: Partial<PatientView> = {}): PatientView {
  return {
    person: person({
      name: humanName({ family: "Sørbø", given: "Astri Marie", prefix: "Mrs", preferred: "Astri" }),
      birthDate: "1949-12-21",
      number: { kind: "mrn", issuer: "Quayside", value: "4410275" },
    }),
    vendor: "solo",
    connectionName: "Quayside Solo",
    identifiers: [
      { kind: "mrn", issuer: "Quayside", value: "4410275" },
      { kind: "spid", issuer: "Solo", value: "771204" },
    ],
    phones: ["+1 212 555 0143"],
    emails: ["astri@example.org"],
    address: "12 Harbour Row, Hoboken, NJ 07030",
    zone: null,
    active: true,
    trial: null,
    readAt: null,
    visits: [],
    ...parts,
  };
}

const show = (given: PatientView, clinical = true) =>
  renderScreen(<PatientBand patient={given} clinical={clinical} />);

describe("the patient banner", () => {
  it("names in the fixed order, which is the Tab order too (PAB-0016, PAB-0076)", async () => {
    const { user } = show(patient());
    const reached: string[] = [];
    for (let n = 0; n < 6; n += 1) {
      await user.tab();
      reached.push(document.activeElement?.textContent ?? "");
    }
    expect(reached[0]).toBe("SØRBØ,");
    expect(reached[1]).toBe("Astri Marie");
    expect(reached[2]).toBe("(Mrs)");
    expect(reached[3]).toMatch(/^21-Dec-1949 \(\d+y\)$/);
    expect(reached[4]).toBe("Female");
    expect(reached[5]).toBe("4410275");
  });

  it("labels without a colon, and shows the preferred name under the name (PAB-0033, PAB-0042, PAB-0020)", () => {
    show(patient());
    const band = screen.getByRole("region", { name: "Patient" });
    const labels = within(band)
      .getAllByRole("term")
      .map((term) => term.textContent?.trim());
    expect(labels).toEqual(["Name", "Born", "Gender", "MRN Quayside"]);
    expect(band).toHaveTextContent("Preferred name Astri");
    expect(band.textContent).not.toMatch(/Born:|Gender:|MRN:/);
  });

  it("keeps the label and says so in words where a part is not known (PAB-0019)", () => {
    show(
      patient({
        person: person({ birthDate: null, number: null, gender: "unknown" }),
        address: null,
        phones: [],
        emails: [],
      }),
    );
    const band = screen.getByRole("region", { name: "Patient" });
    expect(band).toHaveTextContent(/Born\s*Not known/);
    expect(band).toHaveTextContent(/MRN\s*Not known/);
    expect(band.textContent).not.toMatch(/undefined|null|NaN|N\/A|01-Jan-1970/);
  });

  it("never calls a vendor's own key MRN (PAB-0033)", () => {
    show(patient({ person: person({ number: { kind: "spid", issuer: "Solo", value: "77" } }) }));
    expect(screen.getByRole("region", { name: "Patient" }).textContent).not.toContain("MRN Solo");
  });

  it("shows for the deceased when they died and at what age, and no living age (PAB-0024, PAB-0038)", () => {
    show(patient({ person: person({ birthDate: "1938-02-03", deceased: true, diedOn: "2026-03-02" }) }));
    const band = screen.getByRole("region", { name: "Patient" });
    expect(band).toHaveTextContent("Died02-Mar-2026");
    expect(band).toHaveTextContent("Age at Death88y");
    expect(band.textContent).not.toMatch(/\(\d+y\)/);
    expect(band).toHaveTextContent("12 Harbour Row");
  });

  it("marks a birth date that lies in the future and shows no age (X-05)", () => {
    show(patient({ person: person({ birthDate: "2999-01-01" }) }));
    expect(screen.getByRole("img", { name: /future/ })).toBeVisible();
    expect(screen.getByText("01-Jan-2999").parentElement?.textContent).toBe("01-Jan-2999");
  });

  it("starts with zone 2 collapsed; one control opens all five sections (PAB-0003, PAB-0004)", async () => {
    const { user } = show(patient());
    const toggle = screen.getByRole("button", { name: "Details" });
    expect(toggle).toHaveAttribute("aria-expanded", "false");
    expect(screen.queryByText("Usual address")).toBeNull();
    await user.click(toggle);
    for (const text of ["Usual address", "astri@example.org", "771204", "Active at the vendor"]) {
      expect(screen.getByText(text)).toBeVisible();
    }
    expect(screen.getByText(/No connected vendor lets Anteroom read allergies/)).toBeVisible();
  });

  it("hints on keyboard focus that zone 2 opens, and Esc takes the hint away (PAB-0007, WCAG 1.4.13)", async () => {
    const { user } = show(patient());
    const hint = screen.getByText(/select to expand/);
    expect(hint).toHaveClass("heard");
    screen.getByRole("button", { name: "Details" }).focus();
    await user.tab({ shift: true });
    await user.tab();
    expect(hint).not.toHaveClass("heard");
    await user.keyboard("{Escape}");
    expect(hint).toHaveClass("heard");
  });

  it("says that allergies are unavailable, and has no clinical item at all for other roles (PAB-0008, PAB-0032)", () => {
    const { unmount } = show(patient());
    expect(screen.getByText("Allergies unavailable")).toBeVisible();
    unmount();
    show(patient(), false);
    expect(document.body.textContent).not.toMatch(/allerg/i);
  });

  it("is clean by axe, open and closed", async () => {
    const { container, user } = show(patient());
    expect(await axeFindings(container)).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Details" }));
    expect(await axeFindings(container)).toEqual([]);
  });
});

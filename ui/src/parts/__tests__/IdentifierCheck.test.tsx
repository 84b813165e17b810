import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { axeFindings } from "../../../tests/axe";
import { renderScreen } from "../../../tests/render";
import { humanName, person } from "../../host/fixture";
import { checkable, IdentifierCheck } from "../IdentifierCheck";

const known = person({
  key: "c0ffee01:ext:4410297",
  name: humanName({ family: "Abara", given: "Chidi", prefix: "Mr" }),
  birthDate: "1967-02-11",
  number: { kind: "mrn", issuer: "Quayside", value: "4410297" },
});

describe("the two-identifier check", () => {
  it("answers only once both are ticked, exactly as the record has them (X-06)", async () => {
    const onChange = vi.fn();
    const { user } = renderScreen(<IdentifierCheck person={known} act="join" onChange={onChange} />);
    await user.click(screen.getByRole("checkbox", { name: "Born 11-Feb-1967" }));
    expect(onChange).toHaveBeenLastCalledWith(null);
    await user.click(screen.getByRole("checkbox", { name: "MRN 4410297" }));
    expect(onChange).toHaveBeenLastCalledWith({
      patient: known.key,
      birthDate: "1967-02-11",
      number: "4410297",
      family: null,
    });
  });

  it("takes the answer back when a tick is taken back", async () => {
    const onChange = vi.fn();
    const { user } = renderScreen(<IdentifierCheck person={known} act="join" onChange={onChange} />);
    const [born, number] = screen.getAllByRole("checkbox");
    await user.click(born!);
    await user.click(number!);
    await user.click(born!);
    expect(onChange).toHaveBeenLastCalledWith(null);
  });

  it("is never ticked beforehand, least of all when a namesake is on the list", () => {
    renderScreen(<IdentifierCheck person={known} act="book" namesake onChange={vi.fn()} />);
    for (const box of screen.getAllByRole("checkbox")) expect(box).toHaveProperty("checked", false);
    expect(screen.getByText("Another patient on today's list has this family name.")).toBeTruthy();
  });

  it("asks for the name where only one other identifier is known (X-06)", async () => {
    const onChange = vi.fn();
    const nameless = { ...known, number: null };
    const { user } = renderScreen(<IdentifierCheck person={nameless} act="book" onChange={onChange} />);
    for (const box of screen.getAllByRole("checkbox")) await user.click(box);
    expect(onChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ birthDate: "1967-02-11", number: null, family: "Abara" }),
    );
  });

  it("takes one number for all that can be checked only of whom the vendor tells nothing else", () => {
    const only = (kind: string) => ({
      ...known,
      name: humanName({ family: null, given: null, prefix: null }),
      birthDate: null,
      number: { kind: kind as "mrn", issuer: "HF-301", value: "007-001" },
    });
    expect(checkable(only("subjectNumber"))).toEqual(["number"]);
    expect(checkable(only("vendorId"))).toEqual(["number"]);
    expect(checkable(only("mrn"))).toEqual([]);
    expect(checkable({ ...only("subjectNumber"), birthDate: "1967-02-11" })).toEqual(["born", "number"]);
  });

  it("says that nothing can be sent when neither birth date nor number is known", () => {
    const stranger = { ...known, birthDate: null, number: null };
    expect(checkable(stranger)).toEqual([]);
    renderScreen(<IdentifierCheck person={stranger} act="join" onChange={vi.fn()} />);
    expect(screen.queryByRole("checkbox")).toBeNull();
    expect(screen.getByText(/nothing can be sent/u)).toBeTruthy();
  });

  it("works by keyboard and is clean by axe (KEYS 2.2.4.2)", async () => {
    const onChange = vi.fn();
    const { user, container } = renderScreen(
      <IdentifierCheck person={known} act="cancel" onChange={onChange} />,
    );
    await user.tab();
    await user.keyboard(" ");
    await user.tab();
    await user.keyboard(" ");
    expect(onChange).toHaveBeenLastCalledWith(expect.objectContaining({ patient: known.key }));
    expect(await axeFindings(container)).toEqual([]);
  });
});

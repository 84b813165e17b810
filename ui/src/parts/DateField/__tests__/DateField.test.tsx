import { screen, within } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { TimeField } from "../../TimeField/TimeField";
import { DateField } from "../DateField";

function Both() {
  const [day, setDay] = useState("2026-11-23");
  const [time, setTime] = useState("11:20");
  return (
    <>
      <DateField label="Date" value={day} today="2026-11-20" onChange={setDay} />
      <TimeField label="Time" value={time} now="10:42" onChange={setTime} />
    </>
  );
}

const show = () => renderScreen(<Both />);
const date = () => screen.getByRole("textbox", { name: "Date" });
const time = () => screen.getByRole("textbox", { name: "Time" });

describe("the date field", () => {
  it("shows dd-MMM-yyyy and says what it accepts (D+Tc-0001, D+Tc-0006)", () => {
    show();
    expect(date()).toHaveValue("23-Nov-2026");
    expect(date()).toHaveAccessibleDescription(/dd-MMM-yyyy/);
  });

  it("selects the whole value on focus, and takes a shortcut on Enter (D+Tc-0004, D+Tc-0007)", async () => {
    const { user } = show();
    await user.click(date());
    await user.keyboard("+3d{Enter}");
    expect(date()).toHaveValue("23-Nov-2026");
    await user.keyboard("{Control>}a{/Control}+1w{Enter}");
    expect(date()).toHaveValue("27-Nov-2026");
  });

  it("asks what an ambiguous date means and takes the answer (D+Tc-0005, D+Tc-0038)", async () => {
    const { user } = show();
    await user.clear(date());
    await user.type(date(), "04/05/2027{Enter}");
    const question = screen.getByRole("group", { name: /can be read in more than one way/ });
    const answers = within(question).getAllByRole("button");
    expect(answers.map((answer) => answer.textContent)).toEqual([
      "Tue 04-May-2027",
      "Mon 05-Apr-2027",
      "Type it again",
    ]);
    expect(answers[0]).toHaveFocus();
    await user.click(answers[1]!);
    expect(date()).toHaveValue("05-Apr-2027");
  });

  it("names what is wrong at the field and keeps the old date", async () => {
    const { user } = show();
    await user.clear(date());
    await user.type(date(), "+3h{Enter}");
    expect(date()).toHaveAccessibleDescription(/Hours and minutes belong in the time field/);
    await user.keyboard("{Escape}");
    expect(date()).toHaveValue("23-Nov-2026");
  });

  it("steps the part in which the caret stands (D+Tc-0003)", async () => {
    const { user } = show();
    await user.click(date());
    (date() as HTMLInputElement).setSelectionRange(4, 4);
    await user.keyboard("{ArrowUp}");
    expect(date()).toHaveValue("23-Dec-2026");
    (date() as HTMLInputElement).setSelectionRange(9, 9);
    await user.keyboard("{ArrowDown}");
    expect(date()).toHaveValue("23-Dec-2025");
  });

  it("opens a calendar whose pick lands in the field (D+Tc-0010 to D+Tc-0019)", async () => {
    const { user } = show();
    await user.click(screen.getByRole("button", { name: "Open the calendar" }));
    const calendar = await screen.findByRole("dialog", { name: "Calendar" });
    for (const name of ["Year before", "Month before", "Month after", "Year after", "Today", "Close"]) {
      expect(within(calendar).getByRole("button", { name })).toBeVisible();
    }
    await user.keyboard("{ArrowRight}{Enter}");
    expect(date()).toHaveValue("24-Nov-2026");
  });
});

describe("the time field", () => {
  it("shows the 24-hour clock and says so (D+Tc-0020, D+Tb-0032)", () => {
    show();
    expect(time()).toHaveValue("11:20");
    expect(time()).toHaveAccessibleDescription(/24-hour clock/);
  });

  it("asks for minutes that were not typed", async () => {
    const { user } = show();
    await user.clear(time());
    await user.type(time(), "9");
    await user.tab();
    await user.click(screen.getByRole("button", { name: "21:00" }));
    expect(time()).toHaveValue("21:00");
  });

  it("refuses units of dates (D+Tc-0044)", async () => {
    const { user } = show();
    await user.clear(time());
    await user.type(time(), "+3d{Enter}");
    expect(time()).toHaveAccessibleDescription(/Days and weeks belong in the date field/);
  });

  it("steps hours or minutes by the caret (D+Tc-0023, D+Tc-0029)", async () => {
    const { user } = show();
    await user.click(time());
    (time() as HTMLInputElement).setSelectionRange(1, 1);
    await user.keyboard("{ArrowUp}");
    expect(time()).toHaveValue("12:20");
    (time() as HTMLInputElement).setSelectionRange(4, 4);
    await user.keyboard("{ArrowDown}");
    expect(time()).toHaveValue("12:19");
  });

  it("is clean by axe together with the date field and an open question", async () => {
    const { container, user } = show();
    await user.clear(date());
    await user.type(date(), "04/05/2027{Enter}");
    expect(await axeFindings(container)).toEqual([]);
  });
});

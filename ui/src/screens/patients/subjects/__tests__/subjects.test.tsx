import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../../tests/axe";
import { renderScreen } from "../../../../../tests/render";
import { type FixtureHost, fixtureHost, problem } from "../../../../host/fixture";
import { boardRow } from "../../../../host/fixture/builders";
import { asSubject, sampleSubject, sampleTrial } from "../../../../host/fixture/trial";
import type { Host } from "../../../../host/Host";
import type { ConnectionAge, PatientView } from "../../../../host/types";
import { NoColumns } from "../../../booking/NoColumns";
import { SubjectDesk } from "../../register/SubjectDesk";
import { EditSubjectSheet } from "../EditSubjectSheet";
import { RemoveSubjectSheet } from "../RemoveSubjectSheet";
import { ScheduleVisitSheet } from "../ScheduleVisitSheet";
import { StudyPlace } from "../StudyPlace";
import { SubjectActs } from "../SubjectActs";

const AT = "2026-11-20T15:42:00.000Z";
const none = () => undefined;
const asked = (given: FixtureHost, act: keyof Host) =>
  given.state.asked.find((each) => each.act === act)?.with[0];

async function subjectOf(
  host: FixtureHost,
): Promise<PatientView & { trial: NonNullable<PatientView["trial"]> }> {
  const base = await host.patient(host.state.board.waiting[0]?.person.key ?? "");
  const patient = asSubject(base);
  if (patient.trial === null) throw new Error("no trial");
  return { ...patient, trial: patient.trial, visits: [] };
}

function account(host: FixtureHost): ConnectionAge {
  const [first] = host.state.board.connections;
  if (first === undefined) throw new Error("the fixture has no account");
  return { ...first, vendor: "clinOne", name: "Trial ClinOne" };
}

describe("enrolling a subject", () => {
  function open(overrides: Partial<Host> = {}, lacks: string | null = null) {
    const trial = { ...sampleTrial, lacks: { ...sampleTrial.lacks, enrol: lacks } };
    const host = fixtureHost({ at: AT, trial }, overrides);
    return renderScreen(<SubjectDesk account={account(host)} today="2026-11-20" />, { host });
  }

  async function pick(user: ReturnType<typeof open>["user"], label: RegExp, option: string) {
    await user.click(await screen.findByRole("button", { name: label }));
    await user.click(await screen.findByRole("option", { name: option }));
  }

  it("asks study, site and number, says what reaches whom, and keeps nothing before it was read back", async () => {
    const { user, host, container } = open();
    await pick(user, /Study/, "Heart failure, phase 3 (HF-301)");
    await pick(user, /Site/, "Hudson Valley Cardiology (007)");
    await user.type(screen.getByRole("textbox", { name: /Subject number/ }), "007-901");
    await user.type(screen.getByRole("textbox", { name: /Family name/ }), "Quiroga");
    expect(screen.getByText("Contract assumed")).toBeVisible();
    expect(screen.getByText(/Lists, papers and the Outbox show the subject number/)).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Look it over" }));
    const send = await screen.findByRole("button", { name: /^Enrol 007-901/ });
    await user.click(send);
    expect(asked(host, "enrolSubject")).toBeUndefined();
    expect(await axeFindings(container)).toEqual([]);
    await user.click(screen.getByRole("checkbox", { name: /study, site and subject number back/ }));
    await user.click(send);
    await waitFor(() =>
      expect(asked(host, "enrolSubject")).toMatchObject({
        subject: { study: "HF-301", site: "007", number: "007-901" },
        details: { lastName: "Quiroga", status: "screening" },
        readBack: true,
      }),
    );
  });

  it("shows at the field what would be refused, and keeps what was typed", async () => {
    const refuse = async () => {
      throw problem({ code: "invalid", what: "notAnEmail", field: "email" });
    };
    const { user } = open({ reviewEnrolment: refuse });
    await user.type(await screen.findByRole("textbox", { name: /E-mail/ }), "nobody");
    await user.click(screen.getByRole("button", { name: "Look it over" }));
    const email = await screen.findByRole("textbox", { name: /E-mail/ });
    await waitFor(() => expect(email).toBeInvalid());
    expect(email).toHaveValue("nobody");
  });

  it("takes a typed site where the account may not list sites", async () => {
    const { user, host } = open();
    await pick(user, /Study/, "DERM 2/B");
    await user.type(screen.getByRole("textbox", { name: /Site/ }), "7");
    await user.type(screen.getByRole("textbox", { name: /Subject number/ }), "7-1");
    await user.click(screen.getByRole("button", { name: "Look it over" }));
    await waitFor(() => expect(asked(host, "reviewEnrolment")).toMatchObject({ subject: { site: "7" } }));
  });

  it("is closed with the missing scope named, and empty with the reason while no study is known", async () => {
    const { user, host } = open({}, "api.patient.write");
    const act = await screen.findByRole("button", { name: /Look it over/ });
    expect(act).toHaveAttribute("aria-disabled", "true");
    expect(screen.getAllByText(/api\.patient\.write/).length).toBeGreaterThan(0);
    await user.click(act);
    expect(asked(host, "reviewEnrolment")).toBeUndefined();
  });

  it("says why there is nothing to choose while no study is known", async () => {
    const host = fixtureHost({ at: AT, trial: { ...sampleTrial, studies: [] } });
    const { container } = renderScreen(<SubjectDesk account={account(host)} today="2026-11-20" />, { host });
    expect(await screen.findByText("No studies are known yet")).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
  });
});

describe("a subject's page", () => {
  it("names study and site with their identifiers, and that the contract is assumed", async () => {
    const host = fixtureHost({ at: AT });
    const { trial } = await subjectOf(host);
    const { container } = renderScreen(<StudyPlace place={trial} />, { host });
    expect(screen.getByText("Heart failure, phase 3 (HF-301)")).toBeVisible();
    expect(screen.getByText("Hudson Valley Cardiology (007)")).toBeVisible();
    expect(screen.getByText("Contract assumed")).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
  });

  it("greys what the token does not open, with the scope", async () => {
    const lacks = { ...sampleTrial.lacks, remove: "api.patient.delete" };
    const host = fixtureHost({ at: AT, trial: { ...sampleTrial, lacks } });
    const patient = await subjectOf(host);
    renderScreen(<SubjectActs patient={patient} place={patient.trial} may />, { host });
    const remove = await screen.findByRole("button", { name: /Remove from the study/ });
    await waitFor(() => expect(remove).toHaveAttribute("aria-disabled", "true"));
    expect(remove).toHaveAccessibleDescription(/api\.patient\.delete/);
    expect(screen.getByRole("button", { name: /Change subject/ })).not.toHaveAttribute(
      "aria-disabled",
      "true",
    );
  });

  it("changes what differs, after the identifiers, and holds it against what was read", async () => {
    const host = fixtureHost({ at: AT });
    const patient = await subjectOf(host);
    const { user } = renderScreen(
      <EditSubjectSheet patient={patient} place={patient.trial} onClose={none} />,
      {
        host: {
          ...host,
          subjectRecord: async () => ({ patient, details: sampleSubject, readAt: AT, underWay: null }),
        },
      },
    );
    const dialog = await screen.findByRole("dialog");
    const family = await within(dialog).findByRole("textbox", { name: /Family name/ });
    const act = within(dialog).getByRole("button", { name: /^Change 007-003/ });
    expect(act).toHaveAccessibleDescription(/Nothing differs/);
    await user.clear(family);
    await user.type(family, "Baptiste");
    for (const box of within(dialog).getAllByRole("checkbox")) await user.click(box);
    expect(await axeFindings(dialog)).toEqual([]);
    await user.click(act);
    await waitFor(() =>
      expect(asked(host, "editSubject")).toMatchObject({
        before: { lastName: "Quiroga" },
        after: { lastName: "Baptiste", email: "ximena@example.com" },
        checked: { number: "007-003" },
      }),
    );
  });

  it("says that the record could not be read, and offers to read it again", async () => {
    const fail = async () => {
      throw problem({ code: "notFound", what: "subject" });
    };
    const host = fixtureHost({ at: AT }, { subjectRecord: fail });
    const patient = await subjectOf(host);
    renderScreen(<EditSubjectSheet patient={patient} place={patient.trial} onClose={none} />, { host });
    expect(await screen.findByText(/could not be read from ClinOne/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Read again" })).toBeVisible();
  });

  it("says what a removal means before the identifiers, and sends it only after them", async () => {
    const host = fixtureHost({ at: AT });
    const patient = await subjectOf(host);
    const start = new Date(Date.now() + 86_400_000).toISOString();
    const visits = [boardRow(AT, { start, person: patient.person })];
    const { user } = renderScreen(
      <RemoveSubjectSheet patient={{ ...patient, visits }} place={patient.trial} onClose={none} />,
      { host },
    );
    const dialog = await screen.findByRole("alertdialog");
    expect(within(dialog).getByText(/would have to be enrolled again/)).toBeVisible();
    expect(within(dialog).getByText("1 visit of this subject lies ahead.")).toBeVisible();
    const act = within(dialog).getByRole("button", { name: /^Remove 007-003/ });
    await user.click(act);
    expect(asked(host, "removeSubject")).toBeUndefined();
    for (const box of within(dialog).getAllByRole("checkbox")) await user.click(box);
    expect(await axeFindings(dialog)).toEqual([]);
    await user.click(act);
    await waitFor(() =>
      expect(asked(host, "removeSubject")).toMatchObject({
        checked: { number: "007-003", birthDate: "1988-07-19" },
      }),
    );
  });
});

describe("scheduling a subject's visit", () => {
  it("sends study, site, name, kind, time and length, with the subject's own clock beside ours", async () => {
    const host = fixtureHost({ at: AT });
    const patient = await subjectOf(host);
    const { user } = renderScreen(
      <ScheduleVisitSheet patient={patient} place={patient.trial} onClose={none} />,
      { host },
    );
    const dialog = await screen.findByRole("dialog");
    await user.click(within(dialog).getByRole("button", { name: /Visit in the study's plan/ }));
    await user.click(await screen.findByRole("option", { name: "Week 4" }));
    await user.click(within(dialog).getByRole("radio", { name: "At the site" }));
    await user.type(within(dialog).getByRole("textbox", { name: /^Time/ }), "2330{Enter}");
    await within(dialog).findByText(/Boise|MST|UTC−7/);
    for (const box of within(dialog).getAllByRole("checkbox")) await user.click(box);
    expect(await axeFindings(dialog)).toEqual([]);
    const act = within(dialog).getByRole("button", { name: /^Schedule the visit of 007-003/ });
    await waitFor(() => expect(act).not.toHaveAttribute("aria-disabled", "true"));
    await user.click(act);
    await waitFor(() =>
      expect(asked(host, "book")).toMatchObject({
        patient: patient.person.key,
        connection: "c0ffee04",
        room: "007",
        durationS: 1800,
        reasons: ["Week 4"],
        terms: { vendor: "clinOne", study: "HF-301", site: "007", kind: "onsite" },
      }),
    );
  });

  it("asks why both can stand where another visit overlaps", async () => {
    const host = fixtureHost({ at: AT });
    const patient = await subjectOf(host);
    const meant = "2026-11-21T04:30:00.000Z";
    const visits = [boardRow(AT, { start: meant, minutes: 30, person: patient.person })];
    const { user } = renderScreen(
      <ScheduleVisitSheet patient={{ ...patient, visits }} place={patient.trial} onClose={none} />,
      { host: { ...host, wallTime: async () => ({ kind: "one", at: meant }) } },
    );
    const dialog = await screen.findByRole("dialog");
    await user.type(within(dialog).getByRole("textbox", { name: /^Time/ }), "2330{Enter}");
    const act = within(dialog).getByRole("button", { name: /^Schedule the visit/ });
    await user.click(await within(dialog).findByRole("checkbox", { name: "Schedule it anyway" }));
    await user.type(within(dialog).getByRole("textbox", { name: /Why both can stand/ }), "Two arms");
    for (const box of within(dialog).getAllByRole("checkbox", { checked: false })) await user.click(box);
    await user.click(act);
    await waitFor(() => expect(asked(host, "book")).toMatchObject({ overlapReason: "Two arms" }));
  });
});

describe("Booking beside accounts without free times", () => {
  it("says why they have no column, and leads a chosen subject to their page", async () => {
    const host = fixtureHost({ at: AT });
    host.state.board.connections = [
      { ...account(host), vendor: "clinOne" },
      { ...account(host), id: "c0ffee05", vendor: "mia", name: "Home Mia" },
    ];
    const patient = await subjectOf(host);
    const { container } = renderScreen(<NoColumns patient={patient} />, { host });
    expect(await screen.findByText(/ClinOne has no free times/)).toBeVisible();
    expect(screen.getByText(/Mia-Platform has devices and no visits/)).toBeVisible();
    expect(screen.getByRole("button", { name: "Schedule a visit" })).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
  });

  it("says nothing where every account has columns", async () => {
    const host = fixtureHost({ at: AT });
    const { container } = renderScreen(<NoColumns patient={null} />, { host });
    expect(container.querySelector("[role=status] b")).toBeNull();
  });
});

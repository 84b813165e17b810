import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { axeFindings } from "../../../../tests/axe";
import { renderScreen } from "../../../../tests/render";
import { fixtureHost, fixtureSettings, otherVendors, problem } from "../../../host/fixture";
import type { Host } from "../../../host/Host";
import type { ConnectionInput, ConnectionView, Vendor } from "../../../host/types";
import { vendors } from "../accountTable";
import { ConnectionForm } from "../ConnectionForm";
import ConnectionsScreen from "../ConnectionsScreen";

const AT = "2026-11-20T15:42:00.000Z";
const kept = (vendor: Vendor): ConnectionView => {
  const found = otherVendors(AT).find((each) => each.vendor === vendor);
  if (found === undefined) throw new Error(vendor);
  return found;
};

function open(vendor: Vendor, connection: ConnectionView | null = null, overrides: Partial<Host> = {}) {
  const saved: ConnectionInput[] = [];
  const host = fixtureHost(
    { at: AT },
    {
      saveConnection: async (input) => {
        saved.push(input);
        return "c0ffee09";
      },
      ...overrides,
    },
  );
  const form = <ConnectionForm vendor={vendor} connection={connection} onSaved={() => undefined} />;
  return { saved, ...renderScreen(form, { host }) };
}
type User = ReturnType<typeof renderScreen>["user"];

async function fill(user: User, given: [label: RegExp, text: string][]) {
  for (const [label, text] of [
    [/^Name/, "Harbour"] as const,
    [/^Issuer/, "Harbour Street"] as const,
    [/^Base address/, "https://vendor.example"] as const,
    ...given,
  ]) {
    await user.clear(screen.getByLabelText(label));
    await user.type(screen.getByLabelText(label), text);
  }
}
const save = (user: User) => user.click(screen.getByRole("button", { name: "Save the connection" }));

describe("the form of a connection gives the host exactly what the vendor needs", () => {
  it.each([
    [
      "carium",
      [
        [/^Organisation id/, "0b6a41f2-6d57"],
        [/^User name/, "desk"],
        [/^Password/, "pw"],
      ],
      { vendor: "carium", organizationId: "0b6a41f2-6d57", username: "desk" },
      [{ kind: "password", value: "pw" }],
    ],
    [
      "careMonitor",
      [
        [/^Organisation \(org_id\)/, "org-77"],
        [/^User id/, "ward"],
        [/^Password/, "pw"],
      ],
      {
        vendor: "careMonitor",
        orgId: "org-77",
        way: "password",
        userId: "ward",
        clientId: "",
        portalUrl: "",
      },
      [{ kind: "password", value: "pw" }],
    ],
    [
      "clinOne",
      [
        [/^Token address/, "https://login.example/token"],
        [/^Scope/, "https://login.example/.default"],
        [/^Client id/, "client-1"],
        [/^Client secret/, "s-1"],
      ],
      {
        vendor: "clinOne",
        tokenUrl: "https://login.example/token",
        scope: "https://login.example/.default",
        clientId: "client-1",
      },
      [{ kind: "clientSecret", value: "s-1" }],
    ],
    [
      "mia",
      [
        [/^User name/, "desk"],
        [/^Password/, "pw"],
      ],
      { vendor: "mia", username: "desk", deviceProvider: "apple-healthkit" },
      [{ kind: "password", value: "pw" }],
    ],
  ] satisfies [Vendor, [RegExp, string][], ConnectionInput["settings"], ConnectionInput["secrets"]][])(
    "%s",
    async (vendor, typed, settings, secrets) => {
      const { saved, user, host } = open(vendor);
      await fill(user, typed);
      await save(user);
      await waitFor(() => expect(saved).toHaveLength(1));
      expect(saved[0]).toMatchObject({ id: null, baseUrl: "https://vendor.example", settings, secrets });
      expect(host.state.asked.map(({ act }) => act)).toEqual(["testConnection"]);
    },
  );
});

describe("CareMonitor is entered in one of two ways", () => {
  it("with a key neither user nor password is asked for or sent, even when they were typed before", async () => {
    const { saved, user } = open("careMonitor");
    await fill(user, [
      [/^Organisation/, "org-77"],
      [/^User id/, "ward"],
      [/^Password/, "pw"],
    ]);
    await user.click(screen.getByRole("radio", { name: "API key" }));
    expect(screen.queryByLabelText(/^User id/)).toBeNull();
    expect(screen.queryByLabelText(/^Password/)).toBeNull();
    await user.type(screen.getByLabelText(/^API key/, { selector: "[type=password]" }), "k-1");
    await save(user);
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.settings).toEqual({
      vendor: "careMonitor",
      orgId: "org-77",
      way: "key",
      userId: "",
      clientId: "",
      portalUrl: "",
    });
    expect(saved[0]?.secrets).toEqual([{ kind: "apiKey", value: "k-1" }]);
  });

  it("a connection that is entered with a password wants the key when the way changes", async () => {
    const { saved, user } = open("careMonitor", kept("careMonitor"));
    await user.click(screen.getByRole("radio", { name: "API key" }));
    await save(user);
    expect(screen.getByLabelText(/^API key/, { selector: "[type=password]" })).toHaveAccessibleDescription(
      /Paste the key/,
    );
    expect(saved).toEqual([]);
  });
});

describe("a kept secret", () => {
  it.each(["carium", "careMonitor", "clinOne", "mia"] as const)(
    "of %s is not shown, stays when nothing is typed, and is wanted again for another address",
    async (vendor) => {
      const { saved, user, container } = open(vendor, kept(vendor));
      const secret = container.querySelector<HTMLInputElement>("input[type=password]")!;
      expect(secret.value).toBe("");
      expect(secret.placeholder).toBe("Kept in the keyring");
      await save(user);
      await waitFor(() => expect(saved).toHaveLength(1));
      expect(saved[0]?.secrets).toEqual([]);

      const address = screen.getByLabelText(/^Base address/);
      await user.clear(address);
      await user.type(address, "https://elsewhere.example");
      expect(secret.placeholder).toBe("");
      expect(address).toHaveAccessibleDescription(/has to be entered again/);
      await save(user);
      expect(secret).toHaveAttribute("aria-invalid", "true");
      expect(saved).toHaveLength(1);
    },
  );

  it("of ClinOne is wanted again when tokens are asked for elsewhere", async () => {
    const { saved, user } = open("clinOne", kept("clinOne"));
    const address = screen.getByLabelText(/^Token address/);
    await user.clear(address);
    await user.type(address, "https://elsewhere.example/token");
    await save(user);
    expect(screen.getByLabelText(/^Client secret/)).toHaveAccessibleDescription(/Paste the secret/);
    expect(saved).toEqual([]);
  });
});

describe("what cannot be accepted", () => {
  it("is said at its field: nothing typed, and an address that is none (WCAG 3.3.1)", async () => {
    const { user, host } = open("clinOne");
    await fill(user, [[/^Token address/, "http://login.example/token"]]);
    await save(user);
    expect(screen.getByLabelText(/^Token address/)).toHaveAccessibleDescription(/Plain http/);
    expect(screen.getByLabelText(/^Scope/)).toHaveAccessibleDescription(/The vendor needs this/);
    expect(screen.getByLabelText(/^Client secret/)).toHaveAccessibleDescription(/Paste the secret/);
    expect(host.state.asked).toEqual([]);
  });

  it("is said at its field when only the host knows", async () => {
    const refuse = async () => {
      throw problem({ code: "invalid", what: "required", field: "password" });
    };
    const { user } = open("mia", kept("mia"), { saveConnection: refuse });
    await save(user);
    await waitFor(() =>
      expect(screen.getByLabelText(/^Password/)).toHaveAccessibleDescription(/Enter it again/),
    );
  });
});

describe("an assumed contract", () => {
  it.each(vendors)("is said before anything is typed, exactly where there is one (%s)", async (vendor) => {
    open(vendor);
    const assumed = vendor === "careMonitor" || vendor === "clinOne";
    expect(screen.queryByText("Assumed contract.") !== null).toBe(assumed);
  });
});

describe("a new connection", () => {
  it("begins with the vendor, for all five, by keyboard too", async () => {
    const { user, navigation } = renderScreen(<ConnectionsScreen />, {
      host: fixtureHost({ at: AT }),
      here: { screen: "connections", open: { new: "vendor" } },
    });
    const choice = await screen.findByRole("region", { name: "Add a connection" });
    const offered = within(within(choice).getByRole("list")).getAllByRole("button");
    expect(offered.map((each) => each.getAttribute("aria-label"))).toEqual([
      "Connect Solo",
      "Connect Carium",
      "Connect CareMonitor assumed contract",
      "Connect ClinOne assumed contract",
      "Connect Mia",
    ]);
    offered[1]?.focus();
    await user.keyboard("{Enter}");
    expect(navigation.go).toHaveBeenCalledWith("connections", { open: { new: "carium" }, replace: true });
  });

  it.each(
    (["en", "es"] as const).flatMap((language) =>
      [...vendors, "vendor"].map((at) => [language, at] as const),
    ),
  )("is clean by axe (%s, %s)", async (language, at) => {
    const { container } = renderScreen(<ConnectionsScreen />, {
      host: fixtureHost({ at: AT, settings: { ...fixtureSettings, language } }),
      here: { screen: "connections", open: { new: at } },
    });
    await screen.findByRole("heading", { level: 2 });
    expect(await axeFindings(container)).toEqual([]);
  });
});

import { screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { renderScreen } from "../../../tests/render";
import { Walking } from "../../../tests/Walking";
import { listenForKeys } from "../../frame/listenForKeys";
import { fixtureHost, reportView } from "../../host/fixture";
import BoardScreen from "../board/BoardScreen";
import "../visit/VisitPanel";
import OutboxScreen from "../outbox/OutboxScreen";
import ReportsScreen from "../reports/ReportsScreen";
import WebhooksScreen from "../webhooks/WebhooksScreen";

const AT = "2026-11-20T15:42:00.000Z";

let stop: () => void;
beforeEach(() => {
  stop = listenForKeys(() => undefined);
});
afterEach(() => stop());

describe("what is open beside a list", () => {
  it.each([
    ["board", "data-visit", "Visit", <BoardScreen key="board" />],
    ["outbox", "data-intent", /./, <OutboxScreen key="outbox" />],
    ["webhooks", "data-delivery", /./, <WebhooksScreen key="webhooks" />],
    ["reports", "data-about", "A report", <ReportsScreen key="reports" />],
  ] as const)(
    "closes on Esc and gives the focus back to its row: %s (WCAG 2.4.3)",
    async (at, mark, name, shown) => {
      const host = fixtureHost({ at: AT });
      host.state.reports = {
        ...host.state.reports,
        reports: [1, 2, 3].map((n) => reportView(AT, { id: `r${n}` })),
      };
      const { user } = renderScreen(<Walking from={{ screen: at }}>{shown}</Walking>, { host });
      const rows = () => [...document.querySelectorAll<HTMLElement>(`[${mark}]`)];
      await waitFor(() => expect(rows().length).toBeGreaterThan(1));
      const second = rows()[1] as HTMLElement;
      const key = second.getAttribute(mark);
      if (second.tagName === "BUTTON") await user.click(second);
      else {
        second.focus();
        await user.keyboard("{Enter}");
      }
      const panel = await screen.findByRole("complementary", { name });
      expect(panel).toBeInTheDocument();
      // The focus is in the panel, as it is for who acts there.
      panel.querySelector("button")?.focus();
      await user.keyboard("{Escape}");
      await waitFor(() => expect(screen.queryByRole("complementary", { name })).toBeNull());
      await waitFor(() => expect(document.activeElement).toHaveAttribute(mark, key));
    },
  );
});

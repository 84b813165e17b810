import { QueryObserver } from "@tanstack/react-query";
import { describe, expect, it, vi } from "vitest";
import { fixtureHost, problem } from "../fixture";
import { asProblem } from "../problem";
import { queriesOf } from "../queries";
import { createQueryClient, invalidate } from "../queryClient";
import { provides, stales } from "../tags";
import type { Tag } from "../types";

describe("what went stale", () => {
  it("is read again when it is on screen, and nothing else is", async () => {
    const host = fixtureHost();
    const board = vi.spyOn(host, "board");
    const settings = vi.spyOn(host, "settings");
    const client = createQueryClient();
    const queries = queriesOf(host);
    const watching = [
      new QueryObserver(client, queries.board(null)).subscribe(() => {}),
      new QueryObserver(client, queries.settings()).subscribe(() => {}),
    ];
    await vi.waitFor(() => expect(client.isFetching()).toBe(0));
    await invalidate(client, ["board"]);
    expect(board).toHaveBeenCalledTimes(2);
    expect(settings).toHaveBeenCalledTimes(1);
    for (const stop of watching) stop();
  });

  it("is read once more when it went stale while the first reading was on its way", async () => {
    const host = fixtureHost();
    let answer: () => void = () => {};
    const late = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const board = vi.spyOn(host, "board").mockImplementationOnce(async () => {
      const before = structuredClone(host.state.board);
      await late;
      return before;
    });
    const client = createQueryClient();
    const watcher = new QueryObserver(client, queriesOf(host).board(null));
    const stop = watcher.subscribe(() => {});
    host.state.board.clinic = "Renamed meanwhile";
    const refetched = invalidate(client, ["board"]);
    answer();
    await refetched;
    expect(board).toHaveBeenCalledTimes(2);
    expect(watcher.getCurrentResult().data?.clinic).toBe("Renamed meanwhile");
    stop();
  });

  it("keeps rows that did not change, so that they are not rendered again", async () => {
    const { state } = fixtureHost();
    // As over the real bridge, every answer is parsed anew.
    const host = fixtureHost(state, { board: async () => JSON.parse(JSON.stringify(state.board)) });
    const client = createQueryClient();
    const options = queriesOf(host).board(null);
    await client.fetchQuery(options);
    const before = client.getQueryData(options.queryKey)!;
    state.board.waiting[0]!.statusWord = "changed";
    await client.invalidateQueries({ queryKey: options.queryKey });
    await client.fetchQuery(options);
    const after = client.getQueryData(options.queryKey)!;
    expect(after.waiting[0]).not.toBe(before.waiting[0]);
    expect(after.waiting[1]).toBe(before.waiting[1]);
  });

  it("has every tag provided by some read, and every act's tag too", () => {
    const provided = new Set<Tag>(Object.values(provides).flat());
    for (const tag of Object.values(stales).flat()) expect(provided.has(tag), tag).toBe(true);
    expect([...provided].sort()).toEqual(
      [
        "alerts",
        "assistance",
        "audit",
        "board",
        "booking",
        "connections",
        "consents",
        "devices",
        "links",
        "metrics",
        "notes",
        "episodes",
        "files",
        "forms",
        "outbox",
        "patients",
        "readingImports",
        "reports",
        "settings",
        "startup",
        "users",
        "webhooks",
      ].sort(),
    );
  });

  it("does not wait for a network: the host is on this machine", () => {
    const { queries, mutations } = createQueryClient().getDefaultOptions();
    expect(queries?.networkMode).toBe("always");
    expect(mutations?.networkMode).toBe("always");
  });
});

describe("a problem", () => {
  it("is passed on as the host sent it", () => {
    const sent = problem({ code: "refused", message: "Solo refused" });
    expect(asProblem(sent)).toBe(sent);
  });

  it("keeps no text of the page's own exceptions, which may quote what was on screen", () => {
    const mine = asProblem(new Error("cannot read ABARA, Chidi"));
    expect(mine.code).toBe("other");
    expect(JSON.stringify(mine)).not.toContain("ABARA");
  });
});

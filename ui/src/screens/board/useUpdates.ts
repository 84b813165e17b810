import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { announce } from "../../frame/announcer";
import type { BoardRow, BoardView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { board as area } from "../../messages/board";

/** What changed since it was last seen, for this person only (PAL-0840, PAL-0880, PAL-0930). */
export interface Updates {
  /** Changed or new rows, with the instant at which the change was seen. */
  marked: ReadonlyMap<string, { at: string; kind: "changed" | "added" }>;
  /** Of those, how many are out of view. */
  away: number;
  removed: number;
  markSeen: () => void;
}

/** What makes a change worth marking: not ages, which always change. */
function digest(row: BoardRow): string {
  if (row.confirmed.at === null || row.statusWord === "") return "";
  return [
    row.state,
    row.statusWord,
    row.callWord,
    row.room,
    row.start,
    row.minutes,
    row.reasons.join("|"),
  ].join("");
}

/** Compares each board with the one before it. */
export function useUpdates(view: BoardView, list: RefObject<HTMLDivElement | null>): Updates {
  const words = useMessages(area);
  const before = useRef<{ day: string; rows: Map<string, string>; waiting: Set<string> } | null>(null);
  const [marked, setMarked] = useState<ReadonlyMap<string, { at: string; kind: "changed" | "added" }>>(
    new Map(),
  );
  const [removed, setRemoved] = useState(0);
  const [away, setAway] = useState(0);

  useEffect(() => {
    const rows = new Map([...view.waiting, ...view.today].map((row) => [row.visit, digest(row)]));
    const waiting = new Set(view.waiting.map((row) => row.visit));
    const last = before.current;
    before.current = { day: view.day, rows, waiting };
    if (last === null || last.day !== view.day || last.rows.size === 0) return;
    // A row that was listed before it had been read says nothing new when it is read for the first time.
    const fresh = [...rows].filter(
      ([visit, now]) => last.rows.get(visit) !== now && last.rows.get(visit) !== "",
    );
    const gone = [...last.rows.keys()].filter((visit) => !rows.has(visit)).length;
    if (gone > 0) setRemoved((count) => count + gone);
    if (fresh.length > 0) {
      setMarked((kept) => {
        const next = new Map(kept);
        for (const [visit] of fresh)
          next.set(visit, { at: view.asOf, kind: last.rows.has(visit) ? "changed" : "added" });
        return next;
      });
    }
    const arrived = [...waiting].filter((visit) => !last.waiting.has(visit)).length;
    if (arrived > 0) announce(words.announceNew(arrived));
  }, [view, words]);

  useEffect(() => {
    const box = list.current?.getBoundingClientRect();
    if (box === undefined || marked.size === 0) {
      setAway(0);
      return;
    }
    let out = 0;
    for (const visit of marked.keys()) {
      const row = list.current?.querySelector(`[data-visit="${visit}"]`)?.getBoundingClientRect();
      if (row === undefined || row.bottom < box.top || row.top > box.bottom) out += 1;
    }
    setAway(out);
  }, [marked, list]);

  const markSeen = useCallback(() => {
    setMarked(new Map());
    setRemoved(0);
    announce(words.bar.seenDone);
  }, [words]);
  return useMemo(() => ({ marked, away, removed, markSeen }), [marked, away, removed, markSeen]);
}

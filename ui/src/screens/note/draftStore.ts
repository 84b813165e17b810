import type { Host } from "../../host/Host";
import { asProblem } from "../../host/problem";
import type { DraftAnswerInput, NoteDraftView, Problem } from "../../host/types";
import { keyOf, says } from "./parts";

/**
 * What is being typed into one visit's note. It lives outside React: a keystroke changes one entry and wakes at most the
 * one question it belongs to, however long the note is. What changed is given to the host within half a second, while
 * typing goes on; one call at a time, so that an older text never lands on a newer one.
 */
export type Answer = readonly string[];

/** One drafted answer, with the vendor's answer that stood there when typing began. */
interface Entry {
  template: string;
  question: string;
  asked: string[];
  base: Answer;
  mine: Answer;
}

/** How safe the text is. */
export type Saving =
  | { state: "none" }
  | { state: "typing" }
  | { state: "saved"; at: string }
  | { state: "failed"; problem: Problem };

/** The question that something is typed at, with the vendor's answer on screen. */
export interface Place {
  template: string;
  question: string;
  asked: string[];
  shown: Answer;
}

const SOON = 400;
const AGAIN = 2_000;

const same = (one: Answer, other: Answer) =>
  one.length === other.length && one.every((text, at) => text === other[at]);

/** A draft of one visit's note. */
export class DraftStore {
  readonly visit: string;
  private readonly host: Host;
  private readonly entries = new Map<string, Entry>();
  private readonly unsaved = new Set<string>();
  private readonly listeners = new Map<string, Set<() => void>>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private call: Promise<void> | null = null;
  private status: Saving;
  /** When the host last kept something: what was read of the disk before that is older than what stands here. */
  private keptAt = 0;
  /** Something was typed since a note was sent last. */
  touched = false;

  constructor(host: Host, visit: string, kept: NoteDraftView | null) {
    this.host = host;
    this.visit = visit;
    for (const each of kept?.answers ?? [])
      this.entries.set(keyOf(each.template, each.question), { ...each });
    this.status = kept === null ? { state: "none" } : { state: "saved", at: kept.savedAt };
  }

  /** The drafted answer, or `null` where nothing is drafted. */
  mine(key: string): Answer | null {
    return this.entries.get(key)?.mine ?? null;
  }

  /** The vendor's answer when typing began, or `null` where nothing is drafted. */
  base(key: string): Answer | null {
    return this.entries.get(key)?.base ?? null;
  }

  get size(): number {
    return this.entries.size;
  }

  get saving(): Saving {
    return this.status;
  }

  /** Whether some of it is not on the disk yet. */
  get isUnsaved(): boolean {
    return this.unsaved.size > 0 || this.call !== null;
  }

  /** An answer as it is typed. `silent`: the field shows it already. */
  type(place: Place, mine: Answer, silent = true): void {
    const key = keyOf(place.template, place.question);
    const before = this.entries.get(key);
    const { template, question, asked } = place;
    const base = before?.base ?? place.shown;
    this.entries.set(key, { template, question, asked, base, mine });
    const begins = before === undefined;
    const counts = says(before?.mine ?? place.shown) !== says(mine);
    this.unsaved.add(key);
    this.touched = true;
    if (begins || !silent) this.wake(key);
    if (begins || counts) this.wake("all");
    if (this.status.state !== "typing") this.become({ state: "typing" });
    this.timer ??= setTimeout(() => void this.save(), SOON);
  }

  /** Keeps everything now; answers when it is on the disk, or could not be kept. */
  async save(): Promise<boolean> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    while (this.call !== null) await this.call;
    if (this.unsaved.size === 0) return this.status.state !== "failed";
    this.call = this.keep();
    await this.call;
    return this.unsaved.size === 0;
  }

  private async keep(): Promise<void> {
    const keys = [...this.unsaved];
    this.unsaved.clear();
    const typed: DraftAnswerInput[] = keys.flatMap((key) => {
      const entry = this.entries.get(key);
      if (entry === undefined) return [];
      const { template, question, asked, base, mine } = entry;
      return [{ template, question, asked, shown: [...base], mine: [...mine] }];
    });
    const sent = new Map(keys.map((key) => [key, this.entries.get(key)]));
    try {
      const kept = await this.host.keepNoteDraft(this.visit, typed);
      this.keptAt = Date.parse(kept.savedAt);
      for (const [key, entry] of sent) this.endIfUnchanged(key, entry);
      this.call = null;
      if (this.unsaved.size > 0) this.timer ??= setTimeout(() => void this.save(), SOON);
      else this.become(this.size === 0 ? { state: "none" } : { state: "saved", at: kept.savedAt });
    } catch (thrown) {
      // Nothing is lost: it stays here and is tried again, and leaving asks.
      for (const key of keys) this.unsaved.add(key);
      this.call = null;
      this.become({ state: "failed", problem: asProblem(thrown) });
      this.timer ??= setTimeout(() => void this.save(), AGAIN);
    }
  }

  /** What says again what the vendor said is no draft any more, as in the host. */
  private endIfUnchanged(key: string, entry: Entry | undefined): void {
    const now = this.entries.get(key);
    if (now === undefined || now !== entry || !same(now.mine, now.base)) return;
    this.entries.delete(key);
    this.wake(key);
    this.wake("all");
  }

  /**
   * Takes over what lies on the disk: a draft was sent, or compared. A reading that began before the last text was kept is
   * older than what stands here, and must never put an older text in its place.
   */
  follow(kept: NoteDraftView | null, asOf: string): void {
    if (this.isUnsaved || Date.parse(asOf) <= this.keptAt) return;
    this.take(kept);
  }

  /** The draft was thrown away. */
  clear(): void {
    this.stop();
    this.take(null);
  }

  private take(kept: NoteDraftView | null): void {
    const before = [...this.entries.keys()];
    const next = new Map((kept?.answers ?? []).map((each) => [keyOf(each.template, each.question), each]));
    let changed = false;
    for (const key of new Set([...before, ...next.keys()])) {
      const mine = this.entries.get(key);
      const theirs = next.get(key);
      if (mine !== undefined && theirs !== undefined && same(mine.mine, theirs.mine)) {
        mine.base = theirs.base;
        continue;
      }
      changed = true;
      if (theirs === undefined) this.entries.delete(key);
      else this.entries.set(key, { ...theirs });
      this.wake(key);
    }
    if (changed) this.wake("all");
    if (this.size === 0) this.become({ state: "none" });
    else if (kept !== null) this.become({ state: "saved", at: kept.savedAt });
  }

  private stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.unsaved.clear();
  }

  /** Calls back when a question's draft begins, ends or is replaced; `"all"`: when any does; `"saving"`: its state. */
  listen(to: string, listener: () => void): () => void {
    const listeners = this.listeners.get(to) ?? new Set();
    this.listeners.set(to, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  private become(next: Saving): void {
    this.status = next;
    this.wake("saving");
  }

  private wake(of: string): void {
    for (const listener of [...(this.listeners.get(of) ?? [])]) listener();
  }
}

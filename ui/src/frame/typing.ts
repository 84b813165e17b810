import {
  createContext,
  type Dispatch,
  type RefObject,
  type SetStateAction,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { Host } from "../host/Host";
import type { TypedForm, TypedInput, TypedView } from "../host/types";
import { followScroll } from "./followScroll";
import { fitsFor, readBack, writtenDown } from "./writtenDown";

/**
 * What is typed and stands nowhere else yet, over a lock. While somebody types, it is in the page and nowhere else. When
 * the console locks, all that is open is given to the host at once, which keeps it encrypted for who typed it; when the
 * same person is back, each form begins with it. It goes when the form is sent or given up.
 *
 * Ticks that confirm something, checks of who a patient is, passphrases, keys and codes never come here: they stay in a
 * plain `useState`, and are made again.
 */
export class Typing {
  /** What stands open on the screen besides forms: what is chosen and unfolded, filters, how far it is scrolled. */
  readonly place: OpenForm;
  private readonly host: Host | null;
  private readonly kept: Map<string, TypedView>;
  private readonly open = new Set<OpenForm>();
  /** Nobody sits here any more: a form that closes now was neither sent nor given up. */
  private ended = false;
  /** What the host could not keep: the page holds it for who typed it, and for nobody else. */
  held: readonly TypedView[] = [];

  /** @param returns Whether who sits down comes back to the place that they left. */
  constructor(host: Host | null, kept: readonly TypedView[], returns: boolean) {
    this.host = host;
    this.kept = new Map(kept.map((each) => [keyOf(each.form, each.about), each]));
    if (!returns) this.kept.delete(keyOf("place", ""));
    this.place = this.form("place", "");
    this.open.add(this.place);
    if (kept.some(({ form }) => form === "place")) this.drop(this.place);
  }

  /** A form, with what was kept of it. */
  form(word: TypedForm, about: string, whole = false): OpenForm {
    return new OpenForm(this, word, about, whole, this.kept.get(keyOf(word, about)) ?? null);
  }

  /** A form is on the screen, until what this gives is called. */
  show(form: OpenForm): () => void {
    this.open.add(form);
    return () => {
      this.open.delete(form);
      // A seat that is left closes every form, in whichever order.
      queueMicrotask(() => {
        if (!this.ended && !this.open.has(form)) this.drop(form);
      });
    };
  }

  /** Who sat here has left. */
  end(): void {
    this.ended = true;
  }

  /** The form was sent or given up. */
  drop(form: OpenForm): void {
    if (!this.kept.delete(keyOf(form.word, form.about)) && form !== this.place) return;
    // What the host does not drop now it drops within a day.
    void this.host?.dropTyped(form.word, form.about).catch(() => null);
  }

  /** The place was left: what stood open there is not what stands open elsewhere. */
  moved(): void {
    this.place.leave();
  }

  /** Gives everything that is open to the host, as the console locks. */
  async keep(): Promise<void> {
    if (this.host === null) return;
    const forms: TypedInput[] = [];
    for (const form of this.open) {
      const typed = form.written();
      if (typed !== null || this.kept.has(keyOf(form.word, form.about)))
        forms.push({ form: form.word, about: form.about, typed });
    }
    if (forms.length === 0) return;
    const fits = forms.filter(({ typed }) => (typed?.length ?? 0) <= LONGEST);
    const at = new Date().toISOString();
    const held = (some: readonly TypedInput[]) =>
      some.flatMap(({ typed, ...of }) => (typed === null ? [] : [{ ...of, typed, at }]));
    this.held = held(forms.filter((each) => !fits.includes(each)));
    try {
      await this.host.keepTyped(fits);
      for (const each of held(fits)) this.kept.set(keyOf(each.form, each.about), each);
    } catch {
      this.held = held(forms);
    }
  }
}

/** Longest text of one form that the host keeps, with room for letters of more than one byte. */
const LONGEST = 40_000;

function keyOf(form: TypedForm, about: string): string {
  return `${form} ${about}`;
}

/** A form on the screen: what stands in its fields, and what stood there when they began. */
export class OpenForm {
  readonly word: TypedForm;
  readonly about: string;
  /** What stands in the other fields is kept with what was typed. */
  private readonly whole: boolean;
  /** When that was typed which stands here again; `null` for a form that begins anew. */
  since: string | null;
  private readonly typing: Typing;
  private readonly fields = new Map<string, { begun: string; now: unknown }>();
  private taken: Record<string, unknown>;
  /** What stood in the fields when the form was sent. */
  private readonly wasSent = new Map<string, string>();

  constructor(typing: Typing, word: TypedForm, about: string, whole: boolean, kept: TypedView | null) {
    this.typing = typing;
    this.whole = whole;
    this.word = word;
    this.about = about;
    const read = kept === null ? undefined : readBack(kept.typed);
    this.taken = typeof read === "object" && read !== null ? (read as Record<string, unknown>) : {};
    this.since = kept?.at ?? null;
  }

  /** What a field begins with: what was typed into it before, or its own beginning. */
  begin<T>(name: string, begun: T): T {
    return name in this.taken && fitsFor(this.taken[name], begun) ? (this.taken[name] as T) : begun;
  }

  /** What stands in a field. */
  put(name: string, begun: string, now: unknown): void {
    this.fields.set(name, { begun, now });
  }

  /** A field is not asked for any more. */
  remove(name: string): void {
    this.fields.delete(name);
    delete this.taken[name];
  }

  /** What was typed, as text; `null` when every field stands as it began. */
  written(): string | null {
    const changed = [...this.fields].filter(([name, { begun, now }]) => {
      const text = writtenDown(now);
      return text !== begun && text !== this.wasSent.get(name);
    });
    if (changed.length === 0) return null;
    const kept = this.whole ? [...this.fields] : changed;
    return writtenDown(Object.fromEntries(kept.map(([name, { now }]) => [name, now])));
  }

  /** It was sent, and stays on the screen: what stands there is no draft any more. */
  sent(): void {
    for (const [name, { now }] of this.fields) this.wasSent.set(name, writtenDown(now));
    this.leave();
    this.typing.drop(this);
  }

  /** What was typed before is not asked for any more. */
  leave(): void {
    this.taken = {};
    this.since = null;
  }
}

/** What is typed by who sits here; outside of a seat nothing is kept. */
export const TypingContext = createContext(new Typing(null, [], false));

/**
 * A form whose text survives a lock. `about` tells one such form from another: an id of ours, with more after a space.
 * Give a component another `key` where it must not take the text of one over to another. A field in which nothing was typed
 * begins with what its record says now; `whole` is for a form whose fields belong together, such as a value and its time.
 */
export function useTypedForm(word: TypedForm, about = "", { whole = false } = {}): OpenForm {
  const typing = useContext(TypingContext);
  const form = useMemo(() => typing.form(word, about, whole), [typing, word, about, whole]);
  useLayoutEffect(() => typing.show(form), [typing, form]);
  return form;
}

/** A field of a form, as `useState`: it begins with what stood there when the console was locked. */
export function useTyped<T>(
  form: OpenForm,
  name: string,
  initial: T | (() => T),
): [T, Dispatch<SetStateAction<T>>] {
  const [begun] = useState<T>(initial);
  const [value, setValue] = useState<T>(() => form.begin(name, begun));
  useKeptField(form, name, begun, value);
  return [value, setValue];
}

/** Keeps what stands in a field whose state is elsewhere; `OpenForm.begin` gives it back. */
export function useKeptField<T>(form: OpenForm, name: string, begun: T, value: T): void {
  const [written] = useState(() => writtenDown(begun));
  useLayoutEffect(() => form.put(name, written, value), [form, name, written, value]);
  useLayoutEffect(() => () => form.remove(name), [form, name]);
}

/**
 * Something that stands open, is chosen or is looked for, as `useState`: who unlocks the console finds it as they left it.
 * `name` tells it from everything else on the screen.
 */
export function usePlaced<T>(name: string, initial: T | (() => T)): [T, Dispatch<SetStateAction<T>>] {
  return useTyped(useContext(TypingContext).place, name, initial);
}

/**
 * What is typed over something that was read, with that as it was when typing began: what changed meanwhile is seen as it
 * would have been. Answers with what was read, what stands there now, and a way to change it.
 */
export function useTypedOver<Read, T>(
  form: OpenForm,
  read: () => Read,
  first: (read: Read) => T,
): [Read, T, Dispatch<SetStateAction<T>>] {
  const [begun] = useState(() => {
    const base = read();
    const anew = { read: base, now: first(base) };
    const kept = form.begin<typeof anew | null>("over", null);
    return { ...(kept !== null && fitsFor(kept, anew) ? kept : anew) };
  });
  const [now, setNow] = useState<T>(begun.now);
  const [untouched] = useState(() => writtenDown(first(begun.read)));
  useKeptField(form, "over", null, writtenDown(now) === untouched ? null : { read: begun.read, now });
  return [begun.read, now, setNow];
}

/** How far a list is scrolled, like `usePlaced`; a list that fills later is scrolled once it is long enough. */
export function usePlacedScroll(name: string, list: RefObject<HTMLElement | null>): void {
  const { place } = useContext(TypingContext);
  const [begun] = useState(() => place.begin(name, 0));
  const followed = useRef<{ element: HTMLElement; stop: () => void } | null>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null || element === followed.current?.element) return;
    const to = followed.current === null ? begun : 0;
    followed.current?.stop();
    followed.current = { element, stop: followScroll(element, to, (top) => place.put(name, "0", top)) };
  });
  useLayoutEffect(
    () => () => {
      followed.current?.stop();
      followed.current = null;
      place.remove(name);
    },
    [place, name],
  );
}

import type { TypedView, UserId } from "../host/types";
import { anotherPerson } from "./keeping";
import { createScreenRouter } from "./router";

type ScreenRouter = ReturnType<typeof createScreenRouter>;

/**
 * Where the last person was when they left the seat. The same person comes back to it; for anybody else the console begins
 * at its first screen, and where the other one was is forgotten.
 */
export class Places {
  private left: { who: UserId; at: string; held: readonly TypedView[] } | null = null;

  constructor(private first: ScreenRouter | null) {}

  /** The screens of somebody who sits down, whether they come back to them, and what the host could not keep for them. */
  of(who: UserId): { router: ScreenRouter; returns: boolean; held: readonly TypedView[] } {
    const { first, left } = this;
    this.first = null;
    this.left = null;
    if (first !== null) return { router: first, returns: false, held: [] };
    if (left === null || left.who !== who) {
      anotherPerson();
      return { router: createScreenRouter("/"), returns: false, held: [] };
    }
    return { router: createScreenRouter(left.at), returns: true, held: left.held };
  }

  /** Somebody leaves; the place is kept in memory only, and names no person. */
  leave(who: UserId, at: string, held: readonly TypedView[]): void {
    this.left = { who, at, held };
  }
}

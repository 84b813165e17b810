import type { UserId } from "../host/types";
import { anotherPerson } from "./keeping";
import { createScreenRouter } from "./router";

type ScreenRouter = ReturnType<typeof createScreenRouter>;

/**
 * Where the last person was when they left the seat. The same person comes back to it; for anybody else the console begins
 * at its first screen, and where the other one was is forgotten.
 */
export class Places {
  private left: { who: UserId; at: string } | null = null;

  constructor(private first: ScreenRouter | null) {}

  /** The screens of somebody who sits down. */
  of(who: UserId): ScreenRouter {
    const { first, left } = this;
    this.first = null;
    this.left = null;
    if (first !== null) return first;
    if (left?.who !== who) anotherPerson();
    return createScreenRouter(left !== null && left.who === who ? left.at : "/");
  }

  /** Somebody leaves; the place is kept in memory only, and names no person. */
  leave(who: UserId, at: string): void {
    this.left = { who, at };
  }
}

import type { AccountStanding } from "../host/types";

/** Whether somebody has to log in before anything is read or sent. */
export function needsPerson({ state }: AccountStanding): boolean {
  return state === "needsLogIn" || state === "needsTotp";
}

import { createContext, useContext } from "react";
import type { ScreenId } from "../screens/registry";

/** Where the person is: a screen, the key of what it shows, and what is open beside it. Never a name. */
export interface Place {
  screen: ScreenId;
  /** The patient's key on the patient screen. */
  key: string | null;
  /** What is open or preset on the screen, by key: `visit`, `patient`, `intent`, … */
  open: Readonly<Record<string, string>>;
}

/** Ways to get about, for screens; the router stands behind it. */
export interface Navigation {
  here: Place;
  /** Goes to a screen. `replace` leaves no step to go back to. */
  go(
    screen: ScreenId,
    to?: { key?: string; open?: Readonly<Record<string, string>>; replace?: boolean },
  ): void;
  /** To where one came from. */
  back(): void;
}

const nowhere: Navigation = {
  here: { screen: "board", key: null, open: {} },
  go: () => {
    throw new Error("no navigation is provided");
  },
  back: () => {
    throw new Error("no navigation is provided");
  },
};

/** Given by the frame; by a test with its own functions. */
export const NavigationContext = createContext<Navigation>(nowhere);

/** Where one is and how to get about. */
export function useNavigation(): Navigation {
  return useContext(NavigationContext);
}

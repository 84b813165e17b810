import { type ReactNode, useMemo, useState } from "react";
import { type Navigation, NavigationContext, type Place } from "../src/frame/navigation";

/** A navigation that goes where it is told, for what has to be seen after it went. */
export function Walking({ from, children }: { from: Partial<Place>; children: ReactNode }) {
  const [here, setHere] = useState<Place>({ screen: "board", key: null, open: {}, ...from });
  const navigation = useMemo<Navigation>(
    () => ({
      here,
      go: (screen, to) => setHere({ screen, key: to?.key ?? null, open: to?.open ?? {} }),
      back: () => undefined,
    }),
    [here],
  );
  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}

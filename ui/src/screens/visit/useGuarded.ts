import { useState } from "react";
import type { TwoIdentifiers } from "../../host/types";

/**
 * The ticks of the two-identifier check and a `key` for it, which changes when the act was done, so that one check
 * never serves two acts.
 */
export function useGuarded(patient: string | null, act: string) {
  const [round, setRound] = useState(0);
  const [checked, setChecked] = useState<TwoIdentifiers | null>(null);
  return {
    key: `${patient} ${act} ${round}`,
    checked,
    setChecked,
    clear: () => {
      setChecked(null);
      setRound((before) => before + 1);
    },
  };
}

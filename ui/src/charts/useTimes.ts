import { useMemo } from "react";
import { dateOf } from "../format/date";
import { secondsText } from "../format/duration";
import { dateTimeOf, timeOf } from "../format/time";
import { useLanguage } from "../messages/area";
import { instant } from "./values";

/** Times of readings in the zone of the patient, which need not be the clinic's. */
export function useTimes(zone: string) {
  const language = useLanguage();
  return useMemo(
    () => ({
      /** `Tue 17-Nov-2026 20:36`. */
      moment: (at: number) => dateTimeOf(instant(at), zone, language, { weekday: true }),
      /** `Tue 17-Nov-2026`. */
      day: (at: number) => dateOf(instant(at), zone, language, { weekday: true }),
      /** `20:36`. */
      clock: (at: number) => timeOf(instant(at), zone, language),
      /** A length in the two units that matter: `15min`, `1d 7hr`. */
      length: (seconds: number) => secondsText(Math.round(seconds), language),
    }),
    [zone, language],
  );
}

/** What it gives. */
export type Times = ReturnType<typeof useTimes>;

import { createContext, useContext, useMemo } from "react";
import type { HumanName } from "../host/types";
import { useLanguage } from "../messages/area";
import { ageAt } from "./age";
import { dateOf, fhirDate, isoDayWithWeekday, longFhirDate } from "./date";
import { ageOfData, exactSeconds, minutesText, secondsText } from "./duration";
import { nameText } from "./name";
import { dateTimeOf, timeOf, timeWithSeconds, zoneWithOffset } from "./time";
import { isoDay } from "./zoned";

/** The clinic's zone (IANA), from the settings. */
export const ZoneContext = createContext<string>("UTC");

/** The clinic's zone. */
export function useZone(): string {
  return useContext(ZoneContext);
}

/** All formatters, bound to the clinic's zone and the language in use. */
export function useFormat() {
  const language = useLanguage();
  const zone = useZone();
  return useMemo(
    () => ({
      language,
      zone,
      /** `05-Apr-2026` of an instant in the clinic's zone. */
      date: (instant: string | null, options?: { weekday?: boolean }) =>
        dateOf(instant, zone, language, options),
      /** `05-Apr-1984` of a FHIR date, in its own precision. */
      fhirDate: (date: string | null) => fhirDate(date, language),
      /** `05 April 1984`, for assistive technology. */
      longFhirDate: (date: string | null) => longFhirDate(date, language),
      /** `Tue 05-May-2026` of an ISO day. */
      day: (day: string) => isoDayWithWeekday(day, language),
      time: (instant: string | null) => timeOf(instant, zone, language),
      timeWithSeconds: (instant: string | null) => timeWithSeconds(instant, zone, language),
      dateTime: (instant: string | null, options?: { weekday?: boolean }) =>
        dateTimeOf(instant, zone, language, options),
      zone24: (at: number) => zoneWithOffset(at, zone),
      minutes: (minutes: number) => minutesText(minutes, language),
      seconds: (seconds: number) => secondsText(seconds, language),
      exactSeconds: (seconds: number) => exactSeconds(seconds, language),
      ageOfData: (instant: string | null, now: number) => ageOfData(instant, now, language),
      /** Age on today's date in the clinic's zone. */
      age: (birthDate: string | null, now: number) => ageAt(birthDate, isoDay(now, zone), language),
      name: (name: HumanName) => nameText(name, language),
    }),
    [language, zone],
  );
}

/** What `useFormat` gives. */
export type Format = ReturnType<typeof useFormat>;

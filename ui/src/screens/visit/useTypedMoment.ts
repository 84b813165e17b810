import { useQuery } from "@tanstack/react-query";
import { useTick } from "../../format/ticker";
import { timeOf, zoneWithOffset } from "../../format/time";
import { useFormat } from "../../format/useFormat";
import { type OpenForm, useTyped } from "../../frame/typing";
import { useQueries } from "../../host/HostContext";

/**
 * A day and a time typed in the clinic's zone, and the instant they mean: of a time that the clocks skip there is
 * none, of one that they repeat there is none until one of the two was chosen. Only the host turns one into the other.
 */
export function useTypedMoment(form: OpenForm, first: { day: string; time: string }) {
  const format = useFormat();
  const queries = useQueries();
  const [day, setDay] = useTyped(form, "day", first.day);
  const [time, setTime] = useTyped(form, "time", first.time);
  const [chosen, setChosen] = useTyped<string | null>(form, "chosen", null);
  const now = useTick((at) => timeOf(new Date(at).toISOString(), format.zone, format.language));
  const wall = useQuery({ ...queries.wallTime(day, time), enabled: time !== "" });
  const meant = time === "" ? undefined : wall.data;
  const start =
    meant?.kind === "one"
      ? meant.at
      : meant?.kind === "two" && (chosen === meant.earlier || chosen === meant.later)
        ? chosen
        : null;
  const missing: "badTime" | "choose" | "whichOne" | null =
    time === ""
      ? "badTime"
      : meant?.kind === "none"
        ? "choose"
        : meant?.kind === "two" && start === null
          ? "whichOne"
          : null;
  return {
    day,
    setDay,
    time,
    setTime,
    /** The instant that was chosen of two. */
    chosen,
    setChosen,
    /** `HH:mm` from which shortcuts count. */
    now,
    /** What the clocks make of it; nothing while that is being read. */
    meant,
    start,
    /** What the person has to do before there is an instant; null while it is only being read. */
    missing,
    /** The host could not tell. */
    unread: wall.isError,
    /** The clinic's zone, with its offset at the instant once there is one. */
    zone: start === null ? format.zone : zoneWithOffset(Date.parse(start), format.zone),
  };
}

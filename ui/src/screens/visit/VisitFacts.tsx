import { minutesSince } from "../../format/duration";
import { useTick } from "../../format/ticker";
import { zoneWithOffset } from "../../format/time";
import { useFormat } from "../../format/useFormat";
import { millis } from "../../format/zoned";
import type { VisitView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { parts } from "../../messages/parts";
import { visit as area } from "../../messages/visit";
import { Block, Facts } from "../../parts/Panel";
import { VendorMark } from "../../parts/VendorMark";
import { TheirTime } from "./TheirTime";

/** What is known of the visit, each beside how it is known. A missing value is said in words or left out. */
export function VisitFacts({ view }: { view: VisitView }) {
  const words = useMessages(area).facts;
  const own = useMessages(parts);
  const format = useFormat();
  const { row } = view;
  const waited = useTick((now) => (row.band === null ? null : minutesSince(row.since, now)));
  const age = useTick((now) => format.ageOfData(row.confirmed.at, now));
  const start = millis(row.start);
  const end =
    start === null || row.minutes === null ? null : new Date(start + row.minutes * 60_000).toISOString();
  const since = (row.atLeast ? words.sinceAtLeast : words.since)(
    format.minutes(waited ?? 0),
    format.time(row.since),
  );
  const hasRooms = row.vendor !== "carium" && row.vendor !== "careMonitor";
  const whom = row.clinicians.length === 0 ? own.nobodyAssigned : row.clinicians.map(format.name).join("; ");
  return (
    <Block title={words.title}>
      <Facts
        of={[
          [words.waiting, waited === null ? null : <b key="w">{since}</b>],
          [
            words.state,
            <span key="s">
              <b>{own.states[row.state]}</b>
              {row.statusWord !== "" && ` (${words.word(own.shortVendors[row.vendor], row.statusWord)})`}
            </span>,
          ],
          [words.call, row.callWord === null ? null : `“${row.callWord}”`],
          [words.reason, row.reasons.length === 0 ? own.noReason : row.reasons.join("; ")],
          [
            words.booked,
            row.start === null
              ? null
              : `${format.date(row.start, { weekday: true })} ${
                  end === null
                    ? format.time(row.start)
                    : words.fromTo(format.time(row.start), format.time(end))
                }`,
          ],
          [
            words.zone,
            start === null ? null : (
              <span key="z">
                {zoneWithOffset(start, format.zone)}
                <TheirTime start={new Date(start).toISOString()} zone={view.patientZone} />
              </span>
            ),
          ],
          [words.with, hasRooms ? whom : null],
          [
            // Where no rooms are, the visit stands in the day of whom it is with.
            hasRooms ? words.room : words.with,
            <span key="r">
              <VendorMark vendor={row.vendor} stale={row.confirmed.stale} />{" "}
              {hasRooms ? (row.room ?? own.roomUnknown) : (row.room ?? whom)}
              {row.collides && ` (${words.collides})`}
            </span>,
          ],
          [words.episode, view.episode],
          [row.vendor === "solo" ? words.number : own.numbers.vendorId, view.vendorId ?? words.numberUnknown],
          [words.reference, view.externalId],
          [words.note, row.note],
          [words.confirmed, row.confirmed.at === null ? own.notYet : `${age}, ${own.how[row.confirmed.how]}`],
          [words.drift, view.drift.length === 0 ? null : view.drift.join("; ")],
        ]}
      />
    </Block>
  );
}

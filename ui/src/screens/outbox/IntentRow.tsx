import { useTick } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import type { IntentView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { outbox } from "../../messages/outbox";
import { parts } from "../../messages/parts";
import { Icon } from "../../parts/Icon";
import { IdentityCell } from "../../parts/Identity";
import { intentLook } from "../../parts/intentLook";
import { Unbroken } from "../../parts/Unbroken";
import { VendorMark } from "../../parts/VendorMark";
import table from "../table.module.css";
import { describe } from "./describe";
import styles from "./IntentTable.module.css";

/** One intent: where it stands and since when, what it would change, for whom, and what comes next. */
export function IntentRow({
  intent,
  selected,
  onOpen,
}: {
  intent: IntentView;
  selected: boolean;
  onOpen: () => void;
}) {
  const words = useMessages(outbox);
  const { shortVendors } = useMessages(parts);
  const format = useFormat();
  const { state } = intent;
  const look = intentLook(state);
  // Settled is no news: only what is open or refused carries a hue.
  const tone = state === "confirmed" || state === "withdrawn" || state === "queued" ? "plain" : look.tone;
  const since = intent.settledAt ?? intent.sentAt ?? intent.askedAt;
  const age = useTick((now) =>
    intent.settledAt === null ? format.ageOfData(since, now) : format.time(since),
  );
  const left = useTick((now) =>
    state === "queued" ? Math.max(0, Math.ceil((Date.parse(intent.sendsAt) - now) / 1000)) : 0,
  );
  const what = describe(intent, words, format);
  const line =
    intent.sentAt === null
      ? words.list.asked(format.timeWithSeconds(intent.askedAt), intent.askedBy)
      : words.list.sent(format.timeWithSeconds(intent.sentAt), intent.askedBy);
  const says =
    intent.vendorMessage === null ? null : words.says(shortVendors[intent.vendor], intent.vendorMessage);
  // Its time is a try of ours, which changes nothing until somebody has logged in.
  const logIn = state === "queued" && intent.why === "logInNeeded";
  const next = logIn
    ? words.list.logIn.text
    : left > 0
      ? words.list.sendsIn(format.seconds(left))
      : intent.nextLook !== null && (state === "unknown" || state === "landedIdUnknown")
        ? words.list.nextLook(format.time(intent.nextLook))
        : words.next[state].text;
  return (
    <tr data-selected={selected || undefined} onClick={onOpen}>
      <td>
        <span className={`${table.word} ${table[tone]} ${tone === "plain" ? "" : styles.strong}`}>
          <Icon name={look.icon} />
          {words.states[state]}
        </span>
        <span className={table.second}>{age}</span>
      </td>
      <th scope="row">
        <button
          type="button"
          className={table.open}
          data-intent={intent.id}
          aria-current={selected || undefined}
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
        >
          <Unbroken>{what}</Unbroken>
        </button>
        <span className={table.second}>{line}</span>
        {says !== null ? (
          <span className={table.second}>{says}</span>
        ) : (
          state !== "confirmed" &&
          state !== "sending" &&
          words.why[intent.why] !== undefined && <span className={table.second}>{words.why[intent.why]}</span>
        )}
      </th>
      <td>
        {intent.act === "orderReport" ? words.panel.noPatient : <IdentityCell person={intent.person} />}
      </td>
      <td>
        <VendorMark vendor={intent.vendor} />
      </td>
      <td className={styles.comesNext}>
        <span className={state === "needsPerson" ? styles.strong : undefined}>
          {logIn ? words.list.logIn.title : words.next[state].title}
        </span>
        {next !== "" && <span className={table.second}>{next}</span>}
      </td>
    </tr>
  );
}

import { useNavigation } from "../../frame/navigation";
import { usePlaced } from "../../frame/typing";
import type { AlertView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { charts } from "../../messages/charts";
import { Button } from "../../parts/Button";
import { Block, Facts, Panel } from "../../parts/Panel";
import { IdentityStrip } from "../../parts/PatientBand/IdentityStrip";
import { ViewState } from "../../parts/ViewState";
import { ActSheet } from "./ActSheet";
import styles from "./Alerts.module.css";
import { useAlertWords } from "./useAlertWords";
import { WayMarks } from "./WayMarks";

/** One alert beside the list: whose, by what reading and range, how it went on, who looked at it; and acknowledging it. */
export function AlertPanel({
  alert,
  may,
  onClose,
}: {
  alert: AlertView | null;
  may: boolean;
  onClose: () => void;
}) {
  const { words } = useAlertWords();
  if (alert === null)
    return (
      <Panel label={words.panel.label} title={words.panel.label} onClose={onClose}>
        <ViewState icon="bell" title={words.panel.gone} />
      </Panel>
    );
  return <Opened alert={alert} may={may} onClose={onClose} />;
}

function Opened({ alert, may, onClose }: { alert: AlertView; may: boolean; onClose: () => void }) {
  const { words, format, title } = useAlertWords();
  const { go } = useNavigation();
  const [acting, setActing] = usePlaced(`alert.act ${alert.id}`, false);
  const seen = alert.acts.length > 0;
  const renewed = alert.ended?.how === "renewed" && !seen;
  const key = alert.person.key;
  return (
    <Panel
      label={words.panel.label}
      title={title(alert)}
      onClose={onClose}
      foot={
        <div className={styles.acts}>
          <Button
            size="large"
            variant={seen ? "plain" : "primary"}
            hasPopup="dialog"
            off={!may ? words.denied : renewed ? words.refusals.alertRenewed : null}
            onPress={() => setActing(true)}
          >
            {seen ? words.panel.remark : words.panel.acknowledgeOf(format.name(alert.person.name))}
          </Button>
          {key !== null && (
            <Button size="large" onPress={() => go("metrics", { open: { patient: key } })}>
              {words.panel.metrics}
            </Button>
          )}
        </div>
      }
    >
      <IdentityStrip person={alert.person} />
      <Block title={words.panel.reading}>
        <Reading alert={alert} />
      </Block>
      <Block title={words.panel.range}>
        <Range alert={alert} />
      </Block>
      <Block title={words.panel.ended}>
        <Ended alert={alert} />
      </Block>
      <Block title={words.panel.story} last>
        <Story alert={alert} />
      </Block>
      {acting && <ActSheet alert={alert} onClose={() => setActing(false)} />}
    </Panel>
  );
}

function Reading({ alert }: { alert: AlertView }) {
  const { words, format, value, converted, came, late } = useAlertWords();
  const { flags } = useMessages(charts);
  const { reading } = alert;
  const received = reading.ways.map((way) => way.received).toSorted()[0] ?? null;
  const arrived = late(reading);
  const marks = [
    reading.marks.includes("zero") ? flags.zero : null,
    reading.marks.includes("pressuresReversed") ? flags.reversed : null,
    reading.marks.includes("partMissing") ? flags.partMissing : null,
    reading.marks.includes("corrected") ? flags.corrected : null,
    reading.marks.includes("late") ? flags.late : null,
    reading.taken === "typed" && !reading.ways.some(({ kind }) => kind === "entered") ? flags.typed : null,
  ].filter((mark) => mark !== null);
  return (
    <>
      <Facts
        of={[
          [words.panel.value, <b key="value">{value(alert, reading)}</b>],
          [words.panel.converted, converted(alert, reading)],
          [words.panel.taken, format.dateTime(reading.start)],
          [
            words.panel.arrived,
            received === null
              ? null
              : arrived === null
                ? format.dateTime(received)
                : `${format.dateTime(received)}, ${arrived}`,
          ],
          [
            words.panel.came,
            <span key="came" className={styles.came}>
              <WayMarks reading={reading} />
              <span>{came(reading)}</span>
            </span>,
          ],
          [words.panel.device, reading.device],
        ]}
      />
      {marks.length > 0 && <p className={styles.text}>{marks.join(", ")}</p>}
    </>
  );
}

function Range({ alert }: { alert: AlertView }) {
  const { words, format, limit, clear } = useAlertWords();
  const needs = words.atTimes(alert.readings, alert.minutes);
  return (
    <Facts
      of={[
        [words.panel.limit, limit(alert)],
        [words.panel.clear, clear(alert)],
        [words.panel.needs, needs === "" ? words.panel.at : needs],
        [words.panel.first, format.dateTime(alert.since)],
        [words.panel.raised, format.dateTime(alert.raisedAt)],
      ]}
    />
  );
}

function Ended({ alert }: { alert: AlertView }) {
  const { words, format, value } = useAlertWords();
  const { ended } = alert;
  if (ended === null) return <p>{words.panel.goesOn}</p>;
  return (
    <>
      <p>
        {words.ended[ended.how]}
        {ended.at !== null && `, ${format.dateTime(ended.at)}`}
      </p>
      {ended.reading !== null && ended.how === "cleared" && (
        <Facts of={[[words.panel.back, value(alert, ended.reading)]]} />
      )}
    </>
  );
}

function Story({ alert }: { alert: AlertView }) {
  const { words, format } = useAlertWords();
  if (alert.acts.length === 0) return <p>{words.panel.nobody}</p>;
  return (
    <ol className={styles.story}>
      {alert.acts.map((act) => (
        <li key={`${act.at} ${act.by}`}>
          <p>
            <b>{act.acknowledges ? words.panel.acknowledged : words.panel.added}</b>{" "}
            {words.byAt(act.by, format.dateTime(act.at))}
          </p>
          {act.outcome !== null && <p>{words.outcomes[act.outcome]}</p>}
          {act.note !== "" && <p className={styles.note}>{act.note}</p>}
        </li>
      ))}
    </ol>
  );
}

import { useId } from "react";
import type { ReviewAnswer } from "../../host/types";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { Tick } from "../../parts/Tick";
import { Compared } from "./Compared";
import { type Decision, type Decisions, reviewKey, together, valueAtVendor } from "./decisions";
import desk from "./desk.module.css";
import styles from "./Review.module.css";

/** One drafted answer beside what the vendor shows; where both wrote, a person chooses. Nothing is chosen beforehand. */
export function ReviewRow({
  answer,
  decisions,
  onDecide,
}: {
  answer: ReviewAnswer;
  decisions: Decisions;
  onDecide: (decision: Decision) => void;
}) {
  const words = useMessages(area).review;
  const name = useId();
  const { standing } = answer;
  const asked = answer.asked.at(-1) ?? "";
  const decision = decisions[reviewKey(answer)];
  const open = standing === "both" && decision === undefined;
  const radio = (choice: Decision["choice"], label: string, make: () => Decision) => (
    <label className={`${desk.option} ${styles.radio}`}>
      <input
        type="radio"
        name={name}
        aria-label={`${words.choice(asked)}: ${label}`}
        checked={decision?.choice === choice}
        onChange={() => onDecide(make())}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <tr className={open ? styles.open : undefined}>
      <th scope="row">
        <b>{asked}</b>
        <span className={styles.standing}>{words.standings[standing]}</span>
      </th>
      <td>
        <Compared answer={answer.base} />
      </td>
      <td>
        {standing === "notAsked" ? null : <Compared answer={answer.theirs} to={answer.base} />}
        {standing === "both" && radio("theirs", words.theirs, () => ({ choice: "theirs" }))}
      </td>
      <td>
        <Compared answer={answer.mine} to={answer.base} />
        {standing === "both" && radio("mine", words.mine, () => ({ choice: "mine" }))}
      </td>
      <td>
        <Outcome answer={answer} decisions={decisions} asked={asked} onDecide={onDecide} />
        {standing === "both" &&
          radio("both", words.both, () => ({ choice: "both", value: together(answer) }))}
      </td>
    </tr>
  );
}

/** What will stand at the vendor, exactly; where both are joined, it is edited here. */
function Outcome({
  answer,
  decisions,
  asked,
  onDecide,
}: {
  answer: ReviewAnswer;
  decisions: Decisions;
  asked: string;
  onDecide: (decision: Decision) => void;
}) {
  const words = useMessages(area).review;
  const decision = decisions[reviewKey(answer)];
  if (answer.standing === "notAsked") return <p className={desk.none}>{words.stays}</p>;
  if (answer.standing === "same") return <p className={desk.none}>{words.nothingSent}</p>;
  const value = valueAtVendor(answer, decisions);
  if (value === null) return <p className={desk.none}>{words.notChosen}</p>;
  if (decision?.choice === "theirs") return <p className={desk.none}>{words.nothingSent}</p>;
  if (decision?.choice !== "both") return <Compared answer={value} />;
  if (answer.kind !== "text") {
    const offered = [...new Set([...answer.options, ...together(answer)])];
    return (
      <div role="group" aria-label={words.bothLabel(asked)}>
        {offered.map((option) => (
          <Tick
            key={option}
            ticked={value.includes(option)}
            onChange={(on) => {
              const rest = answer.kind === "choice" ? [] : value.filter((each) => each !== option);
              onDecide({ choice: "both", value: on ? [...rest, option] : rest });
            }}
          >
            {option}
          </Tick>
        ))}
      </div>
    );
  }
  return (
    <textarea
      className={desk.text}
      aria-label={words.bothLabel(asked)}
      rows={4}
      maxLength={50_000}
      autoComplete="off"
      spellCheck={false}
      value={value.join("\n")}
      onChange={(event) => {
        const text = event.target.value;
        onDecide({ choice: "both", value: text === "" ? [] : [text] });
      }}
    />
  );
}

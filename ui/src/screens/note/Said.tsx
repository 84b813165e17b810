import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import desk from "./desk.module.css";
import { says } from "./parts";

/** An answer as text: data, never markup; each of several on its own line. */
export function Said({ answer }: { answer: readonly string[] }) {
  const words = useMessages(area);
  if (!says(answer)) return <p className={desk.none}>{words.empty}</p>;
  return (
    <div className={desk.said}>
      {answer.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same answer may stand twice, and lines never move
        <p key={at}>{one}</p>
      ))}
    </div>
  );
}

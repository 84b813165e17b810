import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import desk from "./desk.module.css";
import { diffWords } from "./diffWords";
import { says } from "./parts";
import styles from "./Review.module.css";

/** An answer with what it has beyond another one marked: underlined, so that hue alone says nothing. */
export function Compared({ answer, to }: { answer: readonly string[]; to?: readonly string[] }) {
  const words = useMessages(area);
  if (!says(answer)) return <p className={desk.none}>{words.empty}</p>;
  const text = answer.join("\n");
  const pieces = to === undefined ? [{ text, added: false }] : diffWords(to.join("\n"), text);
  return (
    <p className={`${desk.said} ${styles.said}`}>
      {pieces.map((piece, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have nothing else, and are drawn together
        return piece.added ? <ins key={at}>{piece.text}</ins> : <span key={at}>{piece.text}</span>;
      })}
    </p>
  );
}

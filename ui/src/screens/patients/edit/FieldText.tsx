import { useFormat } from "../../../format/useFormat";
import { useMessages } from "../../../messages/area";
import { formats } from "../../../messages/formats";
import { records } from "../../../messages/records";
import styles from "./Review.module.css";

/** A field's value in words: dates in the console's form, yes and no, one line per line; "Nothing" where nothing is. */
export function FieldText({ field, text }: { field: string; text: string }) {
  const words = useMessages(records);
  const { gender: genders } = useMessages(formats);
  const format = useFormat();
  if (text === "") return <span className={styles.nothing}>{words.nothing}</span>;
  if (text === "true" || text === "false") return <>{text === "true" ? words.yes : words.no}</>;
  if (field === "birthDate" && isDate(text)) return <>{format.fhirDate(text)}</>;
  const [day = "", time] = text.split("T");
  if (field === "deceasedAt" && isDate(day)) return <>{`${format.fhirDate(day)} ${time ?? ""}`.trim()}</>;
  const gender = Object.entries(genders).find(([word]) => word === text)?.[1];
  if (field === "gender" && gender !== undefined) return <>{gender}</>;
  return (
    <>
      {text.split("\n").map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, which never move
        <span key={at} className={styles.line}>
          {line}
        </span>
      ))}
    </>
  );
}

function isDate(text: string): boolean {
  return /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text);
}

import { useFormat } from "../../../format/useFormat";
import type { FilePersonView, PatientView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { readingFiles } from "../../../messages/readingFiles";
import { NoteBar } from "../../../parts/NoteBar";
import table from "../../table.module.css";
import styles from "./Import.module.css";

/** Whom a file says it is of, beside whose record it is brought into. Neither is taken for the other. */
export function FilePerson({ file, patient }: { file: FilePersonView; patient: PatientView }) {
  const { file: words, differs: sentences } = useMessages(readingFiles);
  const format = useFormat();
  const { person } = patient;
  const untold = (text: string | null) => text ?? words.notTold;
  const rows = [
    {
      what: words.name,
      here: format.name(person.name),
      there: file.name,
      differs: file.differs.includes("name"),
    },
    {
      what: words.born,
      here: person.birthDate === null ? words.notTold : format.fhirDate(person.birthDate),
      there: file.born === null ? null : format.fhirDate(file.born),
      differs: file.differs.includes("born"),
    },
    {
      what: words.sex,
      here: words.sexes[person.gender] ?? words.notTold,
      there: file.sex === null ? null : (words.sexes[file.sex] ?? file.sex),
      differs: file.differs.includes("sex"),
    },
    {
      what: words.number,
      here: untold(person.number?.value ?? null),
      there: file.number,
      differs: file.differs.includes("number"),
    },
  ].filter(({ there }) => there !== null);
  const differs = file.differs.length > 0 && (
    <NoteBar tone="bad" boxed title={file.differs.map((each) => sentences[each]).join(" ")} />
  );
  if (rows.length === 0)
    return (
      <div className={styles.person}>
        <p>{words.untold}</p>
        {differs}
      </div>
    );
  return (
    <div className={styles.person}>
      <table className={table.table} aria-label={words.person}>
        <thead>
          <tr>
            <th scope="col">{words.person}</th>
            <th scope="col">{words.inFile}</th>
            <th scope="col">{words.patient}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.what}>
              <th scope="row">{row.what}</th>
              <td>{row.differs ? <b>{row.there}</b> : row.there}</td>
              <td>{row.here}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {differs}
    </div>
  );
}

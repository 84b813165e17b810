import type { TrialPlace } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { subjects } from "../../../messages/subjects";
import { Facts } from "../../../parts/Panel";
import page from "../PatientScreen.module.css";
import { Assumed } from "./Assumed";
import styles from "./Subjects.module.css";

/** Where a subject belongs: study and site, each with its identifier, and the number. */
export function StudyPlace({ place }: { place: TrialPlace }) {
  const words = useMessages(subjects);
  const { subject, studyName, siteName } = place;
  const named = (name: string, id: string) => (name === id ? id : `${name} (${id})`);
  return (
    <section aria-label={words.place.title}>
      <h2 className={page.title}>{words.place.title}</h2>
      <div className={styles.place}>
        <Facts
          of={[
            [words.fields.study, named(studyName, subject.study)],
            [words.fields.site, named(siteName, subject.site)],
            [words.fields.number, subject.number],
          ]}
        />
        <Assumed />
      </div>
    </section>
  );
}

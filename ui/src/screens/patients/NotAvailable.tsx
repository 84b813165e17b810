import type { Vendor } from "../../host/types";
import { useMessages } from "../../messages/area";
import { parts } from "../../messages/parts";
import { patients } from "../../messages/patients";
import { records } from "../../messages/records";
import { Icon } from "../../parts/Icon";
import styles from "./PatientScreen.module.css";

/**
 * What a person might look for and this console cannot show, with why. Unavailable is never to be read as none; clinical
 * items are not in the page for other roles (PAB-0008).
 */
export function NotAvailable({ clinical, vendor }: { clinical: boolean; vendor: Vendor }) {
  const { vendors } = useMessages(parts);
  const words = useMessages(patients).page;
  const { more, moreWhy } = useMessages(records).page;
  const of = words.unavailable;
  const items: [string, string][] = [
    ...(clinical
      ? ([
          [of.allergies, of.allergiesWhy],
          [of.medicines, of.medicinesWhy],
        ] as [string, string][])
      : []),
    ...((vendor === "solo"
      ? [
          [of.everyVisit, of.everyVisitWhy],
          [more, moreWhy],
        ]
      : [
          [of.episodes, of.notOf(vendors[vendor])],
          ...(vendor === "carium" ? [] : [[of.documents, of.notOf(vendors[vendor])]]),
        ]) as [string, string][]),
  ];
  return (
    <section aria-label={words.notHere}>
      <h2 className={styles.title}>{words.notHere}</h2>
      <ul className={styles.missing}>
        {items.map(([what, why]) => (
          <li key={what}>
            <Icon name="off" />
            <span>
              <b>{what}</b>
              <br />
              {why}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

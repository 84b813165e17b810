import { type ReactNode, useId, useState } from "react";
import { useTick } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import type { PatientView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { parts } from "../../messages/parts";
import { patients } from "../../messages/patients";
import { Icon } from "../Icon";
import { VendorMark } from "../VendorMark";
import styles from "./PatientBand.module.css";

/**
 * Zone 2 of the banner: five sections that one control opens and closes together (PAB-0004). Collapsed, address and
 * contact may end in an ellipsis; numbers, record and allergies never shrink.
 */
export function BandDetails({ patient, clinical }: { patient: PatientView; clinical: boolean }) {
  const words = useMessages(patients).banner;
  const [open, setOpen] = useState(false);
  const [hinted, setHinted] = useState(false);
  const id = useId();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only shows a hint that the button also gives
    <div
      className={`${styles.zone2} ${open ? styles.open : ""}`}
      onPointerEnter={() => setHinted(true)}
      onPointerLeave={() => setHinted(false)}
      onKeyDown={(event) => {
        if (event.key === "Escape" && hinted) {
          event.stopPropagation();
          setHinted(false);
        }
      }}
    >
      <div className={styles.sections} id={id}>
        <Address patient={patient} open={open} />
        <Contact patient={patient} open={open} />
        <Numbers patient={patient} open={open} />
        <Record patient={patient} open={open} />
        {clinical && <Allergies open={open} />}
      </div>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        aria-controls={id}
        aria-describedby={open ? undefined : `${id}-hint`}
        onFocus={() => setHinted(true)}
        onBlur={() => setHinted(false)}
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? "up" : "down"} size="row" />
        {open ? words.close : words.open}
      </button>
      <span id={`${id}-hint`} className={hinted && !open ? styles.hint : "heard"}>
        {words.expandHint}
      </span>
    </div>
  );
}

function Section({
  title,
  shrinks = false,
  children,
}: {
  title: ReactNode;
  shrinks?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={`${styles.section} ${shrinks ? styles.shrinks : ""}`}>
      <b className={styles.sectionTitle}>{title}</b>
      {children}
    </div>
  );
}

function Address({ patient, open }: { patient: PatientView; open: boolean }) {
  const words = useMessages(patients).banner;
  return (
    <Section title={words.sections.address} shrinks>
      {open && patient.address !== null && <span className={styles.kind}>{words.usualAddress}</span>}
      <span className={open ? styles.full : styles.line}>{patient.address ?? words.notKnown}</span>
    </Section>
  );
}

function Contact({ patient, open }: { patient: PatientView; open: boolean }) {
  const words = useMessages(patients).banner;
  const { phones, emails } = patient;
  const first = [...phones, ...emails].join(", ");
  return (
    <Section title={words.sections.contact} shrinks>
      {!open || first === "" ? (
        <span className={styles.line}>{first === "" ? words.notKnown : first}</span>
      ) : (
        <dl className={styles.pairs}>
          {phones.map((phone) => (
            <Pair key={phone} label={words.phone} value={phone} />
          ))}
          {emails.map((email) => (
            <Pair key={email} label={words.email} value={email} />
          ))}
        </dl>
      )}
    </Section>
  );
}

function Numbers({ patient, open }: { patient: PatientView; open: boolean }) {
  const words = useMessages(patients).banner;
  const { numbers } = useMessages(parts);
  const { identifiers } = patient;
  return (
    <Section title={words.sections.identifiers}>
      {open && identifiers.length > 0 ? (
        <dl className={styles.pairs}>
          {identifiers.map(({ kind, issuer, value }) => (
            <Pair key={`${kind} ${issuer} ${value}`} label={`${numbers[kind]} ${issuer}`} value={value} />
          ))}
        </dl>
      ) : (
        <span>{identifiers.length}</span>
      )}
    </Section>
  );
}

function Record({ patient, open }: { patient: PatientView; open: boolean }) {
  const words = useMessages(patients);
  const format = useFormat();
  const age = useTick((now) => (patient.readAt === null ? null : format.ageOfData(patient.readAt, now)));
  return (
    <Section title={words.banner.sections.record}>
      <span className={styles.record}>
        <VendorMark vendor={patient.vendor} small />
        {patient.connectionName}
      </span>
      {!patient.active && <span>{words.banner.inactive}</span>}
      {open && patient.active && <span>{words.banner.active}</span>}
      {open && <span>{age === null ? words.page.neverRead : words.page.read(age)}</span>}
    </Section>
  );
}

/** Unavailable, since no connected vendor serves allergies: label style, and never to be taken for "none" (PAB-0032). */
function Allergies({ open }: { open: boolean }) {
  const words = useMessages(patients).banner;
  return (
    <Section
      title={
        <span className={styles.record}>
          <Icon name="minus" size="row" />
          {words.sections.allergies}
        </span>
      }
    >
      {open && <span className={styles.full}>{words.allergiesWhy}</span>}
    </Section>
  );
}

function Pair({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

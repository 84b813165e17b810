import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useAct, useQueries } from "../../host/HostContext";
import type { PatientView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { Button } from "../Button";
import { Field } from "../Field";
import { NoteBar } from "../NoteBar";
import { Segments } from "../Segments";
import { SelectField } from "../SelectField";
import { Sheet } from "../Sheet/Sheet";
import { VendorMark } from "../VendorMark";
import { ProblemText } from "../ViewState";
import styles from "./PatientPicker.module.css";

type Kind = "externalId" | "spid";

/**
 * Asks a vendor for a person who is not known here yet: Solo has no patient list, so the number has to be known
 * (SOLO-01, SOLO-02). A health system id cannot be looked up, only booked with; the sheet says so.
 */
export function OpenByNumber({
  onFound,
  onClose,
}: {
  onFound: (patient: PatientView) => void;
  onClose: () => void;
}) {
  const words = useMessages(booking).byNumber;
  const queries = useQueries();
  const ages = useQuery({ ...queries.board(null), select: (board) => board.connections });
  const [picked, setPicked] = useState<string | null>(null);
  const [kind, setKind] = useState<Kind>("externalId");
  const [number, setNumber] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const act = useAct("lookUpPatient");
  const connections = ages.data ?? [];
  const connection = picked ?? connections[0]?.id ?? null;

  async function look(event: FormEvent): Promise<void> {
    event.preventDefault();
    const value = number.trim();
    if (connection === null || act.busy) return;
    const error = value === "" ? words.empty : kind === "spid" && !/^\d+$/.test(value) ? words.digits : null;
    setWrong(error);
    if (error !== null) return;
    const found = await act.run(connection, { kind, value });
    if (found.ok) onFound(found.value);
  }

  return (
    <Sheet title={words.title} onClose={onClose}>
      {ages.data !== undefined && connections.length === 0 ? (
        <p>{words.noConnection}</p>
      ) : (
        <form onSubmit={(event) => void look(event)} className={styles.form} noValidate>
          {connections.length > 1 && connection !== null && (
            <SelectField
              label={words.connection}
              value={connection}
              options={connections.map(({ id, name, vendor }) => ({
                id,
                text: name,
                mark: <VendorMark vendor={vendor} small />,
              }))}
              onChange={setPicked}
            />
          )}
          <Segments
            label={words.kind}
            value={kind}
            options={[
              { id: "externalId", text: words.externalId },
              { id: "spid", text: words.spid },
            ]}
            onChange={(next) => {
              setKind(next);
              setWrong(null);
              act.reset();
            }}
          />
          <Field
            label={words.number}
            value={number}
            required
            autoFocus
            error={wrong}
            hint={kind === "spid" ? words.spidHint : words.numberHint}
            inputMode={kind === "spid" ? "numeric" : "text"}
            onChange={(text) => {
              setNumber(text);
              setWrong(null);
              act.reset();
            }}
          />
          {act.problem !== null && (
            <NoteBar tone={act.problem.code === "notFound" ? "warn" : "bad"} icon="search" boxed title="">
              {act.problem.code === "notFound" ? words.notFound : <ProblemText problem={act.problem} />}
            </NoteBar>
          )}
          <p>{words.hsidNote}</p>
          <div className={styles.row}>
            <Button type="submit" variant="primary" size="large" off={act.busy ? words.looking : null}>
              {act.busy ? words.looking : words.look}
            </Button>
            <Button size="large" onPress={onClose}>
              {words.cancel}
            </Button>
          </div>
        </form>
      )}
    </Sheet>
  );
}

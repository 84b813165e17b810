import type { useAct } from "../../host/HostContext";
import type { Identifier } from "../../host/types";
import { useMessages } from "../../messages/area";
import { records } from "../../messages/records";
import { Button } from "../../parts/Button";

/** Asks the vendor for the record once more, by the number that it is known by (SOLO-01, SOLO-02). */
export function ReadAgain({
  again,
  identifiers,
  connection,
}: {
  again: ReturnType<typeof useAct<"lookUpPatient">>;
  identifiers: readonly Identifier[];
  connection: string;
}) {
  const words = useMessages(records).page;
  const kind = (["externalId", "spid"] as const).find((one) => identifiers.some((each) => each.kind === one));
  const number = identifiers.find((each) => each.kind === kind);
  if (kind === undefined || number === undefined) return null;
  return (
    <Button
      icon="refresh"
      off={again.busy ? words.reading : null}
      onPress={() => void again.run(connection, { kind, value: number.value })}
    >
      {again.busy ? words.reading : words.readAgain}
    </Button>
  );
}

import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";

/** The form of a Solo connection; answers with the connection's id when it is kept. */
export function SoloForm({ onSaved }: { onSaved: (connection: string) => void }) {
  const words = useMessages(connections);
  return (
    <button type="button" onClick={() => onSaved("")}>
      {words.title}
    </button>
  );
}

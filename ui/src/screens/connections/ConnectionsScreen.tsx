import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";

/** The connections screen. */
export default function ConnectionsScreen() {
  const words = useMessages(connections);
  return <h1>{words.title}</h1>;
}

import { useMessages } from "../../messages/area";
import { outbox } from "../../messages/outbox";

/** The outbox screen. */
export default function OutboxScreen() {
  const words = useMessages(outbox);
  return <h1>{words.title}</h1>;
}

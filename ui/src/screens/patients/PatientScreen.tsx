import { useMessages } from "../../messages/area";
import { patients } from "../../messages/patients";

/** The patients screen. */
export default function PatientScreen() {
  const words = useMessages(patients);
  return <h1>{words.title}</h1>;
}

import { useMessages } from "../../messages/area";
import { settings } from "../../messages/settings";

/** The settings screen. */
export default function SettingsScreen() {
  const words = useMessages(settings);
  return <h1>{words.title}</h1>;
}

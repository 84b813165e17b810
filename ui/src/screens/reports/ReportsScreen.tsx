import { useNavigation } from "../../frame/navigation";
import { ReportList } from "./ReportList";
import { ReportTable } from "./ReportTable";

/** Reports: the list of them, or the table of one in its place; Esc returns to the list. */
export default function ReportsScreen() {
  const { here } = useNavigation();
  const { report } = here.open;
  return report === undefined ? <ReportList /> : <ReportTable key={report} id={report} />;
}

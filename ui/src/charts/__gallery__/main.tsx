import { createRoot } from "react-dom/client";
import "../../tokens.css";
import "../../base.css";
import { Announcer } from "../../frame/announcer";
import { LanguageContext } from "../../messages/area";
import { ByClock } from "../ByClock";
import { GlucoseView } from "../glucose/GlucoseView";
import { TimeStack } from "../TimeStack";
import type { Range } from "../windows";
import { Compare } from "./Compare";
import { cuffGraphs, glucoseData, minuteGraph, NOW, sensorGraph, stepsGraph, weightGraph } from "./invented";

/**
 * The charts by themselves, for looking at them in a development server:
 * `/src/charts/__gallery__/index.html?show=stack&theme=dark&language=es&range=14d`. No build contains it.
 */
const asked = new URLSearchParams(location.search);
document.documentElement.dataset.theme = asked.get("theme") ?? "light";
const language = asked.get("language") === "es" ? "es" : "en";
const range = (asked.get("range") ?? "14d") as Range;
const zone = "America/New_York";

const year = [minuteGraph(365), sensorGraph(365)];

function Show() {
  switch (asked.get("show")) {
    case "dense":
      return <TimeStack graphs={year} zone={zone} now={NOW * 1000} start={range} />;
    case "glucose":
      return (
        <div style={{ width: asked.get("width") ?? "480px", height: "100vh", overflow: "auto" }}>
          <GlucoseView
            data={glucoseData(asked.get("enough") !== "no")}
            unit={asked.get("unit") === "mmol/L" ? "mmol/L" : "mg/dL"}
            zone={zone}
            now={NOW * 1000}
          />
        </div>
      );
    case "hours":
      return <ByClock heart={minuteGraph(20)} steps={[stepsGraph()]} zone={zone} now={NOW * 1000} />;
    case "compare":
      return <Compare graphs={year} at={NOW} zone={zone} />;
    case "more":
      return (
        <TimeStack
          graphs={[stepsGraph(), weightGraph(), sensorGraph(20)]}
          zone={zone}
          now={NOW * 1000}
          start={range}
        />
      );
    default:
      return <TimeStack graphs={cuffGraphs()} zone={zone} now={NOW * 1000} start={range} />;
  }
}

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no root element");
createRoot(root).render(
  <LanguageContext value={language}>
    <Show />
    <Announcer />
  </LanguageContext>,
);

// How the stand-in is: memory, jobs, requests a second, milliseconds.
import { html } from "../../vendor/htm-preact.js";
import { Asked, Table, useAsked } from "../parts.js";
import { moment, number, t } from "../strings.js";

export function Health() {
  const known = useAsked("health", 2);
  const health = known.found;
  return html`<${Asked} known=${known}>${health && html`<dl class="figures">
      <div><dt>${t("memory")}</dt><dd>${health.memory ? `${number(health.memory / 2 ** 20)} MiB` : "–"}</dd></div>
      <div><dt>${t("waiting")}</dt><dd>${number(health.jobs.length)}</dd></div>
      <div><dt>${t("per_second")}</dt><dd>${number(health.per_second, 1)}</dd></div>
      <div><dt>${t("p50")}</dt><dd>${number(health.p50, 2)} ms</dd></div>
      <div><dt>${t("p99")}</dt><dd>${number(health.p99, 2)} ms</dd></div>
      <div><dt>${t("version_of")}</dt><dd class="small">${health.version} · pid ${health.pid}</dd></div>
    </dl>
    <dl class="plain"><dt>${t("folder")}</dt><dd><code>${health.data_dir}</code></dd>
      <dt>${t("since")}</dt><dd>${moment(health.since)}</dd></dl>
    ${health.jobs.length > 0 && html`<${Table} caption=${t("waiting")} columns=${[[t("job"), ""], [t("status"), ""], [t("arn"), "long"]]}
      rows=${health.jobs.map((job) => [job.kind, job.state, job.arn])} />`}
    ${Object.keys(health.errors).length > 0 && html`<${Table} caption=${t("errors")} columns=${[[t("error"), ""], [t("count"), "number"]]}
      rows=${Object.entries(health.errors).map(([code, count]) => [code, number(count)])} />`}`}<//>`;
}

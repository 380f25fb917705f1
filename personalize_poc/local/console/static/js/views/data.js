// A dataset: counts, columns with their values, activity over time, first rows.
import { html, useState } from "../../vendor/htm-preact.js";
import { Asked, Bars, Choice, Table, useAsked } from "../parts.js";
import { day, number, t } from "../strings.js";

const percent = (share) => `${number(share * 100, share > 0 && share < 0.1 ? 2 : 0)} %`;
const short = (value) => Math.abs(value) >= 1e6 ? value.toExponential(2) : number(value, 2);

const TIMES = ["TIMESTAMP", "CREATION_TIMESTAMP"];

/** Of numbers, or of times: rows in each period of the calendar. */
function Histogram({ name, histogram, title, height }) {
  const ends = [histogram.from, histogram.to].map(TIMES.includes(name) ? day : short);
  const each = histogram.period && t("each", { period: t(histogram.period), most: number(Math.max(...histogram.counts)) });
  return html`<${Bars} counts=${histogram.counts} labels=${ends} title=${title} caption=${each} height=${height} />`;
}

function Values({ column }) {
  if (column.histogram && column.distinct > 12) {
    return html`<${Histogram} ...${column} title="${t("distribution")}: ${column.name}" />`;
  }
  return html`${(column.top ?? []).map(([value, count]) => html`<div>${String(value)}
    <span class="soft"> × ${number(count)}</span></div>`)}`;
}

function Dataset({ arn }) {
  const known = useAsked(`data/${arn}`);
  const data = known.found;
  if (!data) return html`<${Asked} known=${known} />`;
  const names = data.columns.map((column) => [column.name,
    ["int", "long", "float", "double"].includes(column.type) ? "number" : "long"]);
  const time = data.columns.findIndex((column) => column.name === "TIMESTAMP");
  const shown = data.first.map((row) => row.map((value, n) => value === null ? "–"
    : n === time ? `${value}` : String(value).slice(0, 120)));
  return html`<dl class="figures">
      <div><dt>${t("rows")}</dt><dd>${number(data.rows)}</dd></div>
      <div><dt>${t("bulk")}</dt><dd>${number(data.bulk)}</dd></div>
      <div><dt>${t("single")}</dt><dd>${number(data.single)}</dd></div>
    </dl>
    ${data.looked_at < data.rows && html`<p class="note">${t("partly", { n: number(data.looked_at) })}</p>`}
    ${data.activity?.counts.length > 0 && html`<h2>${t("activity")}</h2>
      <div class="card"><${Histogram} name="TIMESTAMP" histogram=${data.activity} title=${t("activity")} height=${90} />
        ${data.activity.outside > 0 && html`<p class="soft">${t("outside", { n: number(data.activity.outside) })}</p>`}</div>`}
    <h2>${t("columns")}</h2>
    <${Table} headed caption=${t("columns")} columns=${[[t("column"), ""], [t("type"), ""], [t("missing"), "number"],
      [t("distinct"), "number"], [t("spread"), "number"], [t("distribution"), "long"]]}
      rows=${data.columns.map((column) => [html`<b>${column.name}</b>`,
        column.role === "number" || column.role === "text" ? column.type : `${column.type}, ${column.role}`,
        percent(column.missing), number(column.distinct),
        column.least === undefined ? "–"
          : TIMES.includes(column.name) ? `${day(column.least)} – ${day(column.most)}`
          : `${short(column.least)} – ${short(column.most)} (${short(column.mean)})`,
        html`<${Values} column=${column} />`])} />
    <h2>${t("first")}</h2>
    <${Table} headed caption=${t("first")} columns=${names} rows=${shown} />`;
}

export function Data({ place, at }) {
  const known = useAsked(`resources/${place.account}/${place.region}`, 5);
  const all = known.found?.resources ?? [];
  const [chosen, choose] = useState(null);
  const groups = new Map(all.filter((one) => one.kind === "dataset-group").map((one) => [one.arn, one.name]));
  const datasets = all.filter((one) => one.kind === "dataset");
  const arn = [chosen, datasets.find((one) => one.group === at.group)?.arn, datasets[0]?.arn]
    .find((one) => datasets.some((each) => each.arn === one));
  return html`<${Asked} known=${known}>
    <div class="row"><${Choice} name="dataset" label=${t("dataset")} value=${arn} onChange=${choose}
      options=${datasets.map((one) => [one.arn, `${groups.get(one.group)} · ${one.datasetType}`])} /></div>
    ${arn && html`<${Dataset} key=${arn} arn=${arn} />`}
  <//>`;
}

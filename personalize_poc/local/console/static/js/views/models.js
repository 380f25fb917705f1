// Offline metrics of the versions of a group, beside the two baselines on the same test users.
import { html, useState } from "../../vendor/htm-preact.js";
import { short } from "../links.js";
import { Asked, Chip, Choice, Table, useAsked } from "../parts.js";
import { language, moment, number, t } from "../strings.js";

const SIDES = [["model", "bar"], ["popularity", "bar-2"], ["last_again", "bar-3"]];

const interval = (figures, kind, metric) => figures?.intervals?.[kind]?.[metric];
/** The solution's name as far as it is its own, and the version's. */
const label = (one) => one.kind === "recommender" ? one.short : `${one.short} / ${one.arn.split("/").at(-1)}`;
const nice = (metric) => metric.replaceAll("_", " ").replace(/ at (k|\d+)/, " @ $1")
  .replace("normalized discounted cumulative gain", "NDCG");

/** A version and its baselines: a bar each with its interval, drawn by the page, so that text keeps its size. */
function Chart({ versions, kind, metric }) {
  const figures = (one) => SIDES.filter(([side]) => one[side]?.[kind]?.[metric] !== undefined)
    .map(([side, style]) => ({ side, style, value: one[side][kind][metric], ends: interval(one[side], kind, metric) }));
  const most = Math.max(1e-9, ...versions.flatMap(figures).map((line) => line.ends?.[1] ?? line.value));
  const share = (value) => `${(100 * value) / most}%`;
  const users = Math.max(0, ...versions.map((one) => one.model?.users ?? 0));
  const title = t("compare", { metric: nice(metric), users });
  return html`<figure role="img" aria-label=${title}><div class="lines" aria-hidden="true">
    ${versions.map((one) => html`<b>${label(one)} · ${one.recipe}</b>
      ${figures(one).map((line) => html`<span class="name">${t(line.side)}</span>
        <span class="track"><i class=${line.style} style="width:${share(line.value)}" />
          ${line.ends && html`<i class="whisker" style="left:${share(line.ends[0])};width:${share(line.ends[1] - line.ends[0])}" />`}</span>
        <span class="value">${number(line.value, 3)}</span>`)}`)}
    </div><figcaption>${title}</figcaption></figure>`;
}

/** The ends of an interval, on one line. */
const between = (low, high) => `(${low}\u00a0…\u00a0${high})`;

function verdict(lead) {
  if (!lead) return "–";
  const [low, high] = lead.interval;
  const word = low > 0 ? "ahead" : high < 0 ? "behind" : "undecided";
  return `${lead.difference > 0 ? "+" : ""}${number(lead.difference, 3)} ${between(number(low, 3), number(high, 3))}: ${t(word)}`;
}

/** Where versions are not ahead of popularity: the judgement of the log, those with the same words together. */
function Warnings({ versions }) {
  const lead = (value) => Number(value.toFixed(3)) === 0 ? number(0, 3) : `${value > 0 ? "+" : ""}${number(value, 3)}`;
  const told = (one) => one.against_popularity?.told[language()];
  return [...new Set(versions.map(told).filter(Boolean))].map((text) => html`<div class="note bad" key=${text}>${text}
    <ul>${versions.filter((one) => told(one) === text).map((one) => {
      const { difference, interval: [low, high] } = one.against_popularity;
      return html`<li key=${one.arn}><b>${label(one)} · ${one.recipe}</b>: ${lead(difference)} ${between(lead(low), lead(high))}</li>`;
    })}</ul></div>`);
}

function Figures({ versions }) {
  const [kind, setKind] = useState("metrics");
  const evaluated = versions.filter((one) => one.model);
  const metrics = [...new Set(evaluated.flatMap((one) => Object.keys(one.model[kind] ?? {})))];
  const [chosen, choose] = useState("mean_reciprocal_rank_at_25");
  const metric = metrics.includes(chosen) ? chosen : metrics[0];
  if (evaluated.length === 0) return html`<p class="note">${t("no_models")}</p>`;
  const measured = evaluated.filter((one) => one.model[kind]?.[metric] !== undefined);
  const leads = kind === "metrics" ? "above_popularity" : "above_popularity_on_new";
  return html`<p class="note">${t("ours")}</p>
    <${Warnings} versions=${evaluated} />
    <div class="row">
      <${Choice} name="metric" label=${t("metric")} value=${metric} onChange=${choose}
        options=${metrics.map((one) => [one, nice(one)])} />
      <${Choice} name="repeats" label=${t("with_repeats")} value=${kind} onChange=${setKind}
        options=${[["metrics", t("with_repeats")], ["without_repeats", t("new_only")]]} />
    </div>
    <div class="card"><${Chart} versions=${measured} kind=${kind} metric=${metric} /></div>
    <h2>${nice(metric)}</h2>
    <${Table} headed stacks caption=${nice(metric)} columns=${[[t("version"), "name"], [t("recipe"), "name"], [t("model"), "number"],
      [t("popularity"), "number"], [t("last_again"), "number"], [t("lead"), ""]]}
      rows=${measured.map((one) => [label(one), one.recipe,
        ...SIDES.map(([side]) => number(one[side]?.[kind]?.[metric], 3)),
        verdict(one.leads?.[leads]?.[metric])])} />`;
}

export function Models({ place, at }) {
  const known = useAsked(`resources/${place.account}/${place.region}`, 5);
  const groups = (known.found?.resources ?? []).filter((one) => one.kind === "dataset-group");
  const [chosen, choose] = useState(at.group ?? null);
  const arn = groups.some((one) => one.arn === chosen) ? chosen : groups[0]?.arn;
  const models = useAsked(arn ? `models/${arn}` : null, 5);
  const group = groups.find((one) => one.arn === arn);
  const versions = (models.found?.versions ?? []).map((one) => ({ ...one, short: short(one.name, group) }));
  return html`<${Asked} known=${known}>
    <div class="row"><${Choice} name="group" label=${t("group")} value=${arn} onChange=${choose}
      options=${groups.map((one) => [one.arn, one.name])} /></div>
    <${Asked} known=${models}>
      <${Figures} versions=${versions} />
      ${versions.length > 0 && html`<h2>${t("every_version")}</h2>
      <${Table} headed stacks caption=${t("every_version")} columns=${[[t("version"), "name"], [t("recipe"), "name"], [t("status"), ""], [t("created"), ""], [t("reason"), "long"]]}
        rows=${versions.map((one) => [label(one), one.recipe,
          html`<${Chip} status=${one.status} />`, moment(one.created), one.reason ?? "–"])} />`}
    <//>
  <//>`;
}

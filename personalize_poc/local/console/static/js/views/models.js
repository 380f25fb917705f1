// Offline metrics of the versions of a group, beside the two baselines on the same test users.
import { html, useState } from "../../vendor/htm-preact.js";
import { short } from "../links.js";
import { Asked, Chip, Choice, Table, useAsked } from "../parts.js";
import { moment, number, t } from "../strings.js";

const LEFT = 165, WIDTH = 680, BAR = 13, GAP = 16;
const SIDES = [["model", "bar"], ["popularity", "bar-2"], ["last_again", "bar-3"]];

const interval = (figures, kind, metric) => figures?.intervals?.[kind]?.[metric];
/** The solution's name as far as it is its own, and the version's. */
const label = (one) => one.kind === "recommender" ? one.short : `${one.short} / ${one.arn.split("/").at(-1)}`;
const nice = (metric) => metric.replaceAll("_", " ").replace(/ at (k|\d+)/, " @ $1")
  .replace("normalized discounted cumulative gain", "NDCG");

function Chart({ versions, kind, metric }) {
  const lines = versions.flatMap((one) => SIDES.filter(([side]) => one[side]?.[kind]?.[metric] !== undefined)
    .map(([side, style]) => ({ one, side, style, value: one[side][kind][metric],
      ends: interval(one[side], kind, metric) })));
  const most = Math.max(1e-9, ...lines.map((line) => line.ends?.[1] ?? line.value)) * 1.12;
  const x = (value) => LEFT + (value / most) * (WIDTH - LEFT - 50);
  let y = 4, before = null;
  const drawn = lines.map((line) => {
    const isFirst = line.one !== before;
    if (isFirst && before) y += GAP;
    before = line.one;
    const top = y + (isFirst ? 15 : 0);
    y = top + BAR + 4;
    return html`${isFirst && html`<text x="0" y=${top - 4} font-weight="600">${label(line.one)} · ${line.one.recipe}</text>`}
      <text x=${LEFT - 6} y=${top + 10} text-anchor="end">${t(line.side)}</text>
      <rect class=${line.style} x=${LEFT} y=${top} height=${BAR} width=${Math.max(1, x(line.value) - LEFT)} />
      ${line.ends && ["halo", "whisker"].map((style) => html`<path class=${style} fill="none"
        d="M${x(line.ends[0])} ${top + 6.5}H${x(line.ends[1])}M${x(line.ends[0])} ${top + 2.5}v8M${x(line.ends[1])} ${top + 2.5}v8" />`)}
      <text x=${x(line.ends?.[1] ?? line.value) + 6} y=${top + 10}>${number(line.value, 3)}</text>`;
  });
  const users = Math.max(0, ...versions.map((one) => one.model?.users ?? 0));
  const title = t("compare", { metric: nice(metric), users });
  return html`<figure><svg class="chart" style="max-width:${WIDTH}px" viewBox="0 0 ${WIDTH} ${y + 6}"
    role="img" aria-label=${title}>${drawn}</svg><figcaption>${title}</figcaption></figure>`;
}

function verdict(lead) {
  if (!lead) return "–";
  const [low, high] = lead.interval;
  const word = low > 0 ? "ahead" : high < 0 ? "behind" : "undecided";
  return `${lead.difference > 0 ? "+" : ""}${number(lead.difference, 3)} (${number(low, 3)} … ${number(high, 3)}): ${t(word)}`;
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
    <div class="row">
      <${Choice} name="metric" label=${t("metric")} value=${metric} onChange=${choose}
        options=${metrics.map((one) => [one, nice(one)])} />
      <${Choice} name="repeats" label=${t("with_repeats")} value=${kind} onChange=${setKind}
        options=${[["metrics", t("with_repeats")], ["without_repeats", t("new_only")]]} />
    </div>
    <div class="card"><${Chart} versions=${measured} kind=${kind} metric=${metric} /></div>
    <h2>${nice(metric)}</h2>
    <${Table} caption=${nice(metric)} columns=${[[t("version"), ""], [t("recipe"), ""], [t("model"), "number"],
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
      <${Table} caption=${t("every_version")} columns=${[[t("version"), ""], [t("recipe"), ""], [t("status"), ""], [t("created"), ""], [t("reason"), "long"]]}
        rows=${versions.map((one) => [label(one), one.recipe,
          html`<${Chip} status=${one.status} />`, moment(one.created), one.reason ?? "–"])} />`}
    <//>
  <//>`;
}

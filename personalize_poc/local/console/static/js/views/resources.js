// Dataset groups as maps of their parts; one part in full when it is chosen.
import { html, useState } from "../../vendor/htm-preact.js";
import { link, short } from "../links.js";
import { Asked, Chip, Code, Copy, Modal, useAsked } from "../parts.js";
import { kindOf, moment, number, reported, t } from "../strings.js";

const PARTS = [
  ["datasets", ["dataset"]],
  ["learning", ["solution", "recommender"]],
  ["live", ["filter", "event-tracker", "metric-attribution"]],
  ["jobs", ["batch-inference-job", "batch-segment-job", "dataset-export-job", "data-deletion-job"]],
];
const RUNNING = /PENDING|IN_PROGRESS|STOPPING/;

const BELOW = new Set(["dataset-import-job", "solution-version", "campaign"]); // of another part

const label = (one, group) => one.kind === "solution-version" ? one.arn.split("/").at(-1)
  : one.datasetType ?? short(one.name, group);

/** What a worker reports, in words: "training, loss 1.23, epoch 3". */
const steps = (progress) => Object.entries(progress).filter(([name]) => name !== "step")
  .map(([name, value]) => `${reported(name)} ${typeof value === "number" ? number(value, 3)
    : reported(String(value))}`);

function Progress({ one }) {
  if (!one.progress) return null;
  const { step } = one.progress;
  const text = [step && reported(step), ...steps(one.progress)].filter(Boolean).join(", ");
  return html`<div class="soft" role="status">${text}
    <progress aria-label="${t("progress")}: ${label(one)}" max=${one.progress.of ?? 1}
      value=${one.progress.of ? one.progress.epoch : undefined}></progress></div>`;
}

function Node({ one, group, children, choose }) {
  const below = children.get(one.arn) ?? [];
  const recipe = one.recipeArn?.split("/").at(-1);
  return html`<li>
    <button type="button" class="link" title=${one.name} onClick=${() => choose(one.arn)}>${label(one, group)}</button>
    ${" "}<span class="kind">${kindOf(one.kind)}${recipe && one.kind === "solution" ? ` · ${recipe}` : ""}</span>
    ${" "}<${Chip} status=${one.status} />
    ${RUNNING.test(one.status ?? "") && html`<${Progress} one=${one} />`}
    ${below.length > 0 && html`<ul>${below.map((next) => html`
      <${Node} key=${next.arn} one=${next} group=${group} children=${children} choose=${choose} />`)}</ul>`}
  </li>`;
}

function Group({ group, all, children, choose }) {
  const mine = all.filter((one) => one.group === group.arn);
  return html`<section aria-label=${group.name}>
    <h2><button type="button" class="link" onClick=${() => choose(group.arn)}>${group.name}</button>
      ${" "}<${Chip} status=${group.status} /></h2>
    <p><a href=${link("data", { group: group.arn })}>${t("data")}</a> ·${" "}
      <a href=${link("models", { group: group.arn })}>${t("models")}</a> ·${" "}
      <a href=${link("try", { group: group.arn })}>${t("try")}</a></p>
    <div class="grid">${PARTS.map(([name, kinds]) => {
      const tops = mine.filter((one) => kinds.includes(one.kind));
      return html`<div class="card tree"><h3>${t(name)}</h3>${tops.length === 0
        ? html`<p class="soft">${t("none")}</p>` : html`<ul>${tops.map((one) => html`
          <${Node} key=${one.arn} one=${one} group=${group} children=${children} choose=${choose} />`)}</ul>`}</div>`;
    })}</div></section>`;
}

function Detail({ arn, close }) {
  const known = useAsked(`resource/${arn}`, 2);
  const one = known.found;
  return html`<${Modal} title=${arn.split("/").slice(-1)[0]} onClose=${close}><${Asked} known=${known}>
    ${one && html`<dl class="plain">
      <dt>${t("arn")}</dt><dd><code>${one.arn}</code> <${Copy} text=${one.arn} label=${t("arn")} /></dd>
      <dt>${t("status")}</dt><dd>${one.status ? html`<${Chip} status=${one.status} />` : "–"}</dd>
      ${one.reason && html`<dt>${t("reason")}</dt><dd>${one.reason}</dd>`}
      <dt>${t("created")}</dt><dd>${moment(one.created)}</dd>
      <dt>${t("updated")}</dt><dd>${moment(one.updated)}</dd>
    </dl>
    <${Progress} one=${one} />
    <${Code} label=${t("as_boto3")} text=${one.boto3} />
    <${Code} label=${t("as_cli")} text=${one.cli} />
    <${Code} label=${t("described")} text=${JSON.stringify(one.body, null, 2)} />`}<//><//>`;
}

export function Resources({ place, at }) {
  const known = useAsked(`resources/${place.account}/${place.region}`, 2);
  const [chosen, choose] = useState(at.arn ?? null);
  const all = known.found?.resources ?? [];
  const children = new Map();
  for (const one of all.filter((each) => BELOW.has(each.kind))) {
    const above = one.kind === "campaign" ? one.solutionVersionArn ?? one.parent : one.parent;
    if (above) children.set(above, [...children.get(above) ?? [], one]);
  }
  const groups = all.filter((one) => one.kind === "dataset-group");
  const schemas = all.filter((one) => one.kind === "schema");
  return html`<${Asked} known=${known}>
    ${groups.map((group) => html`<${Group} key=${group.arn} group=${group} all=${all}
      children=${children} choose=${choose} />`)}
    ${schemas.length > 0 && html`<section><h2>${t("schemas")}</h2><div class="card tree"><ul>${schemas.map((one) => html`
      <${Node} key=${one.arn} one=${one} children=${new Map()} choose=${choose} />`)}</ul></div></section>`}
    ${chosen && html`<${Detail} arn=${chosen} close=${() => choose(null)} />`}
  <//>`;
}

// Ask a campaign or recommender, see the answer with metadata; send an event, see what moved.
import { html, useEffect, useMemo, useState } from "../../vendor/htm-preact.js";
import { call, history, items } from "../api.js";
import { short } from "../links.js";
import { Asked, Choice, Code, Table, useAsked } from "../parts.js";
import { moment, number, t } from "../strings.js";

const PARAMETER = /\$([A-Za-z0-9_]+)/g;

/** What this recipe is asked with: user, item, or a list to rank. */
function form(recipe) {
  if (recipe.includes("personalized-ranking")) return "ranking";
  if (/sims|similar-items/.test(recipe)) return "item";
  if (/because-you-watched|more-like-x|customers-who-viewed|frequently-bought/.test(recipe)) return "both";
  return "user";
}

const pairs = (text) => Object.fromEntries(text.split("\n").map((line) => line.split("="))
  .filter(([name, value]) => name?.trim() && value !== undefined)
  .map(([name, ...rest]) => [name.trim(), rest.join("=").trim()]));

/** Names of the placeholders in a filter's expression. */
const placeholders = (filter) => filter ? [...new Set([...filter.filterExpression.matchAll(PARAMETER)].map((one) => one[1]))] : [];

/** FilterValues as the API takes them: texts quoted, several values with commas between. */
const quoted = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name,
  value.split(",").map((one) => one.trim()).map((one) => /^-?\d+(\.\d+)?$/.test(one) || one.startsWith('"') ? one : `"${one}"`).join(",")]));

export function request(asked) {
  const target = asked.arn.includes(":recommender/") ? "recommenderArn" : "campaignArn";
  const params = { [target]: asked.arn };
  if (asked.form === "ranking") params.inputList = asked.list.split("\n").map((one) => one.trim()).filter(Boolean);
  else params.numResults = Number(asked.results);
  if (asked.form !== "item" || asked.user) params.userId = asked.user;
  if (["item", "both"].includes(asked.form)) params.itemId = asked.item;
  if (asked.filter) {
    params.filterArn = asked.filter;
    if (Object.keys(asked.values).length) params.filterValues = quoted(asked.values);
  }
  const context = pairs(asked.context);
  if (Object.keys(context).length) params.context = context;
  if (asked.promotion && asked.form !== "ranking") {
    params.promotions = [{ name: "console", percentPromotedItems: Number(asked.percent), filterArn: asked.promotion }];
  }
  const operation = asked.form === "ranking" ? "GetPersonalizedRanking" : "GetRecommendations";
  return { operation, params };
}

const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^_/, "");
const python = (value) => JSON.stringify(value).replaceAll("true", "True").replaceAll("false", "False");
const boto3 = ({ operation, params }) => [`runtime = boto3.client("personalize-runtime")`,
  `runtime.${snake(operation)}(`, ...Object.entries(params).map(([name, value]) => `    ${name}=${python(value)},`), ")"].join("\n");

function useHistory(group, user, round) {
  const [known, setKnown] = useState([]);
  useEffect(() => {
    let ended = false;
    if (group && user) history(group, user).then((found) => { if (!ended) setKnown(found.history); }, () => setKnown([]));
    return () => { ended = true; };
  }, [group, user, round]);
  return known;
}

function useMetadata(group, ids) {
  const [known, setKnown] = useState({});
  const missing = ids.filter((id) => !(id in known));
  useEffect(() => {
    let ended = false;
    if (group && missing.length) items(group, missing).then((found) => { if (!ended) setKnown((now) => ({ ...now, ...found.items })); }, () => {});
    return () => { ended = true; };
  }, [group, missing.join("\n")]);
  return known;
}

const TITLES = ["TITLE", "ITEM_NAME", "NAME", "PRODUCT_NAME"];
const title = (values) => values?.[TITLES.find((name) => name in (values ?? {}))];

/** An item as a person knows it: its title, if the data has one, and its id. */
const Item = ({ id, values }) => html`<b>${title(values) ?? id}</b>${title(values) && html` <span class="kind">${id}</span>`}`;

const about = (values) => Object.entries(values ?? {})
  .filter(([name]) => !TITLES.includes(name) && name !== "CREATION_TIMESTAMP")
  .map(([name, value], n) => html`${n > 0 && " · "}<span title=${name}>${String(value).replaceAll("|", ", ").slice(0, 90)}</span>`);

function Moved({ id, rank, before }) {
  if (!before) return "";
  const was = before.indexOf(id);
  if (was < 0) return html`<span class="up">${t("came")}</span>`;
  const by = was - rank;
  return by === 0 ? "=" : by > 0 ? html`<span class="up">▲ ${by}</span>` : html`<span class="down">▼ ${-by}</span>`;
}

function Answer({ answer, before, metadata }) {
  const list = answer.itemList ?? answer.personalizedRanking ?? [];
  const ids = list.map((one) => one.itemId);
  const gone = before?.filter((id) => !ids.includes(id)) ?? [];
  const same = before && gone.length === 0 && before.every((id, n) => id === ids[n]);
  return html`${same && html`<p role="status">${t("unchanged")}</p>`}
    <${Table} caption=${t("answer")} columns=${[[t("rank"), "number"], [t("item"), ""], [t("score"), "number"],
      ...(before ? [[t("moved"), ""]] : []), [t("about"), "long"]]}
      rows=${list.map((one, n) => [n + 1, html`<${Item} id=${one.itemId} values=${metadata[one.itemId]} />${one.promotionName ? " ★" : ""}`, number(one.score, 4),
        ...(before ? [html`<${Moved} id=${one.itemId} rank=${n} before=${before} />`] : []),
        about(metadata[one.itemId])])} />
    ${gone.length > 0 && html`<p>${t("left")} ${gone.map((id) => title(metadata[id]) ?? id).join(", ")}</p>`}`;
}

function Event({ place, trackers, group, user, item, list, again }) {
  const [kind, setKind] = useState("click");
  const [chosen, choose] = useState(item);
  const [error, setError] = useState(null);
  useEffect(() => { if (item) choose(item); }, [item]);
  if (trackers.length === 0) return html`<p class="note">${t("no_tracker")}</p>`;
  const send = async (event) => {
    event.preventDefault();
    setError(null);
    try {
      await call(place, "PutEvents", { trackingId: trackers[0].trackingId, userId: user, sessionId: "console",
        eventList: [{ eventType: kind, itemId: chosen, sentAt: Math.floor(Date.now() / 1000) }] });
      await again();
    } catch (problem) { setError(problem.message); }
  };
  return html`<form onSubmit=${send}><h2>${t("send")}</h2><div class="row">
      <div class="field"><label for="event-type">${t("event_type")}</label>
        <input id="event-type" required value=${kind} onInput=${(e) => setKind(e.target.value)} /></div>
      <div class="field"><label for="event-item">${t("item")}</label>
        <input id="event-item" required list="items" value=${chosen} onInput=${(e) => choose(e.target.value)} /></div>
      <button type="submit">${t("send_and_ask")}</button></div>
    ${error && html`<p class="note bad" role="alert">${error}</p>`}</form>`;
}

function Form({ place, target, filters, trackers, suggestions }) {
  const group = target.group;
  const shape = form(target.recipe);
  const [asked, setAsked] = useState({ user: suggestions.users.at(Math.floor(suggestions.users.length / 3)) ?? "",
    item: suggestions.items[0] ?? "", list: suggestions.items.join("\n"), filter: "", values: {}, context: "",
    promotion: "", percent: "20", results: "10" });
  const [shown, setShown] = useState(null);
  const [error, setError] = useState(null);
  const [round, setRound] = useState(0);
  const set = (name) => (value) => setAsked((now) => ({ ...now, [name]: value }));
  const field = (name) => (event) => set(name)(event.target.value);
  const wanted = request({ ...asked, arn: target.arn, form: shape });
  const filter = filters.find((one) => one.arn === asked.filter);
  const ask = async (keep) => {
    setError(null);
    try {
      const answer = await call(place, wanted.operation, wanted.params);
      setShown((now) => ({ answer, before: keep && now
        ? (now.answer.itemList ?? now.answer.personalizedRanking).map((one) => one.itemId) : null }));
      setRound((now) => now + 1);
    } catch (problem) { setShown(null); setError(problem.message); }
  };
  const past = useHistory(group, asked.user, round);
  const list = (shown?.answer.itemList ?? shown?.answer.personalizedRanking ?? []).map((one) => one.itemId);
  const metadata = useMetadata(group, [...new Set([...list, ...past.map((one) => one.item)])]);
  const options = filters.map((one) => [one.arn, one.short]);
  return html`<datalist id="users">${suggestions.users.map((one) => html`<option value=${one} />`)}</datalist>
    <datalist id="items">${suggestions.items.map((one) => html`<option value=${one} />`)}</datalist>
    <div class="split"><div><form onSubmit=${(event) => { event.preventDefault(); ask(false); }}>
      <div class="row">
        ${(shape !== "item") && html`<div class="field"><label for="user">${t("user")}</label>
          <input id="user" list="users" value=${asked.user} onInput=${field("user")} /></div>`}
        ${["item", "both"].includes(shape) && html`<div class="field"><label for="item">${t("item")}</label>
          <input id="item" list="items" value=${asked.item} onInput=${field("item")} /></div>`}
        ${shape === "ranking" ? html`<div class="field"><label for="list">${t("ranked")}</label>
          <textarea id="list" rows="6" value=${asked.list} onInput=${field("list")}></textarea></div>`
        : html`<div class="field"><label for="results">${t("results")}</label>
          <input id="results" type="number" min="1" max="500" value=${asked.results} onInput=${field("results")} /></div>`}
      </div>
      <div class="row"><${Choice} name="filter" label=${t("filter")} value=${asked.filter} onChange=${set("filter")}
          options=${[["", t("none")], ...options]} />
        ${placeholders(filter).map((name) => html`<div class="field"><label for="value-${name}">${t("values").replace("${name}", `$${name}`)}</label>
          <input id="value-${name}" value=${asked.values[name] ?? ""} onInput=${(event) => set("values")({ ...asked.values, [name]: event.target.value })} /></div>`)}</div>
      ${filter && html`<p><code>${filter.filterExpression}</code></p>`}
      <div class="row"><div class="field"><label for="context">${t("context")}</label>
          <textarea id="context" rows="2" value=${asked.context} onInput=${field("context")}></textarea></div></div>
      ${shape !== "ranking" && html`<div class="row"><${Choice} name="promotion" label=${t("promotion")} value=${asked.promotion}
          onChange=${set("promotion")} options=${[["", t("none")], ...options]} />
        ${asked.promotion && html`<div class="field"><label for="percent">${t("percent")}</label>
          <input id="percent" type="number" min="1" max="100" value=${asked.percent} onInput=${field("percent")} /></div>`}</div>`}
      <button class="main" type="submit">${t("ask")}</button></form>
      ${shape !== "item" && html`<${Table} caption=${t("past")} columns=${[[t("item"), ""], [t("event"), ""], [t("when"), ""]]}
        rows=${past.map((one) => [html`<${Item} id=${one.item} values=${metadata[one.item]} />`, one.event ?? "–", moment(one.at)])} />
      <${Event} place=${place} trackers=${trackers} user=${asked.user} item=${list[list.length - 1] ?? asked.item} again=${() => ask(true)} />`}
      <${Code} label=${t("as_request")} text=${boto3(wanted)} /></div>
    <div aria-live="polite">${error && html`<p class="note bad" role="alert">${error}</p>`}
      ${shown && html`<${Answer} ...${shown} metadata=${metadata} />`}</div></div>`;
}

export function Try({ place, at }) {
  const known = useAsked(`resources/${place.account}/${place.region}`, 10);
  const all = known.found?.resources ?? [];
  const byArn = useMemo(() => new Map(all.map((one) => [one.arn, one])), [all]);
  const [chosen, choose] = useState(at.arn ?? null);
  const recipe = (one) => (one.recipeArn ?? byArn.get(byArn.get(one.solutionVersionArn)?.parent)?.recipeArn ?? "").split("/").at(-1);
  const targets = all.filter((one) => ["campaign", "recommender"].includes(one.kind) && one.status === "ACTIVE")
    .map((one) => ({ ...one, recipe: recipe(one), short: short(one.name, byArn.get(one.group)) }))
    .filter((one) => !one.recipe.includes("next-best-action"));
  const target = targets.find((one) => one.arn === chosen) ?? targets.find((one) => one.group === at.group) ?? targets[0];
  const suggestions = useAsked(target ? `suggestions/${target.group}` : null);
  const filters = all.filter((one) => one.kind === "filter" && one.group === target?.group && one.status === "ACTIVE")
    .map((one) => ({ ...one, short: short(one.name, byArn.get(one.group)) }));
  const trackers = all.filter((one) => one.kind === "event-tracker" && one.group === target?.group && one.status === "ACTIVE");
  if (known.found && !target) return html`<p class="note">${t("no_campaign")}</p>`;
  return html`<${Asked} known=${known}>${target && html`
    <div class="row"><${Choice} name="target" label=${t("campaign")} value=${target.arn} onChange=${choose}
      options=${targets.map((one) => [one.arn, `${one.short} · ${one.recipe}`])} /></div>
    <${Asked} known=${suggestions}>${suggestions.found && html`<${Form} key=${target.arn} place=${place} target=${target}
      filters=${filters} trackers=${trackers} suggestions=${suggestions.found} />`}<//>`}<//>`;
}

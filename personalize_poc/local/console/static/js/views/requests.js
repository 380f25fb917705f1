// The latest requests, followed while they come.
import { html, useEffect, useRef, useState } from "../../vendor/htm-preact.js";
import { get } from "../api.js";
import { Choice, Code, Modal, Table, seen } from "../parts.js";
import { number, t } from "../strings.js";

const KEPT = 1000, SHOWN = 200;
const time = (seconds) => new Date(seconds * 1000).toISOString().slice(11, 23);

export function Requests() {
  const [entries, setEntries] = useState([]);
  const [error, setError] = useState(null);
  const [follow, setFollow] = useState(true);
  const [operation, setOperation] = useState("");
  const [errorsOnly, setErrorsOnly] = useState(false);
  const [opened, open] = useState(null);
  const last = useRef(0);
  useEffect(() => {
    if (!follow) return undefined;
    let timer, ended = false;
    const ask = async () => {
      await seen();
      if (ended) return;
      try {
        const { requests } = await get(`requests/${last.current}`);
        if (requests.length && !ended) {
          last.current = requests.at(-1).number;
          setEntries((before) => [...before, ...requests].slice(-KEPT));
        }
        setError(null);
      } catch (problem) { setError(problem.message); }
      if (!ended) timer = setTimeout(ask, 1000);
    };
    ask();
    return () => { ended = true; clearTimeout(timer); };
  }, [follow]);
  const names = [...new Set(entries.map((one) => one.operation))].sort();
  const fits = entries.filter((one) => (!operation || one.operation === operation) && (!errorsOnly || one.status >= 400));
  const shown = fits.slice(-SHOWN).reverse();
  return html`<div class="row">
      <${Choice} name="operation" label=${t("operation")} value=${operation} onChange=${setOperation}
        options=${[["", t("all")], ...names.map((one) => [one, one])]} />
      <label><input type="checkbox" checked=${errorsOnly} onChange=${(event) => setErrorsOnly(event.target.checked)} /> ${t("errors_only")}</label>
      <label><input type="checkbox" checked=${follow} onChange=${(event) => setFollow(event.target.checked)} /> ${t("follow")}</label>
    </div>
    ${error && html`<p class="note bad" role="alert">${t("failed", { why: error })}</p>`}
    ${shown.length === 0 ? html`<p class="soft">${t("no_requests")}</p>` : html`
    <${Table} caption=${t("kept", { n: number(fits.length) })} columns=${[["UTC", ""], [t("operation"), "long"], [t("caller"), ""],
      [t("status"), "number"], [t("ms"), "number"], [t("error"), ""], [t("body"), ""]]}
      rows=${shown.map((one) => [time(one.at), html`${one.operation} <span class="kind">${one.service}</span>`,
        [one.account, one.region].filter(Boolean).join(" · ") || "–", one.status, number(one.milliseconds, 2), one.error ?? "",
        one.params ? html`<button type="button" class="link" onClick=${() => open(one)} aria-label="${t("show")}: ${one.operation} ${one.number}">${t("show")}</button>` : "–"])} />`}
    ${opened && html`<${Modal} title=${opened.operation} onClose=${() => open(null)}>
      <${Code} label=${t("body")} text=${JSON.stringify(opened.params, null, 2)} /><//>`}`;
}

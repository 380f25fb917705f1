// Small pieces that several views use.
import { html, useEffect, useRef, useState } from "../vendor/htm-preact.js";
import { get } from "./api.js";
import { number, t } from "./strings.js";

export function Chip({ status }) {
  if (!status) return null;
  const kind = status === "ACTIVE" || status === "COMPLETED" ? "good"
    : status.includes("FAILED") || status.includes("STOPPED") || status === "INACTIVE" ? "bad" : "wait";
  return html`<span class="chip ${kind}">${status}</span>`;
}

/** Resolves while somebody sees the page: a tab in the background asks nothing. */
export const seen = () => document.hidden ? new Promise((resolve) => {
  const look = () => {
    if (document.hidden) return;
    document.removeEventListener("visibilitychange", look);
    resolve();
  };
  document.addEventListener("visibilitychange", look);
}) : Promise.resolve();

/** Asks `what` now and every `seconds` (0: once); what came last stays while the next is asked. */
export function useAsked(what, seconds = 0) {
  const [known, setKnown] = useState({});
  useEffect(() => {
    let ended = false, timer;
    const ask = async () => {
      await seen();
      if (ended) return;
      try {
        const found = await get(what);
        if (!ended) setKnown({ what, found });
      } catch (error) {
        if (!ended) setKnown((before) => ({ ...before, what, error: error.message }));
      }
      if (!ended && seconds) timer = setTimeout(ask, seconds * 1000);
    };
    if (what) ask();
    return () => { ended = true; clearTimeout(timer); };
  }, [what, seconds]);
  return known.what === what ? known : {};
}

export function Asked({ known, children }) {
  if (known.error) return html`<p class="note bad" role="alert">${t("failed", { why: known.error })}</p>`;
  if (!known.found) return html`<p class="soft" role="status">${t("loading")}</p>`;
  return children;
}

export function Copy({ text, label }) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setDone(true);
    setTimeout(() => setDone(false), 1500);
  };
  return html`<button type="button" onClick=${copy} aria-label="${t("copy")}: ${label}">
    ${done ? t("copied") : t("copy")}</button>`;
}

/** Bars of equal width, with what they show as text. labels: of the two ends; caption: their unit. */
export function Bars({ counts, labels, title, caption, height = 40 }) {
  const most = Math.max(1, ...counts);
  const total = counts.reduce((sum, one) => sum + one, 0);
  const said = `${title}: ${labels[0]} – ${labels[1]}, ${number(total)}; ${caption || `max ${number(most)}`}`;
  return html`<figure>
    ${caption && html`<figcaption>${caption}</figcaption>`}
    <svg class="histogram" viewBox="0 0 ${counts.length} ${most}" height=${height} width="100%"
      preserveAspectRatio="none" role="img" aria-label=${said}>
      ${counts.map((count, place) => html`<rect class="bar" x=${place + 0.04} width="0.92"
        y=${most - count} height=${count}><title>${number(count)}</title></rect>`)}
    </svg>
    <div class="ends"><span>${labels[0]}</span><span>${labels[1]}</span></div></figure>`;
}

export function Modal({ title, onClose, children }) {
  const box = useRef();
  useEffect(() => { box.current.showModal(); }, []);
  return html`<dialog ref=${box} onClose=${onClose} aria-label=${title}>
    <div class="top"><h2 style="margin-top:0">${title}</h2>
      <button type="button" onClick=${() => box.current.close()}>${t("close")}</button></div>
    ${children}</dialog>`;
}

export function Code({ text, label }) {
  return html`<div class="top"><h3>${label}</h3><${Copy} text=${text} label=${label} /></div>
    <pre tabindex="0">${text}</pre>`;
}

/** A table in a box that scrolls. columns: [heading, kind of class or ""]; headed: by a heading above; stacks: in a
    narrow box each row is a list of its headings and cells, so that nothing is out of sight. */
export function Table({ caption, columns, rows, className, headed = false, stacks = false }) {
  return html`<div class="scroll ${stacks ? "stacks" : ""}" tabindex="0" role="region" aria-label=${caption}><table role="table">
    <caption class=${headed ? "unseen" : ""}>${caption}</caption>
    <thead role="rowgroup"><tr role="row">${columns.map(([name, kind]) => html`<th role="columnheader" scope="col" class=${kind}>${name}</th>`)}</tr></thead>
    <tbody role="rowgroup">${rows.map((row, place) => html`<tr role="row" class=${className ? className(place) : ""}>
      ${row.map((cell, n) => html`<td role="cell" class=${columns[n][1]} data-heading=${columns[n][0]}><span>${cell}</span></td>`)}</tr>`)}</tbody>
  </table></div>`;
}

export function Choice({ label, value, options, onChange, name }) {
  return html`<div class="field"><label for=${name}>${label}</label>
    <select id=${name} value=${value} onChange=${(event) => onChange(event.target.value)}>
      ${options.map(([key, text]) => html`<option value=${key} selected=${key === value}>${text}</option>`)}
    </select></div>`;
}

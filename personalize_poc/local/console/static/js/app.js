// The frame of the page: which view, which account and region, which language and theme.
import { html, render, useEffect, useState } from "../vendor/htm-preact.js";
import { link } from "./links.js";
import { Asked, Choice, useAsked } from "./parts.js";
import { LANGUAGES, language, t } from "./strings.js";
import { Data } from "./views/data.js";
import { Health } from "./views/health.js";
import { Models } from "./views/models.js";
import { Requests } from "./views/requests.js";
import { Resources } from "./views/resources.js";
import { Try } from "./views/try.js";

const VIEWS = { resources: Resources, data: Data, models: Models, try: Try, requests: Requests,
  health: Health };
const FREE = new Set(["requests", "health"]); // of all accounts
const THEMES = ["system", "light", "dark"];

/** `#/view?key=value` as { view, key … }. */
function address() {
  const [view, query] = location.hash.replace(/^#\/?/, "").split("?");
  return { ...Object.fromEntries(new URLSearchParams(query)), view: view in VIEWS ? view : "resources" };
}


function applyTheme(theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function App() {
  const [at, setAt] = useState(address);
  const [, setLanguage] = useState(language);
  const [theme, setTheme] = useState(localStorage.getItem("theme") ?? "system");
  const [chosen, setPlace] = useState(localStorage.getItem("place"));
  const places = useAsked("places", 5);
  useEffect(() => {
    const changed = () => { setAt(address()); document.querySelector("main")?.focus(); };
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  useEffect(() => {
    applyTheme(theme);
    document.documentElement.lang = language();
    document.title = `${t(at.view)} · ${t("title")}`;
  });
  const keep = (name, set) => (value) => { localStorage.setItem(name, value); set(value); };
  const known = (places.found?.places ?? []).map((one) => `${one.account}/${one.region}`);
  const named = at.arn?.split(":").slice(3, 5).reverse().join("/");
  const wanted = [named, chosen, known[0]].find((one) => known.includes(one));
  const [account, region] = (wanted ?? "/").split("/");
  const View = VIEWS[at.view];
  return html`<a class="skip" href="#main" onClick=${(event) => {
    event.preventDefault(); document.querySelector("main").focus(); }}>${t("skip")}</a>
  <div class="shell">
    <header class="side">
      <p class="brand">${t("title")}</p>
      <nav aria-label=${t("title")}><ul>${Object.keys(VIEWS).map((name) => html`<li>
        <a href=${link(name)} aria-current=${name === at.view ? "page" : null}>${t(name)}</a></li>`)}</ul></nav>
      <div class="choices">
        ${known.length > 0 && html`<${Choice} name="place" label=${t("place")} value=${wanted}
          options=${known.map((one) => [one, one.replace("/", " · ")])} onChange=${keep("place", setPlace)} />`}
        <${Choice} name="language" label=${t("language")} value=${language()}
          options=${Object.entries(LANGUAGES)} onChange=${keep("language", setLanguage)} />
        <${Choice} name="theme" label=${t("theme")} value=${theme}
          options=${THEMES.map((one) => [one, t(`theme_${one}`)])} onChange=${keep("theme", setTheme)} />
      </div>
    </header>
    <main id="main" tabindex="-1">
      <h1>${t(at.view)}</h1>
      <${Asked} known=${places}>${known.length === 0 && !FREE.has(at.view)
        ? html`<p class="note">${t("nothing")}</p>`
        : html`<${View} key=${at.view + wanted} place=${{ account, region }} at=${at} />`}<//>
    </main>
  </div>`;
}

render(html`<${App} />`, document.getElementById("app"));

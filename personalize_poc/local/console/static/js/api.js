// Everything the page asks of the stand-in.
const BASE = "/_personalize/console/";
const token = document.querySelector('meta[name="console-token"]').content;

async function answer(response) {
  const text = await response.text();
  const document = text ? JSON.parse(text) : {};
  if (!response.ok) throw new Error(document.message ?? `${response.status} ${response.statusText}`);
  return document;
}

const path = (text) => text.split("/").map(encodeURIComponent).join("/").replaceAll("%3A", ":");

export const get = async (what) => answer(await fetch(BASE + path(what)));

const post = async (what, body) => answer(await fetch(BASE + what, {
  method: "POST",
  headers: { "content-type": "application/json", "x-personalize-console": token },
  body: JSON.stringify(body),
}));

export const history = (group, user) => post("history", { group, user });
export const items = (group, ids) => post("items", { group, ids });
export const call = (place, operation, params) => post("call", { ...place, operation, params });

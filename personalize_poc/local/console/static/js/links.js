/** The address of a view of this page. */
export function link(view, values = {}) {
  const query = new URLSearchParams(values).toString();
  return `#/${view}${query ? `?${query}` : ""}`;
}

/** A name without that of its group, where it begins with it: "poc-monday_sims" as "sims". */
export function short(name, group) {
  const rest = group && name.startsWith(group.name) ? name.slice(group.name.length).replace(/^[-_]/, "") : "";
  return rest || name;
}

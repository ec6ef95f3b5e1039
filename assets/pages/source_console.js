let source = "population", text = "", record = "", fact = "", typed = "", ground = "", last = null;
const type = (id) => DATA.types[id];
const label = (type_id, id) => (type(type_id).facts[id] ? type(type_id).facts[id].label[lang] : id);
const small = (words) => words.charAt(0).toLowerCase() + words.slice(1);
function value(type_id, id, raw) {
  const known = type(type_id).facts[id] || { kind: "text", words: {} };
  if (raw === null) return "";
  if (known.words[raw]) return known.words[raw][lang];
  if (known.kind === "date" && /^\d{4}-\d\d-\d\d$/.test(raw)) return day(raw);
  return known.kind === "money_vnd" ? dong(raw) : raw;
}
async function read() {
  const all = await ask("GET", "/v1/stage/registers");
  const found = await ask("POST", "/v1/stage/register-searches", { register_id: source, text });
  const opened = record ? await ask("GET", "/v1/stage/register-records/" + record) : null;
  let way = null;
  if (last) way = await ask("GET", "/v1/stage/register-changes/" + last.id).catch(() => null);
  return { all, found, opened, way };
}
function explain(err) {
  const why = err.values && err.values.reason, name = "refused." + why;
  return DATA.words[name] ? w(name, { register: of("registers", err.values.kept_in || source) }) : err.message;
}
const choose = (id) => act(async () => { source = id; text = ""; record = ""; fact = ""; });
const open = (id) => act(async () => { record = id; fact = ""; });
function begin(one) { fact = one.id; typed = one.value; ground = ""; signature = ""; draw(); document.getElementById("value").focus(); }
async function write(id, to, why, from) {
  const done = await ask("POST", `/v1/stage/register-records/${record}/edits`, { fact_id: id, value: to, reason: why });
  last = { id: done.change_id, record, fact: id, from, to }; fact = "";
}
function sources() {
  const stand = seen.all.registers.find((one) => one.id === source);
  const modes = make("div", { className: "deeds" }, ...DATA.modes[source].map((mode) => {
    const one = button(w(mode), () => ask("PUT", "/v1/stage/registers", { register_id: source, state: mode }), mode === stand.state);
    one.setAttribute("aria-pressed", mode === stand.state); return one;
  }));
  const told = (one) => [w(one.state), w("records", { n: one.records }), one.waiting ? w("waiting", { n: one.waiting }) : ""].filter(Boolean).join(", ");
  return make("section", {}, make("h2", { textContent: w("sources") }), make("div", { className: "list" }, ...seen.all.registers.map((one) => {
    const row = make("button", { type: "button", id: "source-" + one.id, className: one.id === source ? "now" : "", onclick: () => choose(one.id) },
      make("b", { textContent: of("registers", one.id) }), make("small", { className: one.state, textContent: told(one) }));
    row.setAttribute("aria-pressed", one.id === source); return row;
  })), make("h2", { textContent: w("try_broken") }), make("small", { textContent: of("registers", source) }), modes);
}
function search() {
  const box = make("input", { id: "search", type: "search", value: text, oninput: (event) => { text = event.target.value; look(); } });
  const rows = seen.found.records.map((one) => make("button", { type: "button", id: "record-" + one.id, className: one.id === record ? "now" : "", onclick: () => open(one.id) },
    make("b", { textContent: one.full_name }), make("small", { textContent: `${type(one.type_id).name[lang]} · ${one.number}` })));
  return make("section", {}, make("label", { className: "over" }, w("search"), box),
    rows.length ? make("div", { className: "list", style: "max-height: 14rem" }, ...rows) : make("p", { textContent: w("none_found") }),
    seen.found.more ? make("small", { textContent: w("more_found") }) : null);
}
function field(kind, one) {
  const took = (event) => { typed = event.target.value; };
  if (Object.keys(kind.words).length) {
    return make("select", { id: "value", onchange: took }, ...Object.entries(kind.words).map(([code, words]) => make("option", { value: code, selected: code === typed, textContent: words[lang] })));
  }
  return make("input", { id: "value", type: kind.kind === "date" ? "date" : "text", value: typed, oninput: took, required: true, maxLength: 400 });
}
function form(one, opened) {
  const kind = type(opened.type_id).facts[one.id];
  const names = [...new Set(one.touches.map((to) => `${type(to.type_id).name[lang]}: ${small(label(to.type_id, to.fact_id))}`))];
  const why = make("input", { id: "ground", value: ground, minLength: 4, maxLength: 200, required: true, oninput: (event) => { ground = event.target.value; } });
  const done = (event) => { event.preventDefault(); act(() => write(one.id, typed, ground, one.value)); };
  return make("form", { className: "edit", onsubmit: done }, make("h2", { textContent: w("edit_of", { fact: small(label(opened.type_id, one.id)) }) }),
    make("label", { className: "over" }, w("new_value"), field(kind, one)), make("label", { className: "over" }, w("reason"), why),
    make("div", {}, make("b", { textContent: w("will_touch", { n: names.length }) }), make("ul", {}, ...names.map((name) => make("li", { textContent: name }))),
      make("small", { textContent: w("will_tell", { n: opened.told }) })),
    make("div", { className: "deeds" }, make("button", { className: "first", disabled: busy, textContent: w("save") }),
      make("button", { type: "button", textContent: w("cancel"), onclick: () => { fact = ""; signature = ""; draw(); } })));
}
function shown(opened) {
  const rows = opened.facts.flatMap((one) => {
    const how = one.editable ? make("button", { type: "button", id: "edit-" + one.id, disabled: busy, textContent: w("edit"), ariaLabel: w("edit_of", { fact: small(label(opened.type_id, one.id)) }), onclick: () => begin(one) })
      : make("small", { textContent: one.kept_in ? w("kept_in", { register: of("registers", one.kept_in) }) : w("fixed") });
    const before = last && last.record === record && last.fact === one.id && one.value === last.to ? last.from : null;
    const row = make("tr", { className: one.id === fact ? "now" : "" }, make("td", { className: "fact", textContent: label(opened.type_id, one.id) }),
      make("td", {}, before === null ? null : make("del", { textContent: value(opened.type_id, one.id, before) }), make("b", { textContent: value(opened.type_id, one.id, one.value) })), make("td", { className: "how" }, how));
    return one.id === fact ? [row, make("tr", {}, make("td", { colSpan: 3 }, form(one, opened)))] : [row];
  });
  const company = opened.facts.find((one) => one.id === "company"), whose = [type(opened.type_id).name[lang], opened.number];
  return make("section", {}, make("h2", { textContent: company ? company.value : opened.full_name }),
    make("p", { textContent: [...whose, ...(company ? [opened.full_name] : [])].join(" · ") }), make("table", {}, make("tbody", {}, ...rows)));
}
function way(opened) {
  const at = (ms) => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1).replace(".", lang === "vi" ? "," : ".")} s`);
  const step = (words, ms, done) => make("li", { className: done ? "done" : "" }, make("b", { textContent: words }), make("small", { textContent: ms === null ? "" : at(ms) }));
  const { fetched, phones } = seen.way, back = last.from !== null && last.record === record;
  return make("section", {}, make("h2", { textContent: `${w("saved")}: ${small(label(opened.type_id, last.fact))}` }),
    make("ol", { className: "way" }, step(w("way_source"), 0, true), fetched === null ? step(w("way_waiting"), null, false) : step(w("way_platform"), fetched, true),
      ...(phones.length ? phones.map((one) => step(w("way_phone", { n: one.place }), one.milliseconds, true)) : [step(w("way_no_phone"), null, false)])),
    back ? make("div", { className: "deeds" }, button(w("undo"), () => write(last.fact, last.from, w("undo_ground"), last.to))) : null);
}
function history(opened) {
  const lines = opened.changes.map((one) => make("tr", {}, make("td", {}, make("b", { textContent: label(opened.type_id, one.fact_id) }), make("small", { textContent: when(one.at) })),
    make("td", {}, make("del", { textContent: value(opened.type_id, one.fact_id, one.old) }), " → " + value(opened.type_id, one.fact_id, one.new),
      make("small", { textContent: [one.copied_from ? w("copied", { register: of("registers", one.copied_from) }) : one.by, one.reason, one.fetched_at ? "" : w("not_fetched")].filter(Boolean).join(" · ") }))));
  return make("section", {}, make("h2", { textContent: w("history") }), lines.length ? make("table", {}, make("tbody", {}, ...lines)) : make("p", { textContent: w("no_history") }));
}
function report(one) {
  const kind = DATA.kept[one.register_id].find((id) => type(id).facts[one.fact_id]);
  const answer = (body) => ask("POST", `/v1/stage/data-reports/${one.id}/answers`, body);
  const show = button(one.full_name, async () => { source = one.register_id; record = one.record_id; fact = ""; text = ""; });
  return make("div", {}, make("div", { className: "line" }, make("b", { textContent: one.code }), make("span", { className: "chip", textContent: w("report." + one.state) })), show,
    make("p", { textContent: `${of("registers", one.register_id)}: ${small(label(kind, one.fact_id))}. ${w("claimed", { value: value(kind, one.fact_id, one.claimed) })}; ${w("due", { day: day(one.due_on) })}.` }),
    make("div", { className: "deeds" }, ...(one.state === "sent" ? [button(w("take"), () => answer({ answer: "take" }))] : []),
      button(w("correct"), () => answer({ answer: "correct", reason: w("correct_ground", { code: one.code }) }), true)),
    make("small", { textContent: w("refuse") + ":" }), make("div", { className: "deeds" }, ...DATA.refusals.map((why) => button(w("refusal." + why), () => answer({ answer: "refuse", refusal: why })))));
}
function parts() {
  const { all, opened } = seen, refused = all.refused.slice(0, 6);
  const told = (one) => `${when(one.at)} · ${of("registers", one.register_id)}: ${w("refused." + one.reason, { register: w("sources") }).split(".")[0]}`;
  return [sources(), make("div", { className: "middle" }, search(), opened ? shown(opened) : make("section", {}, make("p", { textContent: w("choose_record") })),
    ...(opened && seen.way ? [way(opened)] : []), ...(opened ? [history(opened)] : [])),
  make("aside", {}, make("section", {}, make("h2", { textContent: w("reports") }), ...(all.reports.length ? all.reports.map(report) : [make("p", { textContent: w("no_reports") })])),
    make("section", {}, make("h2", { textContent: w("refused_list") }), ...(refused.length ? refused.map((one) => make("small", { textContent: told(one) })) : [make("p", { textContent: w("no_refused") })])))];
}

let who = DATA.verifiers[0].id, aim = DATA.verifiers[0].purposes[0].id, link = "", wants = "chosen", offline = false, reading = "", lasts = 1;
const device = () => DATA.verifiers.find((one) => one.id === who);
const purpose = () => device().purposes.find((one) => one.id === aim) || device().purposes[0];
const type = (id) => DATA.types[id];
const label = (kind, name) => (kind.fields[name] ? kind.fields[name].label[lang] : kind.answers[name] ? kind.answers[name][lang] : w(name));
const code = () => { const bare = link.replace(/\s+/g, ""); return bare.startsWith(DATA.offer) ? bare : DATA.offer + bare; };
function value(kind, { name, value: raw }) {
  if (typeof raw === "boolean") return w(raw ? "yes" : "no");
  const field = kind.fields[name];
  if (field && field.words[raw]) return field.words[raw][lang];
  if (/^\d{4}-\d\d-\d\d$/.test(raw)) return day(raw);
  return field && field.kind === "money_vnd" ? dong(raw) : raw;
}
async function read() {
  const stage = await ask("GET", "/v1/stage");
  return { on: stage.story_now.slice(0, 10), told: reading ? await ask("GET", "/v1/stage/presentation-readings/" + reading) : null };
}
function explain(err) {
  const { state } = err.values || {};
  if (err.code === "presentation_closed") return w(DATA.words["closed." + state] ? "closed." + state : "closed.used");
  return { not_found: w("no_code"), bad_request: w("no_code") }[err.code] || err.message;
}
async function scan() {
  const kinds = purpose().documents, most = [...new Set(kinds.flatMap((id) => type(id).claims))].slice(0, 60);
  const claims = { chosen: null, more: purpose().may_ask.length ? purpose().may_ask : null, all: most }[wants];
  const told = await ask("POST", "/v1/stage/presentation-readings", { verifier_id: who, purpose_id: purpose().id, link: code(), claims, offline });
  reading = told.id; lasts = told.seconds_left || 1; link = "";
}
function form() {
  const choose = (id, options, now, take) => make("select", { id, onchange: (event) => { take(event.target.value); signature = ""; draw(); } }, ...options.map(([one, words]) => make("option", { value: one, selected: one === now, textContent: words })));
  const over = (words, inner, help) => make("label", { className: "over" }, words, inner, help ? make("small", { textContent: help }) : null);
  const names = DATA.verifiers.map((one) => [one.id, [one.officer || one.name[lang], one.agency[lang]].join(", ")]);
  const box = make("input", { id: "link", value: link, required: true, autocomplete: "off", spellcheck: false, oninput: (event) => { link = event.target.value; } });
  return make("form", { onsubmit: (event) => { event.preventDefault(); reading = ""; act(scan); } }, make("h2", { textContent: w("check") }),
    over(w("who"), choose("who", names, who, (to) => { who = to; aim = device().purposes[0].id; })),
    over(w("purpose"), choose("purpose", device().purposes.map((one) => [one.id, one.name[lang]]), purpose().id, (to) => { aim = to; })),
    over(w("wants"), choose("wants", ["chosen", "more", "all"].map((one) => [one, w(`wants_${one}`)]), wants, (to) => { wants = to; })),
    over(w("link"), box, w("link_help")),
    make("label", { className: "pick" }, make("input", { type: "checkbox", id: "offline", checked: offline, onchange: (event) => { offline = event.target.checked; signature = ""; draw(); } }), w("offline")),
    make("small", { textContent: w("offline_limits") }),
    make("button", { className: "first", id: "scan", disabled: busy, textContent: w("scan") }));
}
function verdict(told) {
  const [sign, tone] = { scanned: ["…", ""], answered: ["✓", "ok"] }[told.state] || ["✕", "bad"];
  const why = told.state === "refused" ? w("refused." + told.refusal) : told.state === "answered" ? type(told.type_id).name[lang] : w(`${told.state}_text`);
  return make("div", { className: "verdict " + tone, role: "status" }, make("span", { className: "sign", textContent: sign, ariaHidden: "true" }), make("div", {}, make("b", { textContent: w(`is_${told.state}`) }), make("p", { textContent: why })));
}
function seenValues(told) {
  if (told.forgotten) return make("section", {}, make("p", { textContent: w("forgotten") }));
  const kind = type(told.type_id);
  return make("section", {}, make("h2", { textContent: w("seen") }), make("dl", {}, ...told.disclosed.flatMap((one) => [make("dt", { textContent: label(kind, one.name) }), make("dd", { textContent: value(kind, one) })])),
    make("div", { className: "line" }, make("span", { textContent: w("forget_in") }), make("b", { textContent: `0:${String(told.seconds_left).padStart(2, "0")}` })), make("progress", { max: 60, value: told.seconds_left, ariaLabel: w("forget_in") }));
}
function sent(told) {
  const kind = type(told.type_id), gave = told.state === "answered" ? told.asked : [];
  const row = (name) => make("li", { className: gave.includes(name) ? "on" : "off" }, make("span", { textContent: label(kind, name) }), make("span", { textContent: w(gave.includes(name) ? "sent" : "not_sent") }));
  return make("section", {}, make("h2", { textContent: w("what_came") }), make("ul", { className: "checks" }, ...kind.claims.map(row)));
}
function checks(told) {
  const minutes = Math.round((told.status_age_seconds || 0) / 60);
  const lines = [[w("signed_by"), of("registers", told.register_id)], [w("holder_proved"), w("held")], [w("status"), told.status_age_seconds === null ? w("held") : told.offline ? w("status_old", { n: minutes }) : w("status_now")]];
  return make("section", {}, make("h2", { textContent: w("checked") }), make("ul", { className: "checks" }, ...lines.map(([what, words]) => make("li", { className: "on" }, make("span", { textContent: what }), make("span", { textContent: words })))),
    make("small", { textContent: w("times", { read: when(told.read_at), checked: when(told.checked_at) }) }),
    told.offline ? make("div", { className: "note", textContent: w("offline_said", { n: minutes }) }) : null);
}
function result() {
  const { told } = seen;
  if (!told) return [make("section", {}, make("h2", { textContent: w("waiting") }), make("p", { textContent: w("waiting_text") }))];
  const asker = DATA.verifiers.find((one) => one.id === told.verifier_id), what = asker.purposes.find((one) => one.id === told.purpose_id);
  const over = told.state !== "scanned", next = make("button", { type: "button", id: "next", className: "first", textContent: w("next"), onclick: () => { reading = ""; signature = ""; look().then(() => document.getElementById("link").focus()); } });
  return [verdict(told), told.state === "answered" ? seenValues(told) : null, told.state === "answered" ? checks(told) : null, sent(told),
    make("section", {}, make("div", { className: "line" }, make("b", { textContent: what ? what.name[lang] : told.purpose_id }), make("span", { textContent: asker.agency[lang] })), make("p", { textContent: w(over ? "logged" : "wait_for", { n: told.seconds_left }) }), over ? next : null)].filter((one) => one !== null);
}
function parts() { return [form(), make("div", { className: "middle" }, ...result())]; }

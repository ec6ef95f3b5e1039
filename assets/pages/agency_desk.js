rules = Object.keys(DATA.rule_sets)[0];
let at = 0, number = "", purpose = "", caseName = "", picked = null, last = null, said = {}, beyond = false;
const seats = DATA.agencies.flatMap((one) => one.staff.map((staff) => ({ agency: one, staff })));
const seat = () => seats[at];
const me = () => ({ agency_id: seat().agency.id, staff_id: seat().staff.id });
const aim = () => seat().agency.purposes.find((one) => one.id === purpose) || seat().agency.purposes[0];
const duty = () => DATA.duties[rules][`duty_${seat().agency.id}_${aim().id}`];
const wanted = () => picked || new Set(aim().asks);
const full = (field) => DATA.fields[field].full[lang];
const kind = (field) => DATA.fields[field].kind[lang];
const reads = (field) => (duty().includes(field) ? "allowed" : duty().includes(field + "/masked") ? "masked" : "refused");
const chip = (outcome, words) => make("span", { className: "chip " + { allowed: "ok", masked: "part", refused: "bad" }[outcome], textContent: words || w(outcome) });
async function read() { return ask("POST", "/v1/stage/agency-desk", me()); }
function explain(err) {
  const { reason, wait_seconds: wait } = err.values || {};
  if (wait) return w("slowed", { n: wait });
  if (DATA.words["problem." + reason]) return w("problem." + reason);
  return err.code === "not_found" ? w("unreachable") : err.message;
}
function value(one) {
  if (one.value === null) return make("div", { className: "value none", textContent: one.outcome === "refused" ? w("no_value") : w("nothing") });
  const place = one.field === "benefits.account" ? one.value.split(":") : null, words = (DATA.fields[one.field].words || {})[one.value];
  let text = words ? words[lang] : /^\d{4}-\d\d-\d\d$/.test(one.value) ? day(one.value) : one.field === "benefits.amount" ? dong(one.value) : one.value;
  if (place) text = place[0] === "cash" ? w("cash", { desk: of("desks", place[1]) }) : `${of("providers", place[0])} •••• ${place[1]}`;
  return make("div", { className: "value", textContent: text });
}
async function send() {
  last = null;
  const told = await ask("POST", "/v1/stage/agency-reads", { ...me(), personal_number: number.replace(/\s/g, ""), purpose_id: aim().id, case_reference: caseName, fields: [...wanted()] });
  last = { told, purpose: aim(), agency: seat().agency };
}
function pick(field) {
  const box = make("input", { type: "checkbox", id: "field-" + field, checked: wanted().has(field), onchange: (event) => {
    picked = new Set(wanted()); picked[event.target.checked ? "add" : "delete"](field); signature = ""; draw();
  } });
  return make("label", { className: "pick" }, box, full(field));
}
function form() {
  const own = duty().map((field) => field.replace("/masked", "")), shown = [...new Set([...own, ...aim().asks])];
  const rest = Object.keys(DATA.fields).filter((field) => !shown.includes(field));
  const choose = (id, options, now, take) => make("select", { id, onchange: (event) => { take(event.target.value); last = null; picked = null; signature = ""; look(); } }, ...options.map(([one, words]) => make("option", { value: one, selected: String(one) === String(now), textContent: words })));
  const type = (id, held, take, more) => make("input", { id, value: held, required: true, oninput: (event) => take(event.target.value), ...more });
  const n = wanted().size, done = (event) => { event.preventDefault(); act(send); };
  const over = (words, inner, help) => make("label", { className: "over" }, words, inner, help ? make("small", { textContent: help }) : null);
  return make("form", { onsubmit: done }, make("h2", { textContent: w("ask_data") }),
    over(w("who"), choose("seat", seats.map((one, place) => [place, `${one.staff.name}, ${one.agency.name[lang]}`]), at, (to) => { at = Number(to); purpose = ""; })),
    over(w("rules"), choose("rules", Object.entries(DATA.rule_sets).map(([id, words]) => [id, words[lang]]), rules, (to) => { rules = to; })),
    over(w("number"), type("number", number, (to) => { number = to; }, { inputMode: "numeric", autocomplete: "off", pattern: "000[0-9 ]{9,13}" })),
    over(w("purpose"), choose("purpose", seat().agency.purposes.map((one) => [one.id, one.name[lang]]), aim().id, (to) => { purpose = to; })),
    over(w("case"), type("case", caseName, (to) => { caseName = to; }, { minLength: 5, maxLength: 200, autocomplete: "off" }), w("case_help")),
    make("fieldset", {}, make("legend", { textContent: w("fields") }), ...shown.map(pick), make("details", { open: beyond || rest.some((field) => wanted().has(field)), ontoggle: (event) => { beyond = event.target.open; } }, make("summary", { id: "beyond", textContent: w("others") }), ...rest.map(pick))),
    make("button", { className: "first", id: "send", disabled: busy || !n, textContent: n ? w("ask_n", { n }) : w("pick_some") }));
}
function duties() {
  const own = duty().map((field) => field.replace("/masked", ""));
  return make("section", {}, make("h2", { textContent: w("duties") }), make("p", { textContent: `${seat().staff.name}, ${seat().staff.id}, ${seat().agency.roles[seat().staff.role][lang]}. ${aim().duty[lang]}.` }),
    ...(own.length ? own.map((field) => make("div", { className: "duty" }, make("span", { textContent: full(field) }), chip(reads(field)))) : [make("p", { textContent: w("no_duty") })]));
}
function answer() {
  if (!last) return [];
  const { told } = last, count = (name) => told.fields.filter((one) => one.outcome === name).length;
  const line = (one) => {
    const source = DATA.fields[one.field].source, from = one.confirmed_at && source ? w("confirmed", { source: source[lang], at: when(one.confirmed_at) }) : source ? source[lang] : "";
    return make("tr", {}, make("td", { className: "field", textContent: full(one.field) }), make("td", {}, value(one), make("small", { textContent: one.outcome === "refused" ? w("why." + one.why) : [from, one.why === "in_duty" ? "" : w("why." + one.why)].filter(Boolean).join(" · ") })), make("td", { className: "mark" }, chip(one.outcome)));
  };
  const name = told.fields.find((one) => one.field === "person.full_name" && one.value);
  const chips = ["allowed", "masked", "refused"].filter(count).map((name) => chip(name, w(`n_${name}`, { n: count(name) })));
  const papers = told.integrated.map((one) => of("documents", one)).join(", ");
  return [make("section", { role: "status" }, make("div", { className: "heads" }, make("div", {}, make("h2", { textContent: name ? name.value : w("answer") }), make("p", { textContent: w("answered_at", { at: when(told.at), reference: told.reference }) })), make("div", { className: "chips" }, ...chips)),
    make("table", {}, make("tbody", {}, ...told.fields.map(line))),
    count("refused") ? make("div", { className: "box" }, make("b", { textContent: w("box_refused", { n: count("refused") }) }), make("p", { textContent: w("box_text") })) : null,
    papers ? make("div", { className: "note", textContent: w(told.papers_may_be_asked ? "papers_may_ask" : "papers_not_asked", { list: papers }) }) : null)];
}
function inquiry(one) {
  const waits = one.state === "asked", text = said[one.id] || "";
  const settle = (decision) => act(async () => { await ask("POST", `/v1/stage/agency-inquiries/${one.id}/answer`, { ...me(), said: said[one.id] || "", ...(decision ? { decision } : {}) }); delete said[one.id]; });
  const box = make("input", { id: "say-" + one.id, value: text, minLength: 5, maxLength: 500, required: true, oninput: (event) => { said[one.id] = event.target.value; } });
  const buttons = one.kind === "why" ? [[w("send"), ""]] : [[w("uphold"), "upheld"], [w("dismiss"), "dismissed"]];
  const looked = DATA.agencies.find((each) => each.id === one.agency_id), what = looked && looked.purposes.find((each) => each.id === one.purpose_id);
  return make("form", { className: "inquiry", onsubmit: (event) => { event.preventDefault(); settle(event.submitter.value); } },
    make("div", { className: "line" }, make("b", { textContent: `${w(one.kind)} ${one.reference}` }), make("span", { className: "chip" + (waits ? "" : " ok"), textContent: waits ? w("due", { day: day(one.due_on) }) : w(one.state) })),
    make("p", { textContent: [w("about", { reference: one.look_reference, purpose: what ? what.name[lang] : one.purpose_id }), one.said ? `“${one.said}”` : ""].filter(Boolean).join(". ") }),
    ...(waits ? [make("label", { className: "over" }, w("say"), box), make("div", { className: "deeds" }, ...buttons.map(([words, decision], n) => make("button", { className: n ? "" : "first", value: decision, disabled: busy, textContent: words })))] : [make("small", { textContent: one.answer })]));
}
function past() {
  const row = (one) => make("tr", {}, make("td", {}, one.reference, make("small", { textContent: when(one.at) })), make("td", {}, one.case_reference, make("small", { textContent: (seat().agency.purposes.find((each) => each.id === one.purpose_id) || { name: {} }).name[lang] || "" })),
    make("td", { className: "mark" }, ...["allowed", "masked", "refused"].filter((name) => one[name]).map((name) => chip(name, String(one[name]))), one.flagged ? make("small", { textContent: w("flagged") }) : null));
  return make("section", {}, make("div", { className: "heads" }, make("h2", { textContent: w("past") }), make("span", { className: "chip " + (seen.people >= seen.most_people ? "bad" : "ok plain"), textContent: w("people", { n: seen.people, most: seen.most_people, minutes: DATA.minutes }) })),
    seen.reads.length ? make("table", {}, make("tbody", {}, ...seen.reads.map(row))) : make("p", { textContent: w("past_none") }));
}
function resident() {
  if (!last) return make("section", {}, make("h2", { textContent: w("seen_now") }), make("p", { textContent: w("seen_nothing") }));
  const { told } = last, kinds = [...new Map(told.fields.map((one) => [kind(one.field), one.outcome])).entries()], bad = told.fields.every((one) => one.outcome === "refused");
  return make("div", {}, make("h2", { textContent: w("seen_now") }), make("div", { className: "phone" + (bad ? " bad" : "") },
    make("section", {}, make("b", { textContent: bad ? w("refused") : last.agency.name[lang] }), make("small", { textContent: `${bad ? last.agency.name[lang] + ", " : ""}${when(told.at)}` }),
      make("div", { className: "kinds" }, ...kinds.map(([name, outcome]) => chip(outcome, name))), make("small", { textContent: `${last.purpose.name[lang]} · ${told.reference}` })),
    make("p", { textContent: w("seen_values") })));
}
function parts() {
  const { inquiries } = seen;
  return [make("div", { className: "side" }, form(), duties()),
    make("div", { className: "middle" }, ...answer(), make("section", {}, make("h2", { textContent: w("inquiries") }), ...(inquiries.length ? inquiries.map(inquiry) : [make("p", { textContent: w("inquiries_none") })])), past()),
    make("aside", {}, resident())];
}

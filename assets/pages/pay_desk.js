let chosen = "", wanted = 0;
const place = (one) => !one ? "" : one.provider_id ? of("providers", one.provider_id) + " " + (one.number_ending || "") : w("desk_cash");
const reason = (one) => {
  const words = DATA.failures[one.reason];
  return words ? words[lang].replaceAll("{provider}", one.place && one.place.provider_id ? of("providers", one.place.provider_id) : "") : "";
};
async function read() {
  const now = await ask("GET", "/v1/stage/pay-runs");
  if (!now.runs.some((one) => one.id === chosen)) chosen = (now.runs.find((one) => one.state !== "closed") || now.runs[0] || {}).id || "";
  return { runs: now, file: chosen ? await ask("GET", "/v1/stage/pay-runs/" + chosen) : null };
}
const explain = (err) => err.message;
const deedOf = (run, deed, payment, first) => button(w("deed." + deed), () => ask("POST", "/v1/stage/pay-runs/" + run.id + "/deeds", { deed, payment_id: payment || null }), first);
function caseRow(run, one) {
  const done = ["paid", "cash_paid"].includes(one.state);
  const chip = make("span", { className: "chip " + (done ? "ok" : one.reason ? "bad" : ""), textContent: w("state." + one.state) });
  const led = one.next_place ? w("desk_next", { place: place(one.next_place), day: one.next_on.split("-").reverse().join("/") }) : "";
  return make("tr", {}, make("td", {}, one.full_name, make("small", { textContent: one.number + (one.locked ? " · " + w("desk_locked") : "") })),
    make("td", {}, place(one.place), make("small", { textContent: [reason(one), led].filter(Boolean).join(" ") })),
    make("td", { className: "n", textContent: dong(one.amount_vnd) }), make("td", {}, chip, make("small", { textContent: when(one.at) })),
    make("td", {}, make("div", { className: "deeds" }, ...one.deeds.filter((deed) => deed !== "reverse").map((deed) => deedOf(run, deed, one.id)))));
}
async function save(run, printable) {
  const sheet = await ask("GET", `/v1/stage/pay-runs/${run.id}/sheet?printable=${printable}&english=${lang === "en" ? 1 : 0}`);
  const link = make("a", { href: URL.createObjectURL(new Blob([sheet.content], { type: sheet.media_type })), download: sheet.name });
  link.click(); URL.revokeObjectURL(link.href);
}
function parts() {
  const out = [], { runs, file } = seen;
  const list = make("select", { ariaLabel: w("desk_choose"), onchange: (event) => { chosen = event.target.value; look(); } },
    ...runs.runs.map((one) => make("option", { value: one.id, selected: one.id === chosen, textContent: `${of("programmes", one.programme_id)}, ${one.period}: ${w("run." + one.state)}` })));
  const open = make("select", { ariaLabel: w("deed.list"), onchange: (event) => { wanted = Number(event.target.value); } },
    ...runs.preparable.map((one, n) => make("option", { value: n, selected: n === wanted, textContent: w("desk_prepare", { programme: of("programmes", one.programme_id), period: one.period }) })));
  const start = button(w("deed.list"), async () => {
    const one = runs.preparable[wanted] || runs.preparable[0]; wanted = 0;
    chosen = (await ask("POST", "/v1/stage/pay-runs", { programme_id: one.programme_id, period: one.period })).id;
  });
  out.push(make("nav", {}, ...(runs.runs.length ? [list] : []), ...(runs.preparable.length ? [open, start] : [])));
  if (!file) return out;
  const run = file.run, at = { begun: 0, preparing: 0, prepared: 1, executing: 2, paying: 2, executed: 2, reconciled: 3, closed: 4 }[run.state];
  out.push(make("ol", { className: "steps" }, ...["list", "check", "pay", "reconcile"].map((name, n) => make("li", { className: n < at ? "done" : n === at ? "now" : "", textContent: `${n + 1}. ${w("step." + name)}` }))));
  const count = (...names) => run.states.filter((one) => names.includes(one.name)).reduce((sum, one) => sum + one.count, 0);
  const rows = [...file.cases, ...file.arrived];
  const heads = ["person", "place", "amount", "state", ""].map((name) => make("th", { className: name === "amount" ? "n" : "", textContent: name ? w(name) : "" }));
  out.push(make("section", {}, make("h2", { textContent: `${of("programmes", run.programme_id)}, ${run.period}` }),
    make("p", { textContent: w("desk_run", { people: run.people, amount: dong(run.vnd), day: run.by_on.split("-").reverse().join("/") }) }),
    make("div", { className: "deeds" }, ...run.deeds.map((deed, n) => deedOf(run, deed, null, n === 0))),
    rows.length ? make("table", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows.map((one) => caseRow(run, one)))) : make("p", { textContent: w("desk_none") })));
  const paid = count("paid", "cash_paid"), failed = count("failed"), cash = count("cash_ready"), left = run.people - paid - failed - cash;
  out.push(make("aside", {}, make("section", {}, make("h2", { textContent: w("desk_places") }), ...run.places.flatMap((one) => [
    make("div", { className: "line" }, make("span", { textContent: w("kind." + one.name) }), make("b", { textContent: `${one.count} · ${dong(one.vnd)}` })),
    make("div", { className: "bar" }, make("i", { style: `width:${run.people ? (100 * one.count) / run.people : 0}%` }))])),
  make("section", {}, make("h2", { textContent: w("desk_sum") }), make("p", { textContent: w("desk_sum_text", { paid, failed, cash, left, people: run.people }) })),
  make("section", {}, make("h2", { textContent: w("desk_sheets") }), make("div", { className: "deeds" }, button(w("desk_print"), () => save(run, 1)), button("CSV", () => save(run, 0))))));
  return out;
}

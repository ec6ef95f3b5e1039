// A section of the page: what it reads, and what it draws of that. Add one to SECTIONS.
const find = { article: null, stance: null, signed: null, answered: null, tag: null, screen: null, text: "", after: 0 };
let picked = new Set(), reply = "", label = "", alike = true, foreword = "";
const search = () => ask("POST", "/v1/stage/comment-searches", find);
const only = (name, value) => { find[name] = find[name] === value ? null : value; find.after = 0; picked = new Set(); act(async () => {}); };
const stance = (name) => make("span", { className: "chip " + { agree: "ok", change: "", disagree: "bad" }[name], textContent: w(name) });
const filter = (name, value, words) => make("button", { type: "button", className: "filter" + (find[name] === value ? " first" : ""), ariaPressed: String(find[name] === value), disabled: busy, onclick: () => only(name, value), textContent: words });
const field = (words, box) => make("label", { className: "over" }, words, box);
async function save(form) {
  const sheet = await ask("POST", "/v1/stage/comment-reports", { form, language: lang });
  const link = make("a", { href: URL.createObjectURL(new Blob([sheet.content], { type: sheet.media_type })), download: sheet.name });
  link.click(); URL.revokeObjectURL(link.href);
}
function row(one) {
  const { comment } = one, tick = make("input", { type: "checkbox", id: "pick-" + comment.id, checked: picked.has(comment.id), ariaLabel: comment.code, onchange: (event) => { if (event.target.checked) picked.add(comment.id); else picked.delete(comment.id); signature = ""; draw(); } });
  const about = [w("article", { n: comment.article }), comment.rule_id ? of("rules", comment.rule_id) : "", comment.screen ? w("pin", { screen: comment.screen, state: w("state." + comment.screen_state) }) : ""].filter(Boolean).join(" · ");
  const at = comment.signed ? when(comment.sent_at) : when(comment.sent_at).split(/[ ,]+/).find((part) => part.includes("/"));
  return make("li", { className: picked.has(comment.id) ? "on" : "" }, make("label", { className: "tick" }, tick),
    make("div", { className: "said" }, make("b", { dir: "auto", textContent: comment.text }), make("small", { textContent: `${one.name || w("anonymous")}, ${comment.code}, ${at}` }), make("small", { textContent: about }),
      comment.answer ? make("div", { className: "note", dir: "auto", textContent: comment.answer }) : null),
    make("div", { className: "marks" }, stance(comment.stance), one.tag ? make("span", { className: "chip tag", textContent: one.tag }) : null, one.alike > 1 ? make("small", { textContent: w("alike_n", { n: one.alike }) }) : null));
}
function list(told) {
  const pages = make("div", { className: "deeds" }), last = find.after + DATA.listed;
  if (find.after) pages.append(button(w("earlier"), async () => { find.after -= DATA.listed; }));
  if (last < told.found) pages.append(button(w("later"), async () => { find.after = last; }));
  const tags = Object.entries(told.tags).map(([name, n]) => filter("tag", name, `${name} ${n}`));
  const screens = Object.entries(told.screens).map(([name, n]) => filter("screen", name, `${name} ${n}`));
  return make("section", {}, make("div", { className: "heads" }, make("h2", { textContent: w("comments") }), make("span", { textContent: w("found", { n: told.found }) })),
    make("div", { className: "deeds" }, ...Object.keys(DATA.articles).map((n) => filter("article", Number(n), w("article", { n }))), ...DATA.stances.map((name) => filter("stance", name, w(name)))),
    make("div", { className: "deeds" }, filter("signed", true, w("signed")), filter("signed", false, w("anonymous")), filter("answered", false, w("unanswered")), ...tags, ...screens),
    field(w("search"), make("input", { id: "words", type: "search", value: find.text, maxLength: 100, oninput: (event) => { find.text = event.target.value; find.after = 0; } })),
    told.comments.length ? make("ol", { className: "list" }, ...told.comments.map(row)) : make("p", { textContent: w("none") }), pages, answering());
}
function answering() {
  const send = async () => {
    await ask("POST", "/v1/stage/comment-answers", { comment_ids: [...picked], alike, ...(label ? { tag: label } : {}), ...(reply ? { answer: reply } : {}) });
    picked = new Set(); reply = ""; label = "";
  };
  return make("form", { className: "answer", onsubmit: (event) => { event.preventDefault(); act(send); } },
    field(w("reply"), make("textarea", { id: "reply", value: reply, maxLength: 2000, rows: 3, oninput: (event) => { reply = event.target.value; } })),
    field(w("label"), make("input", { id: "label", value: label, pattern: "[a-z][a-z0-9_]{1,39}", title: w("label_help"), oninput: (event) => { label = event.target.value; } })),
    make("label", { className: "tick" }, make("input", { type: "checkbox", id: "alike", checked: alike, onchange: (event) => { alike = event.target.checked; } }), w("alike")),
    make("button", { className: "first", disabled: busy || !picked.size, textContent: picked.size ? w("answer", { n: picked.size }) : w("pick_some") }));
}
function counts(tally) {
  const of = (article, name) => (tally.counts.find((one) => one.article === article && one.stance === name) || { n: 0 }).n;
  return Object.keys(DATA.articles).map(Number).map((article) => {
    const all = DATA.stances.map((name) => of(article, name)), sum = all.reduce((a, b) => a + b, 0);
    return make("div", {}, make("div", { className: "line" }, make("b", { textContent: w("article", { n: article }) }), make("span", { textContent: String(sum) })),
      make("div", { className: "bar", role: "img", ariaLabel: DATA.stances.map((name, i) => `${w(name)}: ${all[i]}`).join(", ") }, ...DATA.stances.map((name, i) => make("span", { className: name, style: `flex: ${all[i]}` }))),
      make("small", { textContent: DATA.stances.map((name, i) => `${w(name)} ${all[i]}`).join(" · ") }));
  });
}
function tally(told) {
  const { consultation, tally: counted } = told, { summary } = consultation;
  const stands = { coming: "warn", open: "", closed: "ok" }[consultation.state];
  const publish = make("form", { onsubmit: (event) => { event.preventDefault(); act(async () => { await ask("POST", "/v1/stage/consultation-summaries", { foreword }); foreword = ""; }); } },
    field(w("foreword"), make("textarea", { id: "foreword", value: foreword, minLength: 5, maxLength: 2000, rows: 4, required: true, oninput: (event) => { foreword = event.target.value; } })),
    make("button", { className: "first", disabled: busy || consultation.state !== "closed", textContent: w("publish") }), consultation.state === "closed" ? null : make("small", { textContent: w("publish_later") }));
  return make("section", {}, make("div", { className: "heads" }, make("h2", { textContent: w("tally") }), make("span", { className: "chip " + stands, textContent: w(`is_${consultation.state}`, { at: when(consultation.closes_at) }) })),
    make("div", { className: "total", textContent: String(counted.total) }), make("p", { textContent: w("of_them", { pinned: counted.pinned, signed: counted.signed, answered: counted.answered }) }),
    ...counts(counted), make("p", { textContent: w("unconfirmed") }),
    make("div", { className: "deeds" }, button(w("html"), () => save("html")), button(w("csv"), () => save("csv"))),
    summary ? make("div", { className: "note" }, make("b", { textContent: w("published", { at: when(summary.at), n: summary.tally.total }) }), make("div", { dir: "auto", textContent: summary.foreword })) : null, publish);
}
const CONSULTATION = { read: search, parts: (told) => [list(told), make("aside", {}, tally(told))] };
const SECTIONS = [CONSULTATION];
async function read() { return Promise.all(SECTIONS.map((one) => one.read())); }
function explain(err) { return err.message; }
function parts() { return SECTIONS.flatMap((one, n) => one.parts(seen[n])); }

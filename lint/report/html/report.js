// The page can be read without this: it adds the list, the filters, the card and the keys.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // What was found: each note with what is marked for it, in the order of the text
  const findings = new Map();
  for (const note of all(".note")) {
    const code = note.dataset.code;
    findings.set(note.id.slice(1), {
      note,
      code,
      family: code.slice(0, 3),
      severity: note.classList[1], // behind "note"
      marks: [],
      edits: [],
      shown: true,
    });
  }
  for (const mark of all("pre mark")) {
    mark.findings = mark.dataset.f.split(" ").map((number) => findings.get(number));
    for (const finding of mark.findings) finding.marks.push(mark);
  }
  for (const edit of all("pre [data-e]")) findings.get(edit.dataset.e).edits.push(edit);
  const listed = [...findings.values()];

  // The list
  const list = byId("list");
  for (const sheet of all(".sheet")) {
    const notes = all(".note", sheet);
    const heading = make("a", { href: `#${sheet.id}` }, sheet.querySelector("h2").textContent);
    const section = make("section", {}, make("h3", {}, heading, " ", make("span", {}, notes.length || list.dataset.clean)));
    section.style.setProperty("--items", notes.length);
    const items = make("ol");
    for (const note of notes) {
      const finding = findings.get(note.id.slice(1));
      const severity = make("span", { className: "hidden" }, `${byId("card").dataset[finding.severity]} `);
      const link = make("a", { href: `#${note.id}`, className: finding.severity }, make("b", {}, severity, note.dataset.at));
      const said = note.querySelector(".message").cloneNode(true);
      link.append(make("span", {}, said, " ", make("span", { className: "code" }, finding.code)));
      finding.item = make("li", {}, link);
      items.append(finding.item);
    }
    section.append(items);
    list.append(section);
  }
  const nothing = make("p", { hidden: true }, list.dataset.none);
  list.append(nothing);

  // The filters
  const form = document.querySelector(".filters");
  const count = byId("count");
  const noun = count.textContent.replace(/^[\d,]+/, "");
  const reset = form.querySelector("[type=reset]");
  const filter = byId("filter");
  function refine() {
    const chosen = new Set(all("input:checked", form).map((box) => `${box.name} ${box.value}`));
    const words = filter.value.trim().toLowerCase();
    let shown = 0;
    for (const finding of listed) {
      finding.shown =
        chosen.has(`severity ${finding.severity}`) &&
        chosen.has(`family ${finding.family}`) &&
        (!words || text(finding).includes(words));
      shown += finding.shown;
      finding.item.hidden = !finding.shown;
      finding.note.classList.toggle("off", !finding.shown);
      for (const edit of finding.edits) edit.classList.toggle("off", !finding.shown);
    }
    for (const mark of all("pre mark")) {
      mark.classList.toggle("off", !mark.findings.some((finding) => finding.shown));
    }
    const isWhole = shown === listed.length;
    for (const section of list.querySelectorAll("section")) {
      const [left, of] = [all("li:not([hidden])", section).length, all("li", section).length];
      section.hidden = !left && !isWhole;
      section.querySelector("h3 span").textContent = isWhole ? of || list.dataset.clean : `${left}/${of}`;
    }
    count.textContent = (isWhole ? shown : `${shown}/${listed.length}`) + noun;
    reset.hidden = isWhole;
    nothing.hidden = shown > 0 || !listed.length;
    if (current && !current.shown) leave();
    lead();
  }
  function text(finding) {
    finding.text ??= `${finding.note.textContent} ${finding.marks.map((mark) => mark.textContent).join("")}`.toLowerCase();
    return finding.text;
  }
  form.addEventListener("input", refine);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = listed.find((finding) => finding.shown);
    if (first) choose(first);
  });
  form.addEventListener("reset", () => requestAnimationFrame(refine));

  // The card of one finding
  const card = byId("card");
  let current = null;
  let hovered = null;
  function light(finding, on) {
    if (!finding) return;
    for (const element of [finding.note, ...finding.marks, ...finding.edits]) element.classList.toggle("on", on);
  }
  function show(finding) {
    const { note } = finding;
    const rule = byId(`r-${finding.code}`);
    const close = make("button", { type: "button", className: "close", title: card.dataset.close }, "×");
    close.setAttribute("aria-label", card.dataset.close);
    close.addEventListener("click", leave);
    const heading = make("h3", {}, note.querySelector(".message").cloneNode(true));
    const facts = make("dl");
    const fact = (name, ...what) => facts.append(make("dt", {}, card.dataset[name]), make("dd", {}, ...what));
    const fix = note.querySelector(".fix");
    fact("fix", ...(fix ? [fix.cloneNode(true), make("br")] : []), make("small", {}, card.dataset[note.dataset.who]));
    if (rule) fact("source", rule.querySelector("cite").textContent);
    const related = all(".related", note).map((place) => make("div", {}, ...place.cloneNode(true).childNodes));
    if (related.length) fact("related", ...related);
    const title = rule ? [...rule.querySelector("dt").cloneNode(true).childNodes] : [finding.code];
    const severity = make("span", { className: "severity" }, card.dataset[finding.severity]);
    const head = make("div", {}, severity, " ", make("small", {}, ...title));
    card.replaceChildren(close, head, heading, facts);
    card.hidden = false;
    place(finding);
  }
  // In the margin where there is one, else below the mark, or above it
  function place(finding) {
    const mark = (finding.marks[0] ?? finding.note).getClientRects()[0] ?? finding.note.getBoundingClientRect();
    const column = finding.note.closest("pre");
    const margin = all(".note", column).find((note) => note.offsetWidth)?.getBoundingClientRect();
    const own = finding.note.offsetWidth ? finding.note.getBoundingClientRect().top - 12 : mark.bottom + 2;
    const { offsetWidth: width, offsetHeight: height } = card;
    const room = innerHeight - height - 8;
    const below = mark.bottom + 6 < room ? mark.bottom + 6 : mark.top - height - 6;
    const top = margin ? Math.min(own, room) : below;
    const left = margin ? margin.left - 16 : mark.left;
    card.style.top = `${scrollY + Math.max(8, top)}px`;
    card.style.left = `${scrollX + Math.max(8, Math.min(left, innerWidth - width - 24))}px`;
  }
  function choose(finding) {
    leave();
    current = finding;
    light(finding, true);
    const target = finding.marks[0] ?? finding.note;
    target.scrollIntoView({ block: "center" });
    target.tabIndex = 0;
    target.setAttribute("aria-describedby", "card");
    target.focus({ preventScroll: true });
    const link = finding.item.firstChild;
    link.setAttribute("aria-current", "true");
    list.scrollTop += link.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 2;
    show(finding);
    history.replaceState(null, "", `#${finding.note.id}`);
  }
  function leave() {
    card.hidden = true;
    light(current, false);
    if (current) {
      current.item.firstChild.removeAttribute("aria-current");
      const target = current.marks[0] ?? current.note;
      target.removeAttribute("tabindex");
      target.removeAttribute("aria-describedby");
    }
    current = null;
  }
  function step(by) {
    const shown = listed.filter((finding) => finding.shown);
    if (!shown.length) return;
    const at = current ? shown.indexOf(current) : by > 0 ? -1 : 0;
    choose(shown[(at + by + shown.length) % shown.length]);
  }
  function at(target) {
    const mark = target.closest?.("pre mark");
    if (mark) return mark.findings.findLast((finding) => finding.shown);
    const note = target.closest?.("pre .note");
    const edit = target.closest?.("pre [data-e]");
    return note ? findings.get(note.id.slice(1)) : edit ? findings.get(edit.dataset.e) : undefined;
  }
  const copy = byId("copy");
  copy.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const finding = at(event.target);
    if (finding === hovered) return;
    if (hovered && hovered !== current) light(hovered, false);
    hovered = finding?.shown ? finding : null;
    light(hovered, true);
    if (hovered && !current) show(hovered);
    else if (!current) card.hidden = true;
  });
  copy.addEventListener("click", (event) => {
    if (event.target.closest("a")) return;
    const finding = at(event.target);
    if (finding?.shown) choose(finding);
    else if (!getSelection().toString()) leave();
  });

  // Addresses: #f12 is a finding, #p3 a page, #p3-15 a row of it
  function go() {
    const [, kind, number, row] = /^#([fp])(\d+)(?:-(\d+))?$/.exec(location.hash) ?? [];
    if (kind === "f" && findings.has(number)) choose(findings.get(number));
    if (kind === "p" && row) {
      leave();
      byId(`p${number}`)?.querySelectorAll("pre i:not(ins i)")[row - 1]?.scrollIntoView({ block: "center" });
    }
  }
  addEventListener("hashchange", go);

  // Before and after
  function look(view) {
    const mark = current?.marks[0];
    root.dataset.view = view;
    for (const button of all("[data-view]", document.body)) {
      button.setAttribute("aria-pressed", button.dataset.view === view);
    }
    mark?.scrollIntoView({ block: "center" });
    if (current) show(current);
    lead();
  }
  for (const button of all("button[data-view]")) button.addEventListener("click", () => look(button.dataset.view));
  function recolour() {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  }
  byId("theme").addEventListener("click", recolour);
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));
  const help = byId("help");
  byId("keys").addEventListener("click", () => help.showModal());

  // Keys
  const keys = {
    n: () => step(1),
    j: () => step(1),
    p: () => step(-1),
    k: () => step(-1),
    a: () => look(root.dataset.view === "after" ? "before" : "after"),
    d: recolour,
    "/": () => filter.focus(),
    "?": () => help.showModal(),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.key === "Escape") {
      event.preventDefault(); // a search field would clear itself
      if (card.hidden) form.reset();
      document.activeElement?.blur();
      leave();
    } else if (event.target.type !== "search" && keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  // The leads of the sheets in sight
  const near = new Set();
  const lead = (sheets = near) => drawLeads(sheets, findings);
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) near.add(target);
        else near.delete(target);
      }
      lead(entries.filter((entry) => entry.isIntersecting).map((entry) => entry.target));
    },
    { rootMargin: "100%" },
  );
  for (const sheet of all(".sheet")) watcher.observe(sheet);
  new ResizeObserver(() => lead()).observe(copy);
  addEventListener("resize", () => {
    const shown = current ?? hovered;
    if (shown && !card.hidden) place(shown);
  });
  // Paper is measured on the screen, by the same rules
  addEventListener("beforeprint", () => {
    const { media } = [...document.styleSheets[0].cssRules].find((rule) => rule.media?.mediaText === "print");
    media.mediaText = "all";
    lead(all(".sheet"));
    media.mediaText = "print";
  });
  addEventListener("afterprint", () => lead());
  addEventListener("load", go); // later than the browser's own going there
})();

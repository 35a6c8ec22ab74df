// What the report does beyond reading: flash places, keys, tables, CSV, colours. Nothing in it makes markup of text.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const byId = (id) => document.getElementById(id);
  root.classList.add("js");

  // What the browser may keep between visits; from a file it may refuse to.
  const kept = {
    get(name) { try { return localStorage.getItem("check-claims." + name); } catch { return null; } },
    set(name, value) { try { localStorage.setItem("check-claims." + name, value); } catch { /* not kept, then */ } },
  };

  // --- Colours
  const theme = byId("theme");
  const paint = (name) => { if (name === "auto") delete root.dataset.theme; else root.dataset.theme = name; };
  if (theme) {
    const wanted = kept.get("theme");
    if ([...theme.options].some((option) => option.value === wanted)) theme.value = wanted;
    paint(theme.value);
    theme.addEventListener("change", () => { paint(theme.value); kept.set("theme", theme.value); });
  }

  // --- Findings and their places
  const cards = all(".card");
  let current = null;
  let step = 0;

  const placesOf = (element) => (element.dataset.places || "").split(" ").map(byId).filter(Boolean);

  function bring(element) {
    const panel = element.closest(".text");
    if (panel && panel.scrollHeight > panel.clientHeight + 1 && getComputedStyle(panel).overflowY === "auto") {
      const top = element.getBoundingClientRect().top - panel.getBoundingClientRect().top;
      panel.scrollTop += top - panel.clientHeight / 3;
      const seen = panel.getBoundingClientRect();
      if (seen.bottom < 80 || seen.top > innerHeight - 80) panel.scrollIntoView({ block: "nearest" });
    } else {
      element.scrollIntoView({ block: "center" });
    }
  }

  function flash(elements) {
    all(".flash").forEach((element) => element.classList.remove("flash"));
    void root.offsetWidth; // starts the animation anew where it is running
    elements.forEach((element) => element.classList.add("flash"));
  }

  // The places of a finding that stand in the article it is shown with.
  const near = (element) => {
    const home = element.closest("section.article");
    return placesOf(element).filter((place) => home && home.contains(place));
  };

  // Whether the text of its article scrolls beside a finding.
  const beside = (element) => {
    const text = element.closest("section.article")?.querySelector(".text");
    return Boolean(text) && getComputedStyle(text).overflowY === "auto";
  };

  // Flashes every place of a finding, in the articles and in its quotations, and brings one of them into view.
  function show(element, number) {
    const places = placesOf(element);
    flash([...places, ...all("mark", element)]);
    const first = near(element);
    const order = first.concat(places.filter((place) => !first.includes(place)));
    if (order.length) bring(order[number % order.length]);
  }

  function select(card, { jump = true } = {}) {
    if (current) current.classList.remove("current");
    current = card;
    step = 0;
    card.classList.add("current");
    if (!jump) return;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "start" });
    const [place] = beside(card) ? near(card) : [];
    if (place) bring(place);
    history.replaceState(null, "", "#" + card.id);
  }

  document.addEventListener("click", (event) => {
    const element = event.target.closest(".card, .tick");
    if (!element || getSelection().toString()) return;
    if (event.target.closest("a, button, summary, input, select, .question")) return;
    if (element.matches(".card")) select(element, { jump: false });
    if (beside(element)) show(element, 0);
    else flash([...placesOf(element), ...all("mark", element)]);
  });

  // A link to a place, beside its text, moves the text and not the page.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = byId(decodeURIComponent(link.hash.slice(1)));
    if (!target || !target.matches(".n")) return;
    event.preventDefault();
    history.pushState(null, "", link.hash);
    bring(target);
    flash([target]);
    target.focus({ preventScroll: true });
  });

  for (const button of all("button.show")) {
    button.addEventListener("click", () => {
      const card = button.closest(".card");
      if (card !== current) select(card, { jump: false });
      show(card, step++);
    });
  }

  async function copy(card) {
    const text = card.querySelector(".question");
    const button = card.querySelector("button.copy");
    const said = card.querySelector(".said");
    let done = false;
    try { await navigator.clipboard.writeText(text.textContent); done = true; } catch { /* no clipboard: select it */ }
    if (!done) {
      getSelection().selectAllChildren(text);
      try { done = document.execCommand("copy"); } catch { done = false; }
    }
    said.textContent = done ? button.dataset.done : button.dataset.failed;
    setTimeout(() => { said.textContent = ""; }, 4000);
  }
  for (const button of all("button.copy")) button.addEventListener("click", () => copy(button.closest(".card")));

  function arrive() {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.matches(".card")) select(target);
    else if (target.matches(".n")) { bring(target); flash([target]); }
    else if (target.matches("tr[data-href]")) location.replace(target.dataset.href);
  }
  addEventListener("hashchange", arrive);

  // --- Keys
  const help = byId("help");
  const listens = byId("listens");
  if (listens) {
    listens.checked = kept.get("keys") !== "off";
    listens.addEventListener("change", () => kept.set("keys", listens.checked ? "on" : "off"));
  }
  const seen = (element) => element.getClientRects().length > 0;

  function move(by) {
    const shown = cards.filter(seen);
    if (!shown.length) return;
    let at = shown.indexOf(current);
    if (at < 0) { // begin with what is in view
      at = shown.findIndex((card) => card.getBoundingClientRect().bottom > 0);
      at = at < 0 ? (by > 0 ? 0 : shown.length - 1) : at;
    } else {
      at = Math.min(Math.max(at + by, 0), shown.length - 1);
    }
    select(shown[at]);
  }

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    c: () => current && copy(current),
    "?": () => help && !help.open && help.showModal(),
    "/": () => {
      const fields = all("input[type=search]").filter(seen);
      const field = fields.find((one) => one.getBoundingClientRect().bottom > 0) || fields[0];
      if (field) field.focus();
    },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (help && help.open)) return;
    if (event.target.closest("input, select, textarea")) return;
    if (listens && !listens.checked) return;
    if (event.key === "Enter" && current && event.target === current) {
      event.preventDefault();
      show(current, step++);
      return;
    }
    const work = keys[event.key];
    if (work) { event.preventDefault(); work(); }
  });
  const opener = byId("keys");
  if (opener) opener.addEventListener("click", () => help.showModal());

  // --- Tables: sorted by a heading, filtered by words and choices, taken away as CSV
  const collator = new Intl.Collator(root.lang, { numeric: true });
  const valueOf = (cell) => cell.dataset.v ?? cell.textContent;
  function compare(a, b) {
    const x = valueOf(a), y = valueOf(b);
    const unit = /^(\S+) (-?\d+(?:\.\d+)?)$/; // a size: first by unit, then by number
    const left = unit.exec(x), right = unit.exec(y);
    if (left && right) return collator.compare(left[1], right[1]) || Number(left[2]) - Number(right[2]);
    return collator.compare(x, y);
  }

  function sorted(table, button) {
    const heading = button.closest("th");
    const column = heading.cellIndex;
    const down = heading.getAttribute("aria-sort") === "ascending";
    all("th[aria-sort]", table).forEach((other) => other.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row, place) => ({ row, place }));
    rows.sort((a, b) => (down ? -1 : 1) * compare(a.row.cells[column], b.row.cells[column]) || a.place - b.place);
    body.append(...rows.map((one) => one.row));
  }

  function filtered(view, table) {
    const words = view.querySelector("input[type=search]").value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const chosen = all("select[data-field]", view).map((select) => [select.dataset.field, select.value]).filter(([, v]) => v);
    let count = 0;
    for (const row of table.tBodies[0].rows) {
      const text = words.length ? row.textContent.toLocaleLowerCase() : "";
      const keep = words.every((word) => text.includes(word)) && chosen.every(([name, value]) => row.dataset[name] === value);
      row.hidden = !keep;
      count += keep;
    }
    const told = view.querySelector("output");
    told.textContent = told.dataset.text.replace("{}", count).replace("{}", table.tBodies[0].rows.length);
  }

  const formula = /^[=+\-@\t\r]/;
  const number = /^-?\d+(\.\d+)?$/;
  function field(text) {
    const safe = formula.test(text) && !number.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  }

  function download(table, name) {
    const rows = [...table.tBodies[0].rows].filter((row) => !row.hidden).map((row) => JSON.parse(row.dataset.full));
    const lines = [table.dataset.columns.split(" "), ...rows].map((row) => row.map(field).join(","));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], { type: "text/csv;charset=utf-8" }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  for (const view of all(".tabled")) {
    const table = view.querySelector("table");
    all("th button", table).forEach((button) => button.addEventListener("click", () => sorted(table, button)));
    const tools = view.querySelector(".tools");
    if (!tools) continue;
    let waiting = 0;
    const later = () => { clearTimeout(waiting); waiting = setTimeout(() => filtered(view, table), 120); };
    tools.addEventListener("input", later);
    tools.addEventListener("submit", (event) => event.preventDefault());
    const button = view.querySelector("button.csv");
    if (button) button.addEventListener("click", () => download(table, button.dataset.name));
    filtered(view, table);
  }

  arrive();
})();

// What the report does beyond reading: flash places, keys, tables, CSV, colours. Nothing in it makes markup of text.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const byId = (id) => document.getElementById(id);

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
  // The first finding that is not above the screen; only the sections in view are laid out for it.
  function firstInView() {
    const below = (element) => element.getBoundingClientRect().bottom > 0;
    const section = all("section").find((one) => one.querySelector(".card") && !one.querySelector("section") && below(one));
    return section ? all(".card", section).find(below) || section.querySelector(".card") : cards[cards.length - 1];
  }

  function move(by) {
    if (!cards.length) return;
    const at = cards.indexOf(current);
    select(at < 0 ? firstInView() : cards[Math.min(Math.max(at + by, 0), cards.length - 1)]);
  }

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    c: () => current && copy(current),
    "?": () => help && !help.open && help.showModal(),
    "/": () => {
      const fields = all("input[type=search]");
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
  const MOST = 1000; // rows shown at once; the others are a button away

  // What a cell is sorted by: a size first by its unit and then by its number, all else as words.
  function keyOf(cell) {
    const text = cell.dataset.v ?? cell.textContent;
    const size = /^(\S+) (-?\d+(?:\.\d+)?)$/.exec(text);
    return size ? [size[1], Number(size[2])] : [text, 0];
  }
  const compare = (a, b) => collator.compare(a[0], b[0]) || a[1] - b[1];

  class Table {
    constructor(view) {
      this.view = view;
      this.table = view.querySelector("table");
      this.body = this.table.tBodies[0];
      this.rows = [...this.body.rows];
      this.kept = this.rows;
      this.limit = MOST;
      this.told = view.querySelector("output");
      this.search = view.querySelector("input[type=search]");
      this.more = view.querySelector("button.more");
      all("th button", this.table).forEach((button) => button.addEventListener("click", () => this.sort(button.closest("th"))));
      if (this.more) this.more.addEventListener("click", () => this.show(Infinity));
      this.show(MOST);
      this.table.classList.remove("long");
    }

    show(limit) {
      this.limit = limit;
      const shown = new Set(this.kept.slice(0, limit));
      for (const row of this.rows) if (row.hidden === shown.has(row)) row.hidden = !shown.has(row);
      if (this.more) this.more.hidden = this.kept.length <= limit;
      if (this.told) this.told.textContent = this.told.dataset.text.replace("{}", this.kept.length).replace("{}", this.rows.length);
    }

    filter() {
      this.texts ??= new Map(this.rows.map((row) => [row, row.textContent.toLocaleLowerCase()]));
      const words = this.search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      const chosen = all("select[data-field]", this.view).map((one) => [one.dataset.field, one.value]).filter(([, value]) => value);
      this.kept = this.rows.filter((row) => words.every((word) => this.texts.get(row).includes(word))
        && chosen.every(([name, value]) => row.dataset[name] === value));
      this.show(MOST);
    }

    sort(heading) {
      const down = heading.getAttribute("aria-sort") === "ascending";
      all("th[aria-sort]", this.table).forEach((other) => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const keys = new Map(this.rows.map((row) => [row, keyOf(row.cells[heading.cellIndex])]));
      this.rows.sort((a, b) => (down ? -1 : 1) * compare(keys.get(a), keys.get(b)));
      const kept = new Set(this.kept);
      this.kept = this.rows.filter((row) => kept.has(row));
      this.show(this.limit);
      for (const row of this.rows) this.body.append(row);
    }

    get csv() {
      const rows = this.kept.map((row) => JSON.parse(row.dataset.full));
      return [this.table.dataset.columns.split(" "), ...rows].map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";
    }
  }

  const formula = /^[=+\-@\t\r]/;
  const number = /^-?\d+(\.\d+)?$/;
  function field(text) {
    const safe = formula.test(text) && !number.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  }

  function download(text, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + text], { type: "text/csv;charset=utf-8" }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  const tables = all(".tabled").map((view) => new Table(view));
  for (const table of tables) {
    const tools = table.view.querySelector(".tools");
    if (!tools) continue;
    let waiting = 0;
    tools.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => table.filter(), 120); });
    tools.addEventListener("submit", (event) => event.preventDefault());
    const button = tools.querySelector("button.csv");
    if (button) button.addEventListener("click", () => download(table.csv, button.dataset.name));
  }
  addEventListener("beforeprint", () => tables.forEach((table) => table.show(Infinity)));
  addEventListener("afterprint", () => tables.forEach((table) => table.show(MOST)));

  arrive();
})();

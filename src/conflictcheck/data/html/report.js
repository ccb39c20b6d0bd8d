"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const { findings } = JSON.parse($("data").textContent);
  const cards = Array.from($("list").querySelectorAll(".finding"));
  const texts = $("texts");
  const panes = Array.from(texts.children);
  const stories = Array.from(document.querySelectorAll(".story"));
  const boxes = Array.from(document.querySelectorAll("#filters input[type=checkbox]"));
  const letter = (side) => (side >= 26 ? letter(Math.floor(side / 26) - 1) : "") + String.fromCharCode(65 + (side % 26));
  const plural = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
  let chosen = 0; // number of the finding, from 1; 0 is none
  let pair = ""; // "3-7": only what these two articles disagree on

  // Views: the links of the navigation show one part at a time beside the findings.
  const views = Array.from(document.querySelectorAll(".view"));
  const tabs = Array.from(document.querySelectorAll("nav [data-view]"));
  const narrow = () => getComputedStyle(document.body).overflowY !== "hidden";

  function show(name) {
    for (const view of views) view.hidden = view.id !== name;
    for (const tab of tabs) {
      if (tab.dataset.view === name) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
  }

  // Filters.
  const allowed = (name) => {
    const own = boxes.filter((box) => box.name === name);
    return new Set(own.filter((box) => box.checked).map((box) => box.value));
  };

  function filter() {
    const sure = Number($("sure").value);
    const sets = ["kind", "level", "reason"].map((name) => [name, allowed(name)]);
    $("sure-shown").textContent = `${sure}%`;
    let count = 0;
    findings.forEach((finding, i) => {
      const fits = sets.every(([name, set]) => set.has(finding[name]))
        && finding.sure >= sure && (!pair || finding.pairs.includes(pair));
      cards[i].hidden = !fits;
      count += fits;
    });
    for (const story of stories) story.hidden = cards[Number(story.dataset.n) - 1].hidden;
    $("count").textContent = `${count} of ${plural(findings.length, "finding")} shown`;
    if (chosen && cards[chosen - 1].hidden) choose(0);
  }

  function only(link) {
    pair = link ? link.dataset.pair : "";
    $("only").hidden = !pair;
    if (link) $("only-what").textContent = `Only ${link.getAttribute("aria-label").replace(/^\S+ findings? /, "")}.`;
    filter();
    $("findings").scrollTop = 0;
    if (link && narrow()) settle($("count"));
  }

  // One finding: its articles side by side, each scrolled to a place of it.
  function clear() {
    for (const mark of texts.querySelectorAll("mark[data-side]")) {
      mark.removeAttribute("data-side");
      mark.classList.remove("more");
    }
    for (const twin of texts.querySelectorAll(".twin")) twin.remove();
    if (chosen) {
      cards[chosen - 1].classList.remove("chosen");
      cards[chosen - 1].querySelector(".go").removeAttribute("aria-current");
    }
  }

  function paint(number, pane) {
    for (let side = 0; side < findings[number - 1].sides; side++) {
      for (const mark of pane.querySelectorAll(`mark[data-f~="${number}.${side}"]`)) {
        mark.dataset.side = letter(side);
        mark.classList.toggle("more", !mark.id && !mark.dataset.was);
      }
    }
  }

  // A second view of an article that contradicts itself.
  function duplicate(pane) {
    const copy = pane.cloneNode(true);
    copy.removeAttribute("id");
    copy.removeAttribute("aria-labelledby");
    copy.setAttribute("aria-label", "The same article, another place");
    copy.classList.add("twin");
    for (const named of copy.querySelectorAll("[id]")) {
      named.dataset.was = named.id;
      named.removeAttribute("id");
    }
    pane.after(copy);
    return copy;
  }

  // One claim a side, in different articles where there are enough; `anchor` names the one that was asked for.
  function places(finding, anchor) {
    const sides = Array.from({ length: finding.sides }, () => []);
    for (const claim of finding.claims) sides[claim[1]].push(claim);
    const asked = finding.claims.find((claim) => claim[2] === anchor);
    const taken = new Set(asked ? [asked[0]] : []);
    const result = asked ? [asked] : [];
    const reach = (claims) => new Set(claims.map((claim) => claim[0])).size;
    const rest = sides.filter((claims, side) => claims.length && !(asked && asked[1] === side));
    for (const claims of rest.sort((a, b) => reach(a) - reach(b))) {
      const claim = claims.find((one) => !taken.has(one[0])) || claims[0];
      taken.add(claim[0]);
      result.push(claim);
    }
    return result;
  }

  function bring(pane, anchor) {
    const mark = pane.querySelector(`[id="${anchor}"], [data-was="${anchor}"]`);
    if (!mark) {
      pane.scrollTop = 0;
      return;
    }
    const offset = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += offset - Math.max(pane.clientHeight / 2.5, 60);
  }

  // Cards that were never in sight have a guessed height; each frame on the way makes some of them real.
  function settle(part, block = "start", frames = 12) {
    const before = part.getBoundingClientRect().top;
    part.scrollIntoView({ block });
    const still = Math.abs(part.getBoundingClientRect().top - before) < 1;
    if (frames && !(still && frames < 10)) requestAnimationFrame(() => settle(part, block, frames - 1));
  }

  function choose(number, anchor) {
    clear();
    chosen = number;
    const finding = findings[number - 1];
    texts.classList.toggle("comparing", Boolean(number));
    $("every").hidden = $("back").hidden = !number;
    $("more").hidden = true;
    $("shown").textContent = "";
    for (const pane of panes) pane.hidden = Boolean(number);
    try {
      history.replaceState(null, "", number ? `#f${number}` : location.pathname + location.search);
    } catch { /* a sandboxed page has no address of its own */ }
    if (!number) return;
    const card = cards[number - 1];
    card.classList.add("chosen");
    card.querySelector(".go").setAttribute("aria-current", "true");
    show("articles");
    const used = new Set();
    const at = places(finding, anchor).map(([article, , place]) => {
      const pane = used.has(article) ? duplicate(panes[article]) : panes[article];
      used.add(article);
      pane.hidden = false;
      return [pane, place];
    });
    const left = finding.articles.filter((article) => !used.has(article));
    $("more").hidden = !left.length;
    $("more").textContent = `Show ${plural(left.length, "more article")} of this finding`;
    $("shown").textContent = `${used.size} of ${plural(panes.length, "article")}`;
    for (const pane of texts.children) if (!pane.hidden) paint(number, pane);
    for (const [pane, place] of at) bring(pane, place);
    if (narrow()) settle($("articles"));
    else card.scrollIntoView({ block: "nearest" });
  }

  // Clicks, one listener for all.
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a[href^='#']");
    const card = event.target.closest(".finding");
    if (event.target.closest("summary, input, label, form")) return;
    if (link && link.dataset.view) {
      if (link.dataset.view !== "findings") show(link.dataset.view);
    } else if (link && link.matches(".pair")) {
      event.preventDefault();
      only(link);
    } else if (link && link.closest("mark")) {
      event.preventDefault();
      const numbers = link.closest("mark").dataset.f.split(" ").map((claim) => parseInt(claim, 10));
      const next = numbers[(numbers.indexOf(chosen) + 1) % numbers.length];
      if (cards[next - 1].hidden) reset();
      const mark = link.closest("mark");
      choose(next, mark.id || mark.dataset.was);
    } else if (card && (link || !String(getSelection()))) {
      event.preventDefault();
      const number = cards.indexOf(card) + 1;
      const anchor = link && link.matches(".place") ? link.hash.slice(1) : "";
      choose(number, anchor);
    } else if (link && /^#f\d+$/.test(link.hash)) {
      event.preventDefault();
      choose(Number(link.hash.slice(2)));
      focusCard();
    } else if (link && /^#a\d+$/.test(link.hash)) {
      event.preventDefault();
      choose(0);
      show("articles");
      const pane = $(link.hash.slice(1));
      pane.scrollIntoView({ block: "nearest", inline: "start" });
      pane.focus({ preventScroll: true });
    }
  });

  function focusCard() {
    if (chosen) cards[chosen - 1].querySelector(".go").focus({ preventScroll: narrow() });
  }

  // Keys: arrows, Home and End go through the findings that are shown; Escape shows all articles.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && chosen) {
      const last = chosen;
      choose(0);
      cards[last - 1].querySelector(".go").focus();
      return;
    }
    const card = event.target.closest && event.target.closest(".finding");
    if (!card) return;
    const open = cards.filter((one) => !one.hidden);
    const at = open.indexOf(card);
    const to = { ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, Home: 0, End: open.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = open[Math.min(Math.max(to, 0), open.length - 1)];
    choose(cards.indexOf(next) + 1);
    focusCard();
  });

  // An address such as report.html#f3 opens that finding.
  function follow() {
    const asked = /^#f(\d+)$/.exec(location.hash);
    if (!asked || !findings[asked[1] - 1] || Number(asked[1]) === chosen) return;
    if (cards[asked[1] - 1].hidden) reset();
    choose(Number(asked[1]));
  }

  function reset() {
    for (const box of boxes) box.checked = true;
    $("sure").value = "0";
    only(null);
  }

  $("filters").addEventListener("input", filter);
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("only-off").addEventListener("click", () => only(null));
  $("every").addEventListener("click", () => choose(0));
  $("more").addEventListener("click", () => {
    const { articles, claims } = findings[chosen - 1];
    for (const article of articles.filter((one) => panes[one].hidden)) {
      panes[article].hidden = false;
      paint(chosen, panes[article]);
      bring(panes[article], claims.find((claim) => claim[0] === article)[2]);
    }
    $("more").hidden = true;
    $("shown").textContent = `${articles.length} of ${plural(panes.length, "article")}`;
  });
  $("back").addEventListener("click", () => {
    settle(cards[chosen - 1], "nearest");
    focusCard();
  });

  document.documentElement.classList.add("js");
  for (const pane of panes) pane.tabIndex = 0; // each scrolls by itself, so the keyboard must reach it
  $("filters").hidden = false;
  document.querySelector("#filters details").open = !narrow();
  show("articles");
  filter();
  follow();
  addEventListener("hashchange", follow);
})();

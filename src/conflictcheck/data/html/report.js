"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const { findings } = JSON.parse($("data").textContent);
  const cards = Array.from($("list").children);
  const texts = $("texts");
  const panes = Array.from(texts.children);
  const stories = Array.from(document.querySelectorAll(".story"));
  const boxes = Array.from(document.querySelectorAll("#filters input[type=checkbox]"));
  const letter = (side) => (side >= 26 ? letter(Math.floor(side / 26) - 1) : "") + String.fromCharCode(65 + (side % 26));
  const plural = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
  let chosen = 0; // number of the finding, from 1; 0 is none
  let pair = ""; // "3-7": only what these two articles disagree on
  let twin = null; // a second view of an article that contradicts itself

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
    $("sure-shown").textContent = `${sure} %`;
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
    if (link && narrow()) $("count").scrollIntoView();
  }

  // One finding: its articles side by side, each scrolled to a place of it.
  function clear() {
    for (const mark of texts.querySelectorAll("mark[data-side]")) {
      mark.removeAttribute("data-side");
      mark.classList.remove("more");
    }
    if (twin) twin.remove();
    twin = null;
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

  function duplicate(pane) {
    const copy = pane.cloneNode(true);
    copy.removeAttribute("id");
    copy.removeAttribute("aria-labelledby");
    copy.setAttribute("aria-label", "The same article, second place");
    for (const named of copy.querySelectorAll("[id]")) {
      named.dataset.was = named.id;
      named.removeAttribute("id");
    }
    pane.after(copy);
    return copy;
  }

  // The first claim of each article, of a side that is not in sight yet where there is one.
  function places(finding) {
    const seen = new Set();
    const result = new Map();
    for (const article of finding.articles) {
      const own = finding.claims.filter((claim) => claim[0] === article);
      const claim = own.find((one) => !seen.has(one[1])) || own[0];
      seen.add(claim[1]);
      result.set(article, claim[2]);
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

  function choose(number, anchor) {
    clear();
    chosen = number;
    const finding = findings[number - 1];
    texts.classList.toggle("comparing", Boolean(number));
    $("every").hidden = $("back").hidden = !number;
    for (const [i, pane] of panes.entries()) pane.hidden = Boolean(number) && !finding.articles.includes(i);
    $("shown").textContent = number ? `${finding.articles.length} of ${plural(panes.length, "article")}` : "";
    try {
      history.replaceState(null, "", number ? `#f${number}` : location.pathname + location.search);
    } catch { /* a sandboxed page has no address of its own */ }
    if (!number) return;
    const card = cards[number - 1];
    card.classList.add("chosen");
    card.querySelector(".go").setAttribute("aria-current", "true");
    show("articles");
    const at = places(finding);
    for (const [article] of at) paint(number, panes[article]);
    if (finding.articles.length === 1) {
      const pane = panes[finding.articles[0]];
      const other = finding.claims.find((claim) => claim[1] !== finding.claims[0][1]);
      if (other) {
        twin = duplicate(pane);
        paint(number, twin);
        bring(twin, other[2]);
      }
    }
    if (anchor) {
      const own = finding.claims.find((claim) => claim[2] === anchor);
      if (own) at.set(own[0], anchor);
      if (own) panes[own[0]].scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    for (const [article, place] of at) bring(panes[article], place);
    if (narrow()) $("articles").scrollIntoView({ block: "start" });
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
    } else if (card && !(getSelection() && String(getSelection()))) {
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

  function reset() {
    for (const box of boxes) box.checked = true;
    $("sure").value = "0";
    only(null);
  }

  $("filters").addEventListener("input", filter);
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("only-off").addEventListener("click", () => only(null));
  $("every").addEventListener("click", () => choose(0));
  $("back").addEventListener("click", () => {
    cards[chosen - 1].scrollIntoView({ block: "nearest" });
    focusCard();
  });

  document.documentElement.classList.add("js");
  for (const pane of panes) pane.tabIndex = 0; // each scrolls by itself, so the keyboard must reach it
  $("filters").hidden = false;
  const asked = /^#f(\d+)$/.exec(location.hash);
  show("articles");
  filter();
  if (asked && cards[asked[1] - 1]) choose(Number(asked[1]));
})();

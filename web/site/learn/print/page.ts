// SPDX-License-Identifier: MIT
// The lesson as HTML: everything a reader needs is in it, whether or not a script ever runs.
import type { Engine } from "marginscope/engine";
import { LINES, RATES } from "../numbers.js";
import { CHAPTERS, TERMS, type Chapter, type ChapterId, type Claim, type Texts } from "../texts/texts.js";
import { frame } from "./frame.js";
import { escaped } from "./serialize.js";
import { Sheet } from "./sheet.js";

/** `tests`: names of the tests that hold the claims. */
export function lesson(engine: Engine, texts: Texts, other: string, tests: readonly string[], origin: string): string {
  const up = texts.language === "en" ? "../" : "../../";
  const sheet = new Sheet(engine, texts, up);
  const { page, chapters, ledger, differ } = texts;
  const body = `
    <header class="title"><h1>${escaped(page.title)}</h1><p class="lead">${escaped(page.lead)}</p>
      <p>${sheet.rich(page.examples)} ${escaped(page.advice)}</p></header>
    <nav class="contents" aria-label="${escaped(texts.site.contents)}"><ol>${
      [...CHAPTERS.map((id) => entry(id, chapters[id])), entry("ledger", ledger), entry("differ", differ)].join("")
    }</ol></nav>
    ${CHAPTERS.map((id) => chapter(sheet, id)).join("")}
    ${section("ledger", "chapter wide", ledger, escaped(ledger.lead), claims(sheet, tests))}
    ${section("differ", "chapter wide", differ, escaped(differ.lead), `${figure(sheet, "venues")}<p>${escaped(differ.after)}</p>`)}
    <section id="glossary" class="chapter"><h2>${escaped(page.glossary)}</h2><dl class="glossary">${
      TERMS.map((id) => term(id, texts.glossary[id])).join("")
    }</dl></section>
    <script type="application/json" id="asks">${JSON.stringify(sheet.asks).replaceAll("<", "\\u003c")}</script>`;
  return frame({
    texts, up, other, origin, title: `${page.title} · ${texts.site.title}`, description: texts.site.description,
    path: texts.language === "en" ? "learn/" : `learn/${texts.language}/`, script: true, body,
  });
}

const entry = (id: string, { number, title }: { number: string; title: string }): string =>
  `<li><a href="#${id}"><span>${number}</span> ${escaped(title)}</a></li>`;

const term = (id: string, said: { term: string; meaning: string }): string =>
  `<div id="term-${id}"><dt>${escaped(said.term)}</dt><dd>${escaped(said.meaning)}</dd></div>`;

/** `lead` and `body` are HTML. */
function section(id: string, look: string, { number, title }: { number: string; title: string }, lead: string, body: string): string {
  const head = `<p class="number">${number}</p><h2>${escaped(title)}</h2><p class="lead">${lead}</p>`;
  return `<section id="${id}" class="${look}">${head}${body}</section>`;
}

/** What is wider than its column: it scrolls by itself, and keys reach it. */
const scrolling = (name: string, html: string): string =>
  `<div class="scroll" tabindex="0" role="region" aria-label="${escaped(name)}">${html}</div>`;

const columnHeads = (names: readonly string[]): string => names.map((name) => `<th scope="col">${escaped(name)}</th>`).join("");

function chapter(sheet: Sheet, id: ChapterId): string {
  const { lead, body, ...head } = sheet.texts.chapters[id] satisfies Chapter;
  const figures = body.flatMap((paragraph) => (/^@figure (\w+)$/.exec(paragraph)?.[1] ?? []));
  let next = 0;
  const parts = body.map((paragraph) => {
    const [, kind, rest = ""] = /^@(\w+) (.*)$/s.exec(paragraph) ?? [];
    if (kind === "figure") { next++; return figure(sheet, rest); }
    if (kind === "table") return rest === "lines" ? lines(sheet) : wallets(sheet);
    if (kind === "reveal") {
      const [question = "", answer = ""] = rest.split(" | ");
      const about = figures[Math.max(0, next - 1)];
      return `<details class="reveal"><summary>${sheet.rich(question)}</summary><p>${sheet.rich(answer, about)}</p></details>`;
    }
    return `<p>${sheet.rich(paragraph, figures[Math.min(next, figures.length - 1)])}</p>`;
  });
  return `${section(id, "chapter", head, sheet.rich(lead), parts.join("\n"))}\n`;
}

function figure(sheet: Sheet, name: string): string {
  const { figures, page } = sheet.texts;
  const embed = `<button type="button" class="embed" data-copied="${escaped(page.copied)}" disabled>${escaped(page.embed)}</button>`;
  return `<figure class="figure" id="${name}"><figcaption>${escaped(figures.titles[name] ?? name)}</figcaption>
    <margin-figure name="${name}">${sheet.figure(name)}</margin-figure>
    <div class="tools">${embed}<output></output></div></figure>`;
}

function lines(sheet: Sheet): string {
  const { texts } = sheet;
  const { caption, columns, exact, shortcut, error, positions } = texts.lines;
  const { formulas, formula, formulaNote } = texts.page;
  const rows = LINES.flatMap(({ id }) => RATES.map((rate, place) => {
    const head = place === 0 ? `<th scope="rowgroup" rowspan="3">${escaped(positions[id])}</th>` : "";
    const [exactly, shortly, off] = ["line", "shortcut", "error"].map((name) => sheet.number(`${name}-${id}-${rate}`));
    return `<tr>${head}
    <td>${sheet.writer.write(rate, "share")}</td><td class="strong">${exactly}</td><td>${shortly}</td><td>${off}</td></tr>`;
  }));
  const formulae = [`${escaped(formulas.exactLong)}\n${escaped(formulas.exactShort)}`, escaped(formulas.shortcut)];
  const aside = `<p>${escaped(formula)}</p>${formulae.map((text) => `<pre>${text}</pre>`).join("")}<p>${escaped(formulaNote)}</p>`;
  const head = `<caption>${escaped(caption)}</caption><thead><tr>${columnHeads([...columns, exact, shortcut, error])}</tr></thead>`;
  return `<div class="aside">${aside}</div>
    ${scrolling(caption, `<table>${head}<tbody>${rows.join("")}</tbody></table>`)}`;
}

function wallets(sheet: Sheet): string {
  const { caption, columns, never } = sheet.texts.wallets;
  const rows = [["wallet3", "cross3"], ["wallet5", "cross5"], ["wallet8", "cross8"], ["wallet10", ""]] as const;
  const row = ([wallet, price]: (typeof rows)[number]): string =>
    `<tr><th scope="row">${sheet.number(wallet)}</th><td>${price ? sheet.number(price) : escaped(never)}</td></tr>`;
  return `<table class="small"><caption>${escaped(caption)}</caption><thead><tr>${columnHeads(columns)}</tr></thead>
    <tbody>${rows.map(row).join("")}</tbody></table>`;
}

function claims(sheet: Sheet, tests: readonly string[]): string {
  const { ledger } = sheet.texts;
  const row = (claim: Claim): string => {
    const name = tests.find((test) => test.startsWith(`${claim.id}:`)) ?? tests.find((test) => holds(test, claim.id));
    if (!name && claim.verdict !== "later" && !UNTESTED.has(claim.id)) throw new Error(`no test holds ${claim.id}`);
    const cells = [escaped(claim.claim), `<strong>${escaped(ledger.verdicts[claim.verdict])}</strong>`, sheet.rich(claim.because)];
    return `<tr id="claim-${claim.id}" data-verdict="${claim.verdict}"><th scope="row">${claim.id}</th>${
      cells.map((cell) => `<td>${cell}</td>`).join("")}
      <td class="test">${name ? `<span lang="en">${escaped(name)}</span>` : escaped(ledger.noTest)}</td></tr>`;
  };
  const head = `<thead><tr><th scope="col">#</th>${columnHeads(ledger.columns)}</tr></thead>`;
  return scrolling(ledger.title, `<table class="ledger">${head}<tbody>${ledger.claims.map(row).join("")}</tbody></table>`);
}

/** Judged, not computed. */
const UNTESTED = new Set(["S27"]);

/** Whether a test's name begins with the claim's number, or a range that holds it: `S4–S6: …`, `S29, S31: …`. */
function holds(test: string, id: string): boolean {
  const wanted = Number(id.slice(1));
  const [head = ""] = test.split(":");
  return head.split(", ").some((part) => {
    const [from = NaN, to = from] = [...part.matchAll(/S(\d+)/g)].map(([, digits]) => Number(digits));
    return wanted >= from && wanted <= to;
  });
}

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
    <nav class="contents" aria-label="${escaped(texts.site.contents)}"><ol>${CHAPTERS.map((id) => entry(id, chapters[id])).join("")}${entry("ledger", ledger)}${entry("differ", differ)}</ol></nav>
    ${CHAPTERS.map((id) => chapter(sheet, id)).join("")}
    <section id="ledger" class="chapter wide"><p class="number">${ledger.number}</p><h2>${escaped(ledger.title)}</h2><p class="lead">${escaped(ledger.lead)}</p>${claims(sheet, tests)}</section>
    <section id="differ" class="chapter wide"><p class="number">${differ.number}</p><h2>${escaped(differ.title)}</h2><p class="lead">${escaped(differ.lead)}</p>${figure(sheet, "venues")}<p>${escaped(differ.after)}</p></section>
    <section id="glossary" class="chapter"><h2>${escaped(page.glossary)}</h2><dl class="glossary">${TERMS.map((id) => `<div id="term-${id}"><dt>${escaped(texts.glossary[id].term)}</dt><dd>${escaped(texts.glossary[id].meaning)}</dd></div>`).join("")}</dl></section>
    <script type="application/json" id="asks">${JSON.stringify(sheet.asks).replaceAll("<", "\\u003c")}</script>`;
  return frame({ texts, up, other, origin, title: `${page.title} · ${texts.site.title}`, description: texts.site.description, path: texts.language === "en" ? "learn/" : `learn/${texts.language}/`, script: true, body });
}

const entry = (id: string, { number, title }: { number: string; title: string }): string => `<li><a href="#${id}"><span>${number}</span> ${escaped(title)}</a></li>`;

function chapter(sheet: Sheet, id: ChapterId): string {
  const { number, title, lead, body } = sheet.texts.chapters[id] satisfies Chapter;
  const figures = body.flatMap((paragraph) => (/^@figure (\w+)$/.exec(paragraph)?.[1] ?? []));
  let next = 0;
  const parts = body.map((paragraph) => {
    const [, kind, rest = ""] = /^@(\w+) (.*)$/s.exec(paragraph) ?? [];
    if (kind === "figure") { next++; return figure(sheet, rest); }
    if (kind === "table") return rest === "lines" ? lines(sheet) : wallets(sheet);
    if (kind === "reveal") {
      const [question = "", answer = ""] = rest.split(" | ");
      return `<details class="reveal"><summary>${sheet.rich(question)}</summary><p>${sheet.rich(answer, figures[Math.max(0, next - 1)])}</p></details>`;
    }
    return `<p>${sheet.rich(paragraph, figures[Math.min(next, figures.length - 1)])}</p>`;
  });
  return `<section id="${id}" class="chapter"><p class="number">${number}</p><h2>${escaped(title)}</h2><p class="lead">${sheet.rich(lead)}</p>${parts.join("\n")}</section>\n`;
}

function figure(sheet: Sheet, name: string): string {
  const { figures, page } = sheet.texts;
  return `<figure class="figure" id="${name}"><figcaption>${escaped(figures.titles[name] ?? name)}</figcaption>
    <margin-figure name="${name}">${sheet.figure(name)}</margin-figure>
    <div class="tools"><button type="button" class="embed" data-copied="${escaped(page.copied)}" disabled>${escaped(page.embed)}</button><output></output></div></figure>`;
}

function lines(sheet: Sheet): string {
  const { texts } = sheet;
  const { caption, columns, exact, shortcut, error, positions } = texts.lines;
  const { formulas, formula, formulaNote } = texts.page;
  const rows = LINES.flatMap(({ id }) => RATES.map((rate, place) => `<tr>${place === 0 ? `<th scope="rowgroup" rowspan="3">${escaped(positions[id])}</th>` : ""}
    <td>${sheet.writer.write(rate, "share")}</td><td class="strong">${sheet.number(`line-${id}-${rate}`)}</td><td>${sheet.number(`shortcut-${id}-${rate}`)}</td><td>${sheet.number(`error-${id}-${rate}`)}</td></tr>`));
  return `<div class="aside"><p>${escaped(formula)}</p><pre>${escaped(formulas.exactLong)}\n${escaped(formulas.exactShort)}</pre><pre>${escaped(formulas.shortcut)}</pre><p>${escaped(formulaNote)}</p></div>
    <div class="scroll" tabindex="0" role="region" aria-label="${escaped(caption)}"><table><caption>${escaped(caption)}</caption><thead><tr>${[...columns, exact, shortcut, error].map((name) => `<th scope="col">${escaped(name)}</th>`).join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

function wallets(sheet: Sheet): string {
  const { caption, columns, never } = sheet.texts.wallets;
  const rows = [["wallet3", "cross3"], ["wallet5", "cross5"], ["wallet8", "cross8"], ["wallet10", ""]] as const;
  return `<table class="small"><caption>${escaped(caption)}</caption><thead><tr>${columns.map((name) => `<th scope="col">${escaped(name)}</th>`).join("")}</tr></thead>
    <tbody>${rows.map(([wallet, price]) => `<tr><th scope="row">${sheet.number(wallet)}</th><td>${price ? sheet.number(price) : escaped(never)}</td></tr>`).join("")}</tbody></table>`;
}

function claims(sheet: Sheet, tests: readonly string[]): string {
  const { ledger } = sheet.texts;
  const row = (claim: Claim): string => {
    const name = tests.find((test) => test.startsWith(`${claim.id}:`)) ?? tests.find((test) => holds(test, claim.id));
    if (!name && claim.verdict !== "later" && !UNTESTED.has(claim.id)) throw new Error(`no test holds ${claim.id}`);
    return `<tr id="claim-${claim.id}" data-verdict="${claim.verdict}"><th scope="row">${claim.id}</th><td>${escaped(claim.claim)}</td><td><strong>${escaped(ledger.verdicts[claim.verdict])}</strong></td><td>${sheet.rich(claim.because)}</td>
      <td class="test">${name ? `<span lang="en">${escaped(name)}</span>` : escaped(ledger.noTest)}</td></tr>`;
  };
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escaped(ledger.title)}"><table class="ledger"><thead><tr><th scope="col">#</th>${ledger.columns.map((name) => `<th scope="col">${escaped(name)}</th>`).join("")}</tr></thead><tbody>${ledger.claims.map(row).join("")}</tbody></table></div>`;
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

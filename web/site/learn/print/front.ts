// SPDX-License-Identifier: MIT
import type { Engine } from "marginscope/engine";
import { renderPlotToString } from "marginscope/ssr";
import { holding } from "../cases.js";
import type { Texts } from "../texts/texts.js";
import { frame } from "./frame.js";
import { escaped } from "./serialize.js";

const START = `<margin-scope id="ticket" quote="USDT"></margin-scope>
<script type="module">
  import "marginscope/element/define";
  ticket.account = { wallet: "2000", contracts: [{ symbol: "XYZ", tick: "0.001", tiers: [{ from: 0, mmr: "0.005" }] }], marks: { XYZ: "100" } };
  ticket.order = { symbol: "XYZ", side: "buy", qty: "100", leverage: 5 };
</script>`;

/** The page that leads to the others, and to the first five lines. */
export function front(engine: Engine, texts: Texts, other: string, origin: string): string {
  const english = texts.language === "en";
  const up = english ? "" : "../";
  const { front: said, site } = texts;
  const given = { locale: texts.locale, quote: "USD", view: "payoff", still: true, account: holding({}), mark: "90" } as const;
  const plot = renderPlotToString(given, { stylesheet: `${up}plot.css`, engine });
  const lesson = `${up}learn/${english ? "" : `${texts.language}/`}index.html`;
  const example = `<pre tabindex="0" role="region" aria-label="${escaped(said.startTitle)}"><code>${escaped(START)}</code></pre>`;
  return frame({
    texts, up, other, origin, path: english ? "" : `${texts.language}/`,
    title: `${site.title}: ${said.title}`, description: site.description, script: false,
    body: `
    <header class="title"><h1>${escaped(said.title)}</h1><p class="lead">${escaped(said.lead)}</p></header>
    <div class="front-figure">${plot}</div>
    <div class="ways">
      <section><h2><a href="${lesson}">${escaped(site.learn)}</a></h2><p>${escaped(said.learn)}</p></section>
      <section><h2><a href="${up}demo/index.html">${escaped(site.demo)}</a></h2><p>${escaped(said.demo)}</p></section>
    </div>
    <section class="start"><h2>${escaped(said.startTitle)}</h2><p>${escaped(said.start)} ${escaped(said.embed)}</p>${
      example}<p>${escaped(said.policy)}</p></section>`,
  });
}

/** What is shown for an address that leads nowhere; it may stand at any depth, so its own links are from the root. */
export function missing(texts: Texts): string {
  const { missing: said, site } = texts;
  const ways = Object.entries({ learn: site.learn, demo: site.demo })
    .map(([folder, name]) => `<li><a href="/${folder}/index.html">${escaped(name)}</a></li>`);
  return frame({
    texts, up: "/", other: "", origin: "", path: "404.html", title: `${said.title} · ${site.title}`, description: said.text, script: false,
    body: `<header class="title"><h1>${escaped(said.title)}</h1><p class="lead">${escaped(said.text)}</p><ul>${
      ways.join("")}</ul></header>`,
  });
}

// SPDX-License-Identifier: MIT
import type { Texts } from "../texts/texts.js";
import { escaped } from "./serialize.js";

export interface Framed {
  texts: Texts;
  /** The way to the site's root, and from there to this page; `other` is where the same page speaks the other language. */
  up: string;
  path: string;
  other: string;
  /** Where the site will stand, ending in `/`; empty where nobody knows: then nothing is said that needs whole addresses. */
  origin: string;
  title: string;
  description: string;
  /** Whether the page has figures that move. */
  script: boolean;
  body: string;
}

/** What every page stands in. */
export function frame({ texts, up, path, other, origin, title, description, script, body }: Framed): string {
  const { site, language } = texts;
  const home = language === "en" ? `${up}index.html` : `${up}${language}/index.html`;
  const learn = language === "en" ? `${up}learn/index.html` : `${up}learn/${language}/index.html`;
  const elsewhere = language === "en" ? "de" : "en";
  const address = origin && escaped(origin + path);
  const canonical = origin ? `<meta property="og:url" content="${address}">\n<link rel="canonical" href="${address}">\n` : "";
  const turned = origin && other && escaped(new URL(other, origin + path).href.replace(/index\.html$/, ""));
  const alternate = turned ? `<link rel="alternate" hreflang="${elsewhere}" href="${turned}">\n` : "";
  const figures = script ? `<link rel="stylesheet" href="${up}figure.css">
<script defer src="${up}figures${language === "en" ? "" : `.${language}`}.js"></script>
` : "";
  const ways = [`<a href="${learn}">${escaped(site.learn)}</a>`, `<a href="${up}demo/index.html">${escaped(site.demo)}</a>`];
  if (other) ways.push(`<a href="${other}" hreflang="${elsewhere}" lang="${elsewhere}">${escaped(site.other)}</a>`);
  return `<!doctype html>
<!-- SPDX-License-Identifier: MIT -->
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<meta name="description" content="${escaped(description)}">
<meta property="og:type" content="article">
<meta property="og:title" content="${escaped(title)}">
<meta property="og:description" content="${escaped(description)}">
<meta property="og:image" content="${origin || up}open-graph.png">
${canonical}<meta name="twitter:card" content="summary_large_image">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${up}icon.svg" type="image/svg+xml">
${alternate}<link rel="stylesheet" href="${up}page.css">
${figures}</head>
<body>
<a class="skip" href="#main">${escaped(site.skip)}</a>
<header class="top"><a class="home" href="${home}">${escaped(site.home)}</a><nav aria-label="${escaped(site.title)}">${
    ways.join(" ")}</nav></header>
<main id="main">${body}
</main>
<footer><p>${escaped(site.source)}</p></footer>
</body>
</html>
`;
}

// SPDX-License-Identifier: MIT
import { dirname } from "node:path";

/**
 * Analyzer plugin: the CSS variables of an element are the `@cssprop` lines at the style sheets that its `static styles` names or that lie in its
 * folder, as far as they do anything there: a sheet that elements share defines more than each of them draws with.
 * Their defaults are read from the sheet, where each stands once as `var(--name, default)`.
 */
export function cssProperties() {
  const sheets = [];
  const used = new Map();
  return {
    name: "marginscope - css properties",
    collectPhase({ ts, node }) {
      if (ts.isVariableStatement(node)) for (const { name, initializer } of node.declarationList.declarations) {
        if (!initializer || !ts.isTaggedTemplateExpression(initializer) || initializer.tag.getText() !== "css") continue;
        const css = initializer.template.getText();
        sheets.push({ name: name.getText(), file: node.getSourceFile().fileName, css, properties: documented(ts, node, css) });
      }
      if (ts.isPropertyDeclaration(node) && node.name.getText() === "styles") {
        const names = node.initializer.getText().match(/[\w$]+/g);
        used.set(node.parent.name?.text, { names, folder: `${dirname(node.getSourceFile().fileName)}/` });
      }
    },
    packageLinkPhase({ customElementsManifest: { modules } }) {
      for (const declaration of modules.flatMap(({ declarations }) => declarations)) {
        const { names, folder } = used.get(declaration.name) ?? {};
        if (!names) continue;
        const own = sheets.filter(({ name, file }) => names.includes(name) || file.startsWith(folder));
        const read = variablesRead(own.map(({ css }) => css).join("\n"));
        const found = own.flatMap(({ properties }) => properties).filter(({ name }) => read.has(name));
        if (found.length) declaration.cssProperties = [...(declaration.cssProperties ?? []), ...found];
      }
    },
  };
}

/** The variables that some rule reads, itself or by way of others. */
function variablesRead(css) {
  const namesIn = (text) => [...text.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name);
  const definitions = [...css.matchAll(/(--[\w-]+):([^;}]*)/g)];
  const read = new Set(namesIn(css.replace(/--[\w-]+:[^;}]*/g, "")));
  for (const name of read) for (const [, defined, value] of definitions) if (defined === name) for (const other of namesIn(value)) read.add(other);
  return read;
}

function documented(ts, statement, css) {
  const tags = ts.getJSDocTags(statement).filter(({ tagName }) => tagName.text === "cssprop");
  return tags.map(({ comment }) => {
    const [, name, description] = /^(--[\w-]+)\s+-\s+([\s\S]*)$/.exec(ts.getTextOfJSDocComment(comment) ?? "") ?? [];
    if (!name) throw new Error(`a @cssprop is \`--name - what it is\`, not ${JSON.stringify(comment)}`);
    return { name, description, ...fallback(css, name) };
  });
}

/** What stands between the comma after the name and the parenthesis that closes its `var(`. */
function fallback(css, name) {
  const start = css.indexOf(`var(${name},`);
  if (start < 0) return {};
  const rest = css.slice(start + `var(${name},`.length);
  let depth = 0;
  const end = [...rest].findIndex((character) => (depth += { "(": 1, ")": -1 }[character] ?? 0) < 0);
  return { default: rest.slice(0, end).trim() };
}

// SPDX-License-Identifier: MIT
// Of everything the analyzer says of the sources, what a host can use; under the files that it imports.
/** Each element has a file for its class and one that defines it. */
export const FILES = [
  { classes: "dist/element.js", definitions: "dist/element/define.js" },
  { classes: "dist/plot.js", definitions: "dist/plot/define.js" },
];

/** `exported`: what each file of classes exports, by its path. */
export function forHosts({ schemaVersion, modules }, exported) {
  const elements = modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
  return { schemaVersion, readme: "README.md", modules: FILES.flatMap((files) => described(elements, files, exported[files.classes])) };
}

function described(all, { classes, definitions }, exported) {
  const elements = all.filter(({ name }) => exported[name])
    .map((element) => withAttributes(visible(element), exported[element.name].elementProperties));
  const link = ({ name }) => ({ name, module: classes });
  const classed = elements.map((element) => ({ kind: "js", name: element.name, declaration: link(element) }));
  const defined = elements.map((element) => ({ kind: "custom-element-definition", name: element.tagName, declaration: link(element) }));
  return [
    { kind: "javascript-module", path: classes, declarations: elements, exports: classed },
    { kind: "javascript-module", path: definitions, declarations: [], exports: defined },
  ];
}

/** What it inherits is its own for a host: the classes between it and Lit's are not exported. */
function visible({ superclass: _, ...element }) {
  const members = element.members.filter(({ privacy, static: ofClass, name }) =>
    !privacy && !ofClass && !name.startsWith("#") && !CALLBACK.test(name));
  // An event without a word of what it says is a `dispatchEvent` that the analyzer could not read.
  const events = element.events.filter(({ description }) => description);
  return { ...element, superclass: { name: "HTMLElement", package: "global:" }, members: members.map(usable), events };
}

function withAttributes(element, properties) {
  const attributed = element.members.map((member) => {
    const { attribute = true, reflect = false } = properties.get(member.name) ?? { attribute: false };
    if (attribute === false) return member;
    return { ...member, attribute: attribute === true ? member.name.toLowerCase() : attribute, ...(reflect ? { reflects: true } : {}) };
  });
  const attributes = attributed.filter(({ attribute }) => attribute).map(({ attribute, type, default: initial, description, name }) => ({
    name: attribute, type, ...(initial === undefined ? {} : { default: initial }), description, fieldName: name,
  }));
  return { ...element, members: attributed, attributes };
}

/** Called by the page, not by the host. */
const CALLBACK = /^(form\w+|connected|disconnected|adopted|attributeChanged|connectedMove)Callback$/;

/** The value a read-only member begins with is an expression of the source, nothing a host could use. */
function usable({ inheritedFrom: _, default: initial, ...member }) {
  return member.readonly || initial === undefined ? member : { ...member, default: initial };
}

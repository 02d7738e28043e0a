// SPDX-License-Identifier: MIT
// Of everything the analyzer says of the sources, what a host can use; under the files that it imports.
const CLASSES = "dist/element.js";
const DEFINITIONS = "dist/element/define.js";

export function forHosts({ schemaVersion, modules }) {
  const elements = modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName).map(visible);
  const link = ({ name }) => ({ name, module: CLASSES });
  return {
    schemaVersion,
    readme: "README.md",
    modules: [
      { kind: "javascript-module", path: CLASSES, declarations: elements, exports: elements.map((element) => ({ kind: "js", name: element.name, declaration: link(element) })) },
      { kind: "javascript-module", path: DEFINITIONS, declarations: [], exports: elements.map((element) => ({ kind: "custom-element-definition", name: element.tagName, declaration: link(element) })) },
    ],
  };
}

function visible(element) {
  const members = element.members.filter(({ privacy, static: ofClass, name }) => !privacy && !ofClass && !name.startsWith("#") && !CALLBACK.test(name));
  // An event without a word of what it says is a `dispatchEvent` that the analyzer could not read.
  const events = element.events.filter(({ description }) => description);
  return { ...element, members: members.map(withoutCode), events };
}

/** Called by the page, not by the host. */
const CALLBACK = /^(form\w+|connected|disconnected|adopted|attributeChanged|connectedMove)Callback$/;

/** The value a read-only member begins with is an expression of the source, nothing a host could use. */
function withoutCode({ default: initial, ...member }) {
  return member.readonly || initial === undefined ? member : { ...member, default: initial };
}

// SPDX-License-Identifier: MIT
/** Analyzer plugin: an event that `@fires` names has the type that `<Class>EventMap` gives it, wherever that interface stands. */
export function eventTypes() {
  const maps = new Map();
  return {
    name: "marginscope - event types",
    collectPhase({ ts, node }) {
      if (!ts.isInterfaceDeclaration(node) || !node.name.text.endsWith("EventMap")) return;
      maps.set(node.name.text, new Map(node.members.filter((member) => member.type).map(({ name, type }) => [name.text, type.getText()])));
    },
    packageLinkPhase({ customElementsManifest: { modules } }) {
      for (const { name, events = [] } of modules.flatMap(({ declarations }) => declarations)) {
        const types = maps.get(`${name}EventMap`);
        for (const event of events) if (types?.has(event.name)) event.type = { text: types.get(event.name) };
      }
    },
  };
}

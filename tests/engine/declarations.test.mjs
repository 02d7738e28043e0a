// SPDX-License-Identifier: MIT
// The core's structs, the public types and the door must name the same things; each is written by hand once.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { declarationFiles, declarations } from "./declarations.mjs";

const read = (file) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
const types = declarations.replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, "");
const schema = JSON.parse(read("build/wasm/wasm/schema.json"));

test("the engine's file carries the schema that its own sources print", () => {
  const module = new WebAssembly.Module(readFileSync(new URL("../../dist/engine.wasm", import.meta.url)));
  const [section] = WebAssembly.Module.customSections(module, "schema");
  assert.deepEqual(JSON.parse(new TextDecoder().decode(section)), schema);
});

/** `{ name: { type, optional } }` of the text between the braces of an interface or an object type. */
function members(text) {
  const found = [...text.matchAll(/(\w+)(\??):\s*((?:\{[^}]*\}|[^;{}])+)(?:;|$)/g)];
  return Object.fromEntries(found.map(([, name, mark, type]) => [name, { type: type.trim(), optional: mark === "?" }]));
}

/** The members of an interface, those it extends included. */
function declared(name) {
  const match = new RegExp(`export interface ${name}(?: extends (\\w+))? \\{([\\s\\S]*?)\\n\\}`).exec(types);
  assert.ok(match, `no file of web/engine/types declares ${name}`);
  return { ...(match[1] ? declared(match[1]) : {}), ...members(match[2]) };
}

/** The words of a union of literals, through aliases. */
function words(type) {
  const alias = /^\w+$/.test(type) ? new RegExp(`export type ${type} =([^;]*);`).exec(types) : null;
  return [...(alias?.[1] ?? type).matchAll(/"([^"]*)"/g)].map(([, word]) => word);
}

const fieldsOf = (type) => Object.fromEntries(type.fields.map(([name, of, optional]) => [name, { of, optional: optional === 1 }]));
const structOf = (owner, name) => {
  const { of } = fieldsOf(owner)[name];
  return of.list ?? of;
};
const { account, order, report, ticket } = schema;
const contract = structOf(account, "contracts");
const position = structOf(report, "positions");

/** Interface → struct, and what only one of them has and why. */
const pairs = {
  Account: { struct: account },
  Rules: { struct: structOf(account, "rules") },
  // A law stands in the place of the rows, and is a field of its own in the core.
  Contract: { struct: contract, onlyPublic: ["symbol"], onlyCore: ["law"] },
  Funding: { struct: structOf(contract, "funding") },
  OpenInterest: { struct: structOf(structOf(contract, "funding"), "openInterest") },
  Law: { struct: structOf(contract, "law") },
  Loan: { struct: structOf(structOf(account, "positions"), "loan") },
  Holdings: { struct: structOf(structOf(structOf(account, "positions"), "loan"), "assets") },
  Tier: { struct: structOf(contract, "tiers") },
  // Positions are known by their place; ids are the façade's.
  Position: { struct: structOf(account, "positions"), onlyPublic: ["id"] },
  Order: { struct: order },
  // A price may be a symbol, which is a field of its own in the core.
  Collateral: { struct: structOf(account, "collateral"), onlyPublic: ["asset"], onlyCore: ["symbol"] },
  Others: { struct: structOf(account, "others") },
  Reason: { struct: schema.reasons.list, result: true },
  ValidAccountReport: { struct: report, result: true },
  PositionReport: { struct: position, result: true },
  Liquidation: { struct: structOf(position, "liquidation"), result: true },
  Displayed: { struct: structOf(position, "displayed"), result: true },
  Bankruptcy: { struct: structOf(position, "bankruptcy"), result: true },
  Distance: { struct: structOf(position, "distance"), result: true },
  ValidTicket: { struct: ticket, result: true },
  View: { struct: structOf(ticket, "before"), result: true },
  AccountNumbers: { struct: structOf(structOf(ticket, "after"), "account"), result: true },
  Exit: { struct: structOf(ticket, "stop"), result: true },
  ExplainQuestion: { struct: schema.explainQuestion },
  ValidExplanation: { struct: schema.explanation, result: true },
  Term: { struct: structOf(schema.explanation, "terms"), result: true },
  Token: { struct: structOf(schema.explanation, "formula"), result: true },
  Move: { struct: structOf(schema.explanation, "moves"), result: true },
  Risk: { struct: structOf(schema.question, "risk") },
  ValidSeekResult: { struct: schema.found, result: true },
  FundingQuestion: { struct: schema.fundingQuestion },
  ValidFundingReport: { struct: schema.fundingReport, result: true },
  FundedPosition: { struct: structOf(schema.fundingReport, "positions"), result: true },
  ShockedPrice: { struct: structOf(structOf(schema.shockReport, "points"), "prices"), result: true },
  JointPrice: { struct: structOf(structOf(schema.shockReport, "liquidation"), "lower"), result: true },
  JointLiquidation: { struct: structOf(schema.shockReport, "liquidation"), result: true },
  ShockPoint: { struct: structOf(schema.shockReport, "points"), result: true },
  ValidShockReport: { struct: schema.shockReport, result: true },
  CurveQuestion: { struct: schema.curveQuestion },
  CurvePoint: { struct: structOf(schema.curveReport, "points"), result: true },
  ValidCurveReport: { struct: schema.curveReport, result: true },
  FundingPoint: { struct: structOf(structOf(schema.fundingReport, "positions"), "points"), result: true },
  Venue: { struct: schema.venues.list },
};

test("every file of declarations is handed on, after those it imports from", () => {
  const names = [...declarationFiles.keys()];
  const there = readdirSync(new URL("../../web/engine/types", import.meta.url));
  assert.deepEqual(names.map((name) => `${name}.ts`).toSorted(), there.toSorted());
  for (const [place, name] of names.entries()) {
    const above = names.slice(0, place).map((earlier) => `./${earlier}.js`);
    const imported = [...declarationFiles.get(name).matchAll(/\b(?:from |import\()"([^"]*)"/g)].map(([, target]) => target);
    assert.deepEqual(imported.filter((target) => !above.includes(target)), [], name);
  }
});

for (const [name, { struct, onlyPublic = [], onlyCore = [], result }] of Object.entries(pairs)) {
  const fields = fieldsOf(struct);

  test(`${name} in TypeScript has the fields of its struct in the core`, () => {
    assert.deepEqual([...Object.keys(declared(name)), ...onlyCore].toSorted(), [...Object.keys(fields), ...onlyPublic].toSorted());
  });

  test(`${name}: words, lists and objects inside it agree too`, () => {
    for (const [field, { type, optional }] of Object.entries(declared(name))) {
      if (!fields[field]) continue;
      const { of } = fields[field];
      if (of.names) assert.deepEqual(words(type), of.names, field);
      if (of.list) assert.match(type, /\[\]( \| Law)?$|^Record</, field);
      if (of.fields && type.startsWith("{")) assert.deepEqual(Object.keys(members(type.slice(1, -1))), Object.keys(fieldsOf(of)), field);
      // What may be absent in a result has a question mark; `position` is null instead, an empty path has no key.
      if (result && !type.endsWith("| null") && field !== "path") assert.equal(optional, fields[field].optional, field);
    }
  });
}

test("the questions in TypeScript have the fields and the words of the core's", () => {
  const [, union] = /export type Question =([\s\S]*?\});/.exec(types);
  const forms = [...union.matchAll(/\{([^}]*)\}/g)].map(([, text]) => members(text));
  const fields = fieldsOf(schema.question);
  assert.deepEqual([...new Set(forms.flatMap(Object.keys))].toSorted(), Object.keys(fields).toSorted());
  assert.deepEqual([...new Set(forms.flatMap(({ find }) => words(find.type)))], fields.find.of.names);
});

test("every struct of the core that has a name of its own in TypeScript is compared", () => {
  const named = [...types.matchAll(/export interface (\w+)/g)].map(([, name]) => name);
  assert.deepEqual(named.filter((name) => !(name in pairs)).toSorted(), ["Engine", "InvalidReport"]);
});

/** `{ name: [types of the parameters, type of the result] }` of an interface of functions. */
function functions(text, name) {
  const [, body] = new RegExp(`interface ${name} \\{([\\s\\S]*?)\\n\\}`).exec(text);
  return Object.fromEntries([...body.matchAll(/(\w+)\(([^)]*)\): (\w+);/g)].map(([, method, parameters, result]) =>
    [method, [parameters.split(",").filter(Boolean).map((parameter) => parameter.split(":")[1].trim()), result]]));
}

test("the door has the functions that the façade uses, and no other", () => {
  const used = functions(read("web/engine/door.ts"), "Glue");
  assert.deepEqual(functions(read("build/wasm/wasm/marginscope.d.mts"), "EmbindModule"), used);
  assert.ok(Object.keys(used).length >= 6);
});

test("the limits of lists are the stated ones", () => {
  assert.deepEqual(schema.limits, {
    contracts: 1_000, marks: 1_000, tiers: 64, positions: 10_000, collateral: 10_000, orders: 10_000, moves: 1_000, betas: 1_000,
    grid: 1_000, at: 1_000,
  });
});

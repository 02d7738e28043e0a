// SPDX-License-Identifier: MIT
import type { Account, Contract, ContractSymbol, Decimalish, Order, Rules, VenueId } from "../../../engine/index.js";

/** What attributes, or the inputs of a form, say of an order. An empty text says nothing. */
export interface DraftOrder {
  side?: string | null;
  mode?: string | null;
  symbol?: string | null;
  priceKind?: string | null;
  reduceOnly?: boolean | null;
  price?: Decimalish | null;
  qty?: Decimalish | null;
  notional?: Decimalish | null;
  margin?: Decimalish | null;
  leverage?: Decimalish | null;
  stop?: Decimalish | null;
  target?: Decimalish | null;
  riskCap?: Decimalish | null;
}

/** What a page and a person say of the account. */
export interface DraftAccount {
  mark?: Decimalish | null | undefined;
  wallet?: Decimalish | null | undefined;
}

/** What only attributes say of it, and of its contract. */
export interface Told {
  otherPnl: Decimalish | null;
  otherMaintenance: Decimalish | null;
  venue: VenueId | null;
  rules: Rules | null;
  contract: Contract | null;
  tickSize: Decimalish | null;
  lot: Decimalish | null;
  maintenanceRate: Decimalish | null;
}

const SIDES = new Map([["long", "buy"], ["short", "sell"]]);
export const DECIMALS = ["price", "qty", "notional", "margin", "leverage", "stop", "target", "riskCap"] as const;
const VALUES = ["mode", "priceKind", ...DECIMALS] as const;
export const FIELDS = [...VALUES, "side", "symbol", "reduceOnly"] as const;

/** Neither absent nor an empty text. */
export const given = (value: unknown): boolean => (typeof value === "string" ? value.trim() : value ?? "") !== "";

/** Of each field of an order what the last of the drafts says that gives it. */
export function merged(...drafts: readonly DraftOrder[]): DraftOrder {
  const last = (field: keyof DraftOrder): unknown => drafts.filter((draft) => given(draft[field])).at(-1)?.[field];
  return Object.fromEntries(FIELDS.map((field) => [field, last(field)])) as DraftOrder;
}

/** The contract of an element that is told of none. */
export const NAMELESS = "contract";

/** What a host names a contract by. */
interface Naming {
  order: Order | null;
  contract: Contract | null;
  base: string;
  quote: string;
}

/** The symbol that is named: the draft's, the order's, the contract's. */
export function symbolNamed(drafted: string | null | undefined, { order, contract }: Naming): ContractSymbol | undefined {
  return given(drafted) ? drafted! : order ? order.symbol : contract?.symbol;
}

/** Where none is named there may be but one: the account's only contract, or where there is no account what the labels make. */
export function symbolMeant(named: ContractSymbol | undefined, { order, base, quote }: Naming, account: Account | null): ContractSymbol | undefined {
  if (named !== undefined || order) return named;
  if (!account) return base ? `${base}${quote ?? ""}` : NAMELESS;
  const { contracts } = account;
  return Array.isArray(contracts) && contracts.length === 1 ? contracts[0]?.symbol : undefined;
}

/** The order with what the draft says of it; null while nothing gives it a size. Once a person `edited` it the draft says all there is of it. */
export function orderFrom(base: Order | null, draft: DraftOrder, symbol: ContractSymbol | undefined, edited: boolean | undefined): Order | null {
  if (!base && !given(draft.qty) && !given(draft.notional) && !given(draft.margin)) return null;
  const order: Record<string, unknown> = { ...base };
  for (const field of FIELDS) {
    if (given(draft[field])) order[field] = draft[field];
    else if (edited) delete order[field];
  }
  if (symbol !== undefined) order["symbol"] = symbol;
  if (draft.reduceOnly === false) delete order["reduceOnly"];
  order["side"] = SIDES.get(draft.side ?? "") ?? order["side"] ?? "buy";
  return order as unknown as Order;
}

/** The account with what is said of it; null while nothing is known of any market. The mark is of a market that no account tells of. */
export function accountFrom(base: Account | null, told: Told, { mark, wallet }: DraftAccount, symbol: ContractSymbol | undefined): Account | null {
  if (!base && !given(mark)) return null;
  const { venue, rules, otherPnl, otherMaintenance } = told;
  const account: Account = base ? { ...base } : marketOf(told, mark!, symbol);
  if (rules || given(venue)) account.rules = rulesFrom(told, account.rules);
  if (given(wallet)) {
    account.wallet = wallet!;
    delete account.equity;
  }
  if (given(otherPnl) || given(otherMaintenance)) {
    account.others = {
      ...account.others,
      ...(given(otherPnl) && { unrealizedPnl: otherPnl! }),
      ...(given(otherMaintenance) && { maintenanceMargin: otherMaintenance! }),
    };
  }
  return symbol === undefined ? account : withContract(account, told, symbol);
}

/** Of a market that nobody knows more of. */
function marketOf({ contract }: Told, mark: Decimalish, symbol: ContractSymbol | undefined): Account {
  if (symbol === undefined) return { contracts: [], marks: {} };
  return { contracts: [contract?.symbol === symbol ? contract : { symbol }], marks: { [symbol]: mark } };
}

/** Switches differ from those of the venue named, else from the account's own. */
function rulesFrom({ rules, venue }: Told, own: VenueId | Rules | undefined): VenueId | Rules {
  if (!rules) return venue!;
  if (given(venue)) return { extends: venue!, ...rules };
  return typeof own === "string" ? { extends: own, ...rules } : { ...own, ...rules };
}

/**
 * Adds the contract that is given where the account lacks it, the steps that the draft gives, and its maintenance rate to one without a risk table.
 * A symbol of which there is no contract, and an account that is none, are left to the engine to refuse.
 */
function withContract(account: Account, { contract, tickSize, lot, maintenanceRate }: Told, symbol: ContractSymbol): Account {
  if (!Array.isArray(account.contracts)) return account;
  const known = account.contracts.find((candidate) => candidate?.symbol === symbol);
  const said = known ?? (contract?.symbol === symbol ? contract : undefined);
  if (!said) return account;
  const steps = { ...(given(tickSize) && { tick: tickSize! }), ...(given(lot) && { lot: lot! }) };
  const tiers = given(maintenanceRate) && said.tiers === undefined ? { tiers: [{ from: "0", mmr: maintenanceRate! }] } : {};
  if (known && Object.keys({ ...steps, ...tiers }).length === 0) return account;
  const made: Contract = { ...said, ...steps, ...tiers };
  return { ...account, contracts: known ? account.contracts.map((each) => (each === known ? made : each)) : [...account.contracts, made] };
}

// SPDX-License-Identifier: MIT
// `marginscope/locales/es`: Spanish.
import { having } from "../having.js";
import type { Effect, Messages, ReasonFacts } from "../messages.js";
import { plural } from "../plural.js";
import { es as plots } from "../plots/es.js";
import { registerMessages, registerPlotWords } from "../registry.js";
import { terms } from "../terms/es.js";

const EFFECTS: Record<Effect, string> = {
  open: "Abre una posición", add: "Amplía la posición", reduce: "Reduce la posición", close: "Cierra la posición", flip: "Convierte la posición en una posición",
};

const missing = ({ missing }: ReasonFacts): string => having(missing, ": faltan ");
const limit = ({ limit }: ReasonFacts): string => having(limit, ", ");
const expected = ({ input, expected }: ReasonFacts): string => having(input, ": ") + having(expected, input === undefined ? ": debería ser " : " debería ser ");

const es: Messages = {
  statuses: {
    waiting: "En espera",
    failure: "Motor no disponible",
    input: "Revisa este dato",
    contradiction: "Los datos se contradicen",
    noPosition: "Sin posición",
    closed: "Posición cerrada",
    placeable: "Se puede enviar",
    healthy: "Por encima del mantenimiento",
    never: "Sin precio de liquidación",
    already: "En liquidación o más allá",
    insufficient: "Margen insuficiente",
    refused: "Sería rechazada",
  },
  waitingDetail: "Los números aparecerán en cuanto haya una cuenta que leer.",
  failureDetail: (message) => `Mensaje: ${message}.`,
  noPositionDetail: "No hay nada abierto, así que nada se puede liquidar.",
  closedDetail: (realized) => `No queda nada de la posición. Realizado: ${realized}.`,
  neverDetail: "A ningún precio de este mercado se liquida la posición, si lo demás no cambia.",
  liquidatedAt: (price, where, distance) => `Liquidación a ${price}${having(distance, ", un ", where === "below" ? " por debajo del precio de marca" : " por encima del precio de marca")}.`,
  marginMissing: (amount) => `Faltan ${amount} de margen.`,
  healthReturnsAt: (price) => `A ${price} la posición vuelve a estar cubierta.`,
  healthNeverReturns: "Ningún precio de este mercado vuelve a cubrir la posición.",
  accountLiquidatable: "La cuenta está en liquidación o más allá, con o sin esta orden.",
  sentences: (all) => all.join(" "),
  verdict: (word, detail) => `${word}. ${detail}`.trim(),

  order: (side, what) => (side === "sell" ? `Vender ${what}` : `Comprar ${what}`),
  orderTitle: "Orden",
  accountTitle: "Cuenta",
  position: (side, size) => (side === "long" ? `Largo de ${size}` : `Corto de ${size}`),
  contracts: (count, shown) => plural("es", count, { one: `${shown} contrato`, other: `${shown} contratos` }),
  effect: (effect, side) => `${EFFECTS[effect]} ${side === "long" ? "larga" : "corta"}`,
  leverage: (times) => `apalancamiento ${times}x`,
  nearestOf: (count, shown) => plural("es", count, { one: `la más cercana a la liquidación de ${shown} posición`, other: `la más cercana a la liquidación de ${shown} posiciones` }),
  spokenOrder: ({ side, size, price, effect, position, verdict, cost, loss }) =>
    `${es.order(side, size)} a ${price}. ${es.effect(effect, position)}. ${verdict} Coste: ${cost}; lo máximo que puede perder esta orden es ${loss}.`,
  spokenPosition: (side, size, verdict) => `${es.position(side, size)}: ${verdict}`,

  sides: { buy: "Comprar", sell: "Vender" },
  modes: { isolated: "Aislado", cross: "Cruzado" },
  modeNotes: { isolated: "margen aislado", cross: "margen cruzado" },
  priceKindNotes: { market: "a mercado", limit: "límite", trigger: "condicional" },
  liquidityNotes: { maker: "maker", taker: "taker" },

  caption: "Margen antes y después",
  quantities: "Tamaño, importes y precios",
  inQuote: (quote) => `en ${quote}`,
  pricesIn: (quote) => `precios en ${quote}`,
  moneyIn: (settle) => `importes en ${settle}`,
  now: "Ahora",
  after: "Después",
  ifFilled: "Si se ejecutara",
  labels: {
    "liquidation-price": "Precio de liquidación",
    "distance": "Distancia",
    "initial-margin": "Margen inicial",
    "margin-ratio": "Ratio de margen",
    "max-loss": "Pérdida máxima",
    "bankruptcy-price": "Precio de bancarrota",
    "available": "Disponible",
    "equity": "Patrimonio de la cuenta",
    "wallet": "Saldo de la billetera",
    "account-initial-margin": "Margen inicial, todo cruzado",
    "account-maintenance-margin": "Margen de mantenimiento, todo cruzado",
    "fill-price": "Precio de ejecución",
    "notional": "Valor de la orden",
    "cost": "Coste",
    "fee": "Comisión",
    "order-max-loss": "Pérdida máxima de la orden",
    "max-qty": "Tamaño máximo",
    "realized-pnl": "Realizado",
    "stop": "En el stop",
    "target": "En el objetivo",
  },
  words: {
    unknown: "desconocido", none: "ninguno", never: "nunca", atOrPast: "alcanzado", noLimit: "sin límite", noneLeft: "agotada", noEquity: "sin patrimonio",
  },
  exactly: (value) => `Exactamente ${value}`,
  marginAndFee: "margen + comisión",
  ofEquity: (percent) => `${percent} del patrimonio`,
  onMargin: (percent) => `${percent} sobre el margen`,
  notReached: "no se alcanza",
  fundingFor: (hours) => `Financiación de ${hours} h`,
  liquidationAfter: (hours) => `Precio de liquidación tras ${hours} h`,

  meter: "distancia a la liquidación",
  orMore: (percent) => `${percent} o más`,
  roomLeft: (percent) => `${percent} de distancia a la liquidación`,

  beforeYouSend: "Antes de enviar",
  noMaintenance: "No se conoce el margen de mantenimiento de este contrato: como liquidación se muestra el punto en que el margen se agota.",
  reasons: {
    "insufficient-margin": (facts) => `El saldo disponible no alcanza${missing(facts)}.`,
    "leverage-above-tier": ({ limit }) => `El apalancamiento supera lo que permite este tamaño${having(limit, ", ", "x")}.`,
    "notional-above-cap": (facts) => `La posición sería mayor de lo que admite la plataforma${limit(facts)}.`,
    "order-liquidatable-at-open": (facts) => `La posición se liquidaría al abrirse${missing(facts)}.`,
    "order-liquidatable-at-trigger": (facts) => `La posición se liquidaría al activarse la orden${missing(facts)}.`,
    "below-minimum": (facts) => `La orden es menor que el mínimo admitido${limit(facts)}.`,
    "off-lot": (facts) => `El tamaño debe ser múltiplo del lote${limit(facts)}.`,
    "off-tick": (facts) => `El precio debe ser múltiplo del tick${limit(facts)}.`,
    "reduce-only-no-position": () => "Solo reducir, pero no hay ninguna posición contraria que reducir.",
    "reduce-only-capped": (facts) => `Solo reducir: el tamaño cuenta únicamente hasta el de la posición${limit(facts)}.`,
    "stop-unreachable": ({ limit }) => `El stop está más allá de la liquidación${having(limit, " a ")}: la liquidación llegaría antes.`,
    "stop-close": ({ limit }) => `El stop está muy cerca de la liquidación${having(limit, " a ")}: un salto del precio podría saltárselo.`,
    "stop-wrong-side": () => "El stop está en el lado de ganancia del precio: se activaría de inmediato.",
    "target-wrong-side": () => "El objetivo está en el lado de pérdida del precio: se activaría de inmediato.",
    "risk-cap-exceeded": ({ limit }) => `La orden puede perder más que tu límite${having(limit, " de ")}.`,
    "order-overdetermined": (facts) => `Tamaño, valor y margen de la orden se contradicen${expected(facts)}.`,
    "position-overdetermined": () => "Lo que una posición posee y debe no corresponde a su dirección.",
    "funding-overdetermined": (facts) => `La tasa de financiación contradice su prima${expected(facts)}.`,
    "equity-mismatch": (facts) => `Saldo de la billetera y patrimonio de la cuenta se contradicen${expected(facts)}.`,
    "tiers-inconsistent": (facts) => `Una deducción de la tabla de riesgo contradice las filas anteriores${expected(facts)}.`,
    "mixed-settlement": () => "Las posiciones cruzadas que se liquidan en monedas distintas no se pueden sumar.",
    "question-overdetermined": () => "La pregunta pide dos cosas a la vez.",
    "rules-unsupported": () => "Para estas reglas no hay aquí una respuesta exacta.",
    "unreachable": () => "Ningún margen basta para llegar a eso.",
  },
  unknownReason: (code, { missing, limit }) => `Aviso «${code}»${having(missing, ", faltan ")}${having(limit, ", límite ")}.`,

  inputs: {
    side: "Dirección", mode: "Modo de margen", priceKind: "Tipo de orden", price: "Precio", qty: "Tamaño", notional: "Valor de la orden", margin: "Margen",
    leverage: "Apalancamiento", stop: "Stop", target: "Objetivo", riskCap: "Límite de riesgo", wallet: "Saldo de la billetera", equity: "Patrimonio",
    entry: "Precio de entrada", symbol: "Símbolo", amount: "Importe", tick: "Tick", lot: "Lote", mmr: "Tasa de mantenimiento", mark: "Precio de marca", rate: "Tasa de financiación", hours: "Horas de tenencia",
  },
  anyInput: "Dato",
  markOf: (symbol) => `Precio de marca de ${symbol}`,
  inputAt: (input, path) => `${input} (${path})`,
  given: (input, value) => `${input}: «${value}»`,
  objectGiven: "objeto",
  faults: {
    "not-a-decimal": (subject) => `${subject} no es un número decimal.`,
    "out-of-range": (subject) => `${subject} está fuera del rango admitido.`,
    "too-many-digits": (subject) => `${subject} tiene más cifras de las que se pueden guardar.`,
    "unknown-symbol": (subject) => `${subject} no es un contrato de esta cuenta.`,
    "unknown-field": (subject) => `${subject} no es un campo conocido.`,
    "unknown-value": (subject) => `${subject} no es uno de los valores conocidos.`,
    "unsorted-tiers": (subject) => `${subject} no sigue a la fila anterior.`,
    "missing": (subject) => `${subject}: falta este dato.`,
    "too-many": (subject) => `${subject}: son más de los que se pueden guardar.`,
    "unknown-venue": (subject) => `${subject} no es una plataforma cuyas reglas se conozcan.`,
    "unknown-position": (subject) => `${subject} no es una posición de esta cuenta.`,
    "duplicate": (subject) => `${subject} aparece dos veces.`,
    "wrong-type": (subject) => `${subject} no es del tipo que se espera aquí.`,
    "unreadable": (subject) => `${subject}: no se pudo leer.`,
  },
  unknownFault: (subject, code) => `${subject}: error «${code}».`,

  derived: (input) => `${input}: se deduce de los demás datos`,
  howMade: "Cómo se obtiene este número",
  showFormula: (quantity) => `Mostrar la fórmula: ${quantity}`,
  terms,
  moves: "Qué mueve este precio",
  nextFunding: "Próximo pago de financiación",
  tierRow: (number) => `fila ${number}`,
  stalled: (seconds) => `Sin precios nuevos desde hace más de ${seconds} s`,
  partMissing: "No se pudo cargar algo que va aquí.",
  tryAgain: "Reintentar",
};

registerMessages("es", es);
registerPlotWords("es", plots);
export default es;

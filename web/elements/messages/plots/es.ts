// SPDX-License-Identifier: MIT
import type { PlotWords } from "./plot-words.js";

export const es: PlotWords = {
  quantities: {
    entry: "Entrada", mark: "Precio de marca", liquidation: "Liquidación", bankruptcy: "Quiebra", equity: "Patrimonio", maintenance: "Margen de mantenimiento",
    buffer: "Colchón", profit: "Ganancia o pérdida", margin: "Margen",
  },
  modes: { isolated: "Aislado", cross: "Cruzado" },
  times: (leverage) => `${leverage}x`,
  fromEntry: (price, share, where) => (where === "at" ? `${price}, en la entrada` : `${price}, ${share} por ${where === "below" ? "debajo" : "encima"} de la entrada`),
  named: (text, name) => `${text}, ${name.toLowerCase()}`,
  moveMark: "Mover el precio de marca",
  liquidated: "liquidada",
  liquidatedAt: (price) => `liquidada a ${price}`,
  liquidatedAtEntry: "liquidada en cuanto se abre",
  never: "ningún precio la liquida",
  room: (share) => `${share} de distancia`,
  atMost: (amount) => `pierde como máximo ${amount}`,
  ofMargin: (share) => `${share} del margen`,
  left: (amount) => `quedan ${amount}`,
  asTable: "Lo mismo en una tabla",
  price: "Precio",
  profitAt: (leverage) => `Ganancia o pérdida con ${leverage}`,
  days: (count) => (count === "1" ? "1 día" : `${count} días`),
  time: "Tiempo",
  paid: "Financiación pagada",
  mode: "Modo de margen",
  mostLost: "Pérdida máxima",
  waiting: "A la espera de una posición",
  nothing: "No hay ninguna posición que dibujar",
  wrong: (what) => `Esto no se puede dibujar: ${what}`,
  list: (parts) => parts.join("; "),
};

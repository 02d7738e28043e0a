// SPDX-License-Identifier: MIT
import "marginscope/element/define";
import { account, order } from "../situation.js";

const element = document.createElement("margin-scope");
Object.assign(element, { locale: "en-US", quote: "USDT", account, order });
document.querySelector("main").append(element);

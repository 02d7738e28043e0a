// SPDX-License-Identifier: MIT
import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { App } from "app";

console.log(renderToString(<StrictMode><App /></StrictMode>));

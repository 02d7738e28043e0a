// SPDX-License-Identifier: MIT
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "app";

createRoot(document.querySelector("main")!).render(<StrictMode><App /></StrictMode>);

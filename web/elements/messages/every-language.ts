// SPDX-License-Identifier: MIT
// The catalogues of every language there is, for who cannot wait until one is wanted.
import "./locales/ar.js";
import "./locales/de.js";
import "./locales/es.js";
import "./locales/ja.js";
import "./locales/zh.js";

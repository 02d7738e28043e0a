// SPDX-License-Identifier: MIT
// What of Embind runs in the page. Embind reads the table of bindings.cpp, checks its types and writes the declaration that the façade is compiled
// against. Its own runtime is made for classes, strings and overloads: five kilobytes, of which this door, where only sizes and
// addresses cross, needs one function.
if (!EMBIND_GEN_MODE) {
  const types = ["bigint", "bool", "emval", "float", "integer", "memory_view", "std_string", "std_wstring", "void"];
  addToLibrary({
    ...Object.fromEntries(types.map((type) => [`_embind_register_${type}`, () => {}])),

    _embind_register_function__deps: ["$AsciiToString", "$getWasmTableEntry"],
    /** `signature` is `assess(_0)`; `invoker` calls `target` with what it gets, and gives back a size of 32 bits. */
    _embind_register_function: (signature, argumentCount, argumentTypes, invokerType, invoker, target) => {
      const call = getWasmTableEntry(invoker);
      Module[AsciiToString(signature).replace(/\(.*/, "")] = (size) => call(target, size) >>> 0;
    },

    // The C library ends a program that fails by timers and exit codes; here it throws.
    _setitimer_js__deps: [],
    _setitimer_js: () => 0,
    _emscripten_runtime_keepalive_clear__deps: [],
    _emscripten_runtime_keepalive_clear: () => {},
    proc_exit__deps: [],
    proc_exit: () => abort(""),
  });
}

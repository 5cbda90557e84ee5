/** A module as wrangler bundles it: compiled ahead, because Workers compile no code of their own. */
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}

import { installReferences } from "./python-environment.ts";

/** Installs the references before the tests need them. */
await installReferences();

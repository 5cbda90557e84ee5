import { pythonEnvironment } from "./python-environment.ts";

/** Makes the virtual environment with the reference before the tests need it. */
pythonEnvironment();

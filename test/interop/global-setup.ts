import { pythonEnvironment } from "./python-environment.ts";

/** Installing the reference takes longer than a test may. */
export default function setup(): void {
  pythonEnvironment();
}

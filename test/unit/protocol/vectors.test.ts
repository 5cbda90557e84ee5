import { describeVectors } from "../../vectors-check.ts";

describeVectors();

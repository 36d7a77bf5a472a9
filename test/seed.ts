// One seed for every property, so that a run says the same twice; SANXIAN_SEED gives another, and a failure prints it.
import fc from "fast-check";
import { SEED } from "./property/random.ts";

fc.configureGlobal({ seed: SEED });

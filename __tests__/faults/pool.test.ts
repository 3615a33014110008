import { POOL_FAULTS } from "./faults.ts";
import { testFaults } from "./table.ts";

testFaults(POOL_FAULTS);

import { STORE_FAULTS } from "./faults.ts";
import { testFaults } from "./table.ts";

testFaults(STORE_FAULTS);

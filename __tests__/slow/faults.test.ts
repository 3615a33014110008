import { SLOW_FAULTS } from "../faults/faults.ts";
import { testFaults } from "../faults/table.ts";

testFaults(SLOW_FAULTS);

import { PACKER_FAULTS } from "./faults.ts";
import { testFaults } from "./table.ts";

testFaults(PACKER_FAULTS);

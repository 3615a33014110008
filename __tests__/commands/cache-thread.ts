/** What the bundle does when it is started as a thread. */
import { serveCache } from "../../src/commands/plugin-cache-worker.ts";

await serveCache();

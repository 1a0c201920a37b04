// Loaded before the program, gives some of its threads less memory: with SMALL_THREADS=crew-thread=4:1 the first whose file
// is called so has 4 MB.
import { syncBuiltinESMExports } from "node:module";
import threads from "node:worker_threads";

const [name = "", megabytes = "", most = ""] = (process.env.SMALL_THREADS ?? "").split(/[=:]/);
let left = Number(most);
const { Worker } = threads;
threads.Worker = class extends Worker {
  constructor(file, options) {
    const isSmall = String(file).includes(name) && left-- > 0;
    const resourceLimits = { maxOldGenerationSizeMb: Number(megabytes) };
    super(file, isSmall ? { ...options, resourceLimits } : options);
  }
};
syncBuiltinESMExports();

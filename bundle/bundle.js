// Puts the program into a few files: hundreds of small ones take half the time of a build to load.
// tsc checks the types and writes the declarations; this writes the code.
import { rolldown } from "rolldown";
import { input, output } from "./options.js";

const bundle = await rolldown(input);
await bundle.write(output);
await bundle.close();

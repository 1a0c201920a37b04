export type * from "./database.ts";

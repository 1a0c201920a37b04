import { errorCode, type ReadEffects } from "../effect.ts";

/** Returns the names of what is in a folder, by its absolute path; none where there is no such folder. */
export async function namesIn(folder: string, effects: ReadEffects): Promise<readonly string[]> {
  try {
    return await effects.list(folder);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return [];
  }
}

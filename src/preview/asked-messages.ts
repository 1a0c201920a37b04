import type { Messages } from "../language/index.ts";

/** Messages that were asked for, by their keys, each with its text; undefined where there was none. */
export type Asked = Map<string, string | undefined>;

/** Returns the messages as they are; each key that is asked for from now on is added to `asked`. */
export function noteAsked(messages: Messages, asked: Asked): Messages {
  const note = (key: string | symbol): void => {
    if (typeof key === "string")
      asked.set(key, Object.hasOwn(messages, key) ? messages[key] : undefined);
  };
  return new Proxy(messages, {
    get(target, key) {
      note(key);
      return Reflect.get(target, key);
    },
    has(target, key) {
      note(key);
      return Reflect.has(target, key);
    },
    getOwnPropertyDescriptor(target, key) {
      note(key);
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
    ownKeys(target) {
      for (const key of Object.keys(target)) note(key);
      return Reflect.ownKeys(target);
    },
  });
}

/** Tells whether whoever asked would be answered the same. */
export function holdsStill(asked: Asked, messages: Messages): boolean {
  for (const [key, text] of asked)
    if ((Object.hasOwn(messages, key) ? messages[key] : undefined) !== text) return false;
  return true;
}

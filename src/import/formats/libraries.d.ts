// The package comes without types; what is used of it.
declare module "saxen" {
  export class Parser {
    on(
      event: "openTag",
      handle: (name: string, attributes: () => Readonly<Record<string, string>>) => void,
    ): this;
    on(event: "closeTag" | "text" | "cdata" | "attention", handle: (text: string) => void): this;
    on(event: "error", handle: (error: Error) => void): this;
    write(xml: string): this;
    end(): Error | null;
  }
}

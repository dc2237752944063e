/** What the package uses of Node, so that no types have to be installed. */
declare module "node:fs" {
  export function readFileSync(path: string): Uint8Array;
}
declare module "node:os" {
  export function homedir(): string;
}
declare module "node:path" {
  export function join(...parts: string[]): string;
}
declare module "node:process" {
  export const env: Readonly<Record<string, string | undefined>>;
}

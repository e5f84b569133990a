// What a package for AMD pages calls when it is loaded; imported before the package.

type Factory = (...dependencies: unknown[]) => Record<string, unknown>;

let factory: Factory | undefined;

(globalThis as unknown as { define: unknown }).define = (_names: string[], make: Factory): void => {
  factory = make;
};

/** Return what the package makes of its dependencies, and take `define` away again. */
export function made(...dependencies: unknown[]): Record<string, unknown> {
  delete (globalThis as { define?: unknown }).define;
  if (!factory) throw new Error("the package did not define itself");
  return factory(...dependencies);
}

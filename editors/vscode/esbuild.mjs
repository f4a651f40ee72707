// Bundles the extension into dist/, or with --tests its tests into out/.
import { readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

const tests = process.argv.includes("--tests");
const outdir = tests ? "out" : "dist";
rmSync(outdir, { recursive: true, force: true });

await build({
    entryPoints: tests
        ? readdirSync("test")
              .filter((name) => name.endsWith(".test.ts"))
              .map((name) => `test/${name}`)
        : ["src/extension.ts"],
    outdir,
    bundle: true,
    external: ["vscode"],
    format: "cjs",
    legalComments: "linked",
    logLevel: "warning",
    minify: process.argv.includes("--minify"),
    platform: "node",
    sourcemap: tests ? "inline" : false,
    target: "node18",
});

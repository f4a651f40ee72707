// Bundles the extension into dist/, with the licences of what is bundled, or with --tests its tests
// into out/.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const tests = process.argv.includes("--tests");
const outdir = tests ? "out" : "dist";
rmSync(outdir, { recursive: true, force: true });

const { metafile } = await build({
    entryPoints: tests
        ? readdirSync("test")
              .filter((name) => name.endsWith(".test.ts"))
              .map((name) => `test/${name}`)
        : ["src/extension.ts"],
    outdir,
    bundle: true,
    external: ["vscode"],
    format: "cjs",
    legalComments: "none", // the notices have them whole
    logLevel: "warning",
    metafile: true,
    minify: process.argv.includes("--minify"),
    platform: "node",
    sourcemap: tests ? "inline" : false,
    target: "node18",
});
if (!tests) {
    writeFileSync(`${outdir}/ThirdPartyNotices.txt`, notices(metafile));
}

/** The name, version and licence of each package of which something is in the bundle. */
function notices({ outputs }) {
    const files = Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs));
    const folders = files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
    const sections = [...new Set(folders)].map(notice).sort();
    const line = `\n${"-".repeat(80)}\n\n`;
    return ["newslint for VS Code contains these packages.\n", ...sections].join(line);
}

/** It is an error where a package has no licence's text. */
function notice(folder) {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf-8"));
    const file = readdirSync(folder).find((each) => /^licen[cs]e(\.|$)/i.test(each));
    if (!file) {
        throw new Error(`${folder} has no licence's text: ThirdPartyNotices.txt needs it`);
    }
    const text = readFileSync(`${folder}/${file}`, "utf-8").replaceAll("\r\n", "\n").trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
}

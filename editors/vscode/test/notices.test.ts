import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const NOTICES = "dist/ThirdPartyNotices.txt";

test("the notices name each bundled package with its version and licence, and no other", () => {
    const notices = readFileSync(NOTICES, "utf-8");
    const sections = notices.split(/^-{80}\n\n/m).slice(1);
    const named = sections.map(
        (section) => /^(\S+) \d+\.\d+\.\d+ \((?:MIT|ISC)\)\n/.exec(section)?.[1],
    );
    assert.deepEqual(named, bundled());
    for (const section of sections) {
        assert.match(section, /^Copyright \(c\) /m);
        assert.match(section, /^Permission (is hereby granted|to use, copy, modify)/m);
    }
});

test("the notices are packed", () => {
    const vsce = "node_modules/@vscode/vsce/vsce";
    const packed = execFileSync(process.execPath, [vsce, "ls", "--no-dependencies"]).toString();
    assert.ok(packed.split(/\r?\n/).includes(NOTICES), packed);
});

/** By the comments that esbuild leaves before each file in a bundle that is not minified. */
function bundled(): string[] {
    const bundle = readFileSync("dist/extension.js", "utf-8");
    const files = bundle.matchAll(/^\s*\/\/ .*node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\/.*$/gm);
    return [...new Set([...files].map((match) => match[1]!))].sort();
}
